package org.yizhan.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in a topic; anybody may have written it.
 *
 * @param headers the last of each name, as text
 */
public record Stored(
    int partition,
    long offset,
    byte @Nullable [] key,
    Map<String, String> headers,
    byte @Nullable [] value) {
  static Stored of(ConsumerRecord<byte[], byte[]> read) {
    var headers = new HashMap<String, String>();
    for (var header : read.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return new Stored(read.partition(), read.offset(), read.key(), headers, read.value());
  }
}
