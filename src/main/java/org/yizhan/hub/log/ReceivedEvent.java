package org.yizhan.hub.log;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.json.Json;

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

  private record Body(
      @Nullable UUID id,
      @Nullable OffsetDateTime at,
      @Nullable String type,
      @Nullable UUID subject,
      @Nullable Long version,
      @Nullable Map<String, Object> data) {}

  private static final ObjectReader BODY = Json.mapper().readerFor(Body.class);

  /**
   * Reads what the hub needs from the body.
   *
   * @throws IllegalArgumentException saying what is wrong with the body, when it is no event
   */
  public static ReceivedEvent of(long seq, byte[] hash, byte[] bytes) {
    var body = parse(bytes);
    if (body.id() == null
        || body.at() == null
        || body.type() == null
        || body.subject() == null
        || body.version() == null) {
      throw new IllegalArgumentException("needs id, at, type, subject and version");
    }
    var at = body.at().toInstant();
    if (at.isBefore(FIRST) || at.isAfter(LAST)) {
      throw new IllegalArgumentException("must have happened from 2000 to 2200");
    }
    return new ReceivedEvent(
        seq, hash, bytes, body.id(), at, body.type(), body.subject(), body.version());
  }

  private static Body parse(byte[] bytes) {
    try {
      return BODY.readValue(bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException("is not the JSON of an event", e);
    }
  }
}
