package org.yizhan.hub.log;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.function.Function;
import org.yizhan.platform.kafka.Stored;
import org.yizhan.platform.kafka.TopicWriter;

/**
 * An event as a record of a topic: the key is the station's id, the value the event's canonical
 * JSON, and the headers say where it stands.
 *
 * @param append what was written together has the same one; it counts only when the hub's database
 *     knows it
 */
record Envelope(
    int partition, long offset, UUID station, UUID epoch, UUID append, ReceivedEvent event) {
  static final String EPOCH = "yizhan-epoch";
  static final String SEQ = "yizhan-seq";
  static final String HASH = "yizhan-hash";
  static final String APPEND = "yizhan-append";

  static byte[] key(UUID station) {
    return station.toString().getBytes(StandardCharsets.UTF_8);
  }

  static TopicWriter.Entry entry(UUID epoch, UUID append, ReceivedEvent event) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(EPOCH, epoch.toString());
    headers.put(SEQ, Long.toString(event.seq()));
    headers.put(HASH, HexFormat.of().formatHex(event.hash()));
    headers.put(APPEND, append.toString());
    return new TopicWriter.Entry(headers, event.body());
  }

  /**
   * @throws IllegalArgumentException saying what is wrong, when it is no event of a station
   */
  static Envelope read(Stored record) {
    if (record.key() == null || record.value() == null) {
      throw new IllegalArgumentException("has no key or no value");
    }
    var key = new String(record.key(), StandardCharsets.UTF_8);
    return new Envelope(
        record.partition(),
        record.offset(),
        part("key", key, UUID::fromString),
        header(record, EPOCH, UUID::fromString),
        header(record, APPEND, UUID::fromString),
        ReceivedEvent.of(
            header(record, SEQ, Long::parseLong),
            header(record, HASH, HexFormat.of()::parseHex),
            record.value()));
  }

  private static <T> T header(Stored record, String name, Function<String, T> reader) {
    return part("header " + name, record.headers().getOrDefault(name, ""), reader);
  }

  /** What was written there is not repeated: nobody knows what it is. */
  private static <T> T part(String what, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("has no valid " + what, e);
    }
  }
}
