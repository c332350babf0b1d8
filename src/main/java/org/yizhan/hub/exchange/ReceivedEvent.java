package org.yizhan.hub.exchange;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
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
 * @param visitStart when the visit begins; only in events of visits
 * @param visitState state of the visit; only in events of visits
 */
record ReceivedEvent(
    long seq,
    byte[] hash,
    byte[] body,
    UUID id,
    Instant at,
    String type,
    UUID subject,
    long version,
    @Nullable Instant visitStart,
    @Nullable String visitState) {
  private static final String OF_A_VISIT = "org.yizhan.visit.";

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
    var ofVisit = body.type().startsWith(OF_A_VISIT);
    return new ReceivedEvent(
        seq,
        hash,
        bytes,
        body.id(),
        body.at().toInstant(),
        body.type(),
        body.subject(),
        body.version(),
        ofVisit ? instant(text(body, "start")) : null,
        ofVisit ? text(body, "state") : null);
  }

  private static Body parse(String field, byte[] bytes) {
    try {
      return Json.mapper().readerFor(Body.class).readValue(bytes);
    } catch (java.io.IOException e) {
      throw Problem.invalid(field, "is not the JSON of an event").exception();
    }
  }

  private static @Nullable String text(Body body, String member) {
    return body.data() != null && body.data().get(member) instanceof String text ? text : null;
  }

  /** A station newer than the hub may say it otherwise; that must not stop its log. */
  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
