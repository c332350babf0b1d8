package org.yizhan.hub.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.IsoTime;

/**
 * An event as a station sent it.
 *
 * @param body the canonical JSON, byte for byte what the station hashed
 */
public record ReceivedEvent(
    long seq,
    byte[] hash,
    byte[] body,
    UUID id,
    Instant at,
    String type,
    UUID subject,
    long version) {
  /** A database does not know every time that can be written. */
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  /** Longer types are nobody's. */
  private static final int LONGEST_TYPE = 200;

  /**
   * Reads what the hub needs from the body, and that it is JSON to its end.
   *
   * @throws IllegalArgumentException saying what is wrong with the body, when it is no event
   */
  public static ReceivedEvent of(long seq, byte[] hash, byte[] bytes) {
    UUID id = null;
    Instant at = null;
    String type = null;
    UUID subject = null;
    Long version = null;
    try (var json = Json.mapper().createParser(bytes)) {
      expect(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        json.nextToken();
        switch (name) {
          case "id" -> id = UUID.fromString(text(json));
          case "at" -> at = IsoTime.parse(text(json));
          case "type" -> type = text(json);
          case "subject" -> subject = UUID.fromString(text(json));
          case "version" -> version = json.getLongValue();
          case "data" -> data(json);
          default -> json.skipChildren();
        }
      }
      expect(json.nextToken() == null);
    } catch (IOException | DateTimeException e) {
      throw new IllegalArgumentException("is not the JSON of an event", e);
    }
    if (id == null || at == null || type == null || subject == null || version == null) {
      throw new IllegalArgumentException("needs id, at, type, subject and version");
    }
    if (at.isBefore(FIRST) || at.isAfter(LAST)) {
      throw new IllegalArgumentException("must have happened from 2000 to 2200");
    }
    return new ReceivedEvent(seq, hash, bytes, id, at, type, subject, version);
  }

  private static void data(JsonParser json) throws IOException {
    expect(
        json.currentToken() == JsonToken.START_OBJECT
            || json.currentToken() == JsonToken.VALUE_NULL);
    json.skipChildren();
  }

  private static String text(JsonParser json) throws IOException {
    expect(json.currentToken() == JsonToken.VALUE_STRING);
    var text = json.getText();
    expect(text.length() <= LONGEST_TYPE && text.indexOf('\0') < 0);
    return text;
  }

  private static void expect(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("is not the JSON of an event");
    }
  }
}
