package org.yizhan.hub.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.json.Json;

/**
 * An event as a station sent it.
 *
 * @param body the canonical JSON, byte for byte what the station hashed
 */
record ReceivedEvent(
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

  /**
   * Reads what the hub needs from the body.
   *
   * @param field JSON pointer of {@code text} in the request
   * @throws org.yizhan.platform.http.ProblemException 400 naming {@code field} when the body is not
   *     an event
   */
  static ReceivedEvent read(String field, long seq, byte[] hash, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var body = parse(field, bytes);
    if (body.id() == null
        || body.at() == null
        || body.type() == null
        || body.subject() == null
        || body.version() == null) {
      throw Problem.invalid(field, "needs id, at, type, subject and version").exception();
    }
    var at = body.at().toInstant();
    if (at.isBefore(FIRST) || at.isAfter(LAST)) {
      throw Problem.invalid(field, "must have happened from 2000 to 2200").exception();
    }
    return new ReceivedEvent(
        seq, hash, bytes, body.id(), at, body.type(), body.subject(), body.version());
  }

  private static Body parse(String field, byte[] bytes) {
    try {
      return Json.mapper().readerFor(Body.class).readValue(bytes);
    } catch (java.io.IOException e) {
      throw Problem.invalid(field, "is not the JSON of an event").exception();
    }
  }
}
