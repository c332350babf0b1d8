package org.yizhan.platform.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.json.Json;

/**
 * Something that happened to one aggregate. The body holds pseudonymous ids and no personal data,
 * so that erasing a person never breaks the chain of hashes.
 *
 * @param type such as {@code org.yizhan.booking.created.v1}
 * @param subject id of the aggregate
 * @param version version of the aggregate after it happened
 * @param data what a reader needs to know: ids, states, times, amounts in fen
 */
public record Event(
    UUID id,
    Instant at,
    String actor,
    String type,
    UUID subject,
    long version,
    Map<String, ?> data) {
  /** An event with a new id. */
  public static Event of(
      Instant at, String actor, String type, UUID subject, long version, Map<String, ?> data) {
    return new Event(Ids.next(), at, actor, type, subject, version, data);
  }

  /** The canonical JSON (RFC 8785) that is stored, hashed and sent. */
  public byte[] body() {
    var body = new TreeMap<String, Object>();
    body.put("id", id);
    body.put("at", DateTimeFormatter.ISO_INSTANT.format(at.atOffset(ZoneOffset.UTC)));
    body.put("actor", actor);
    body.put("type", type);
    body.put("subject", subject);
    body.put("version", version);
    body.put("data", data);
    return Json.canonical(body);
  }
}
