package org.yizhan.hub.log;

import java.util.regex.Pattern;
import org.yizhan.platform.config.ConfigException;
import org.yizhan.platform.kafka.KafkaSettings;

/**
 * Where events are kept.
 *
 * @param kind {@code postgresql}, the hub's own database, or {@code kafka}
 * @param bootstrapServers brokers to begin with, {@code host:port}, several with commas
 * @param topic its name
 * @param partitions of the topic, should it have to be made: as many consumers share the work
 * @param clientFile Java properties of Kafka clients, such as TLS and SASL; empty for none
 */
public record LogConfig(
    String kind, String bootstrapServers, String topic, int partitions, String clientFile) {
  private static final Pattern SERVERS =
      Pattern.compile("[^\\s,:]+:\\d{1,5}(,\\s*[^\\s,:]+:\\d{1,5})*");
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

  public LogConfig {
    if (!kind.equals("postgresql") && !kind.equals("kafka")) {
      throw new ConfigException("log.kind", "must be postgresql or kafka");
    }
    if (kind.equals("kafka") && !SERVERS.matcher(bootstrapServers).matches()) {
      throw new ConfigException(
          "log.bootstrapServers", "must name brokers such as kafka-1:9092,kafka-2:9092");
    }
    if (!TOPIC.matcher(topic).matches()) {
      throw new ConfigException(
          "log.topic", "must have 1 to 200 letters, digits, dots, dashes or underscores");
    }
    if (partitions < 1 || partitions > 1_000) {
      throw new ConfigException("log.partitions", "must be between 1 and 1000");
    }
  }

  KafkaSettings settings() {
    return new KafkaSettings(bootstrapServers, topic, partitions, clientFile);
  }

  /** Whether events are kept in Kafka. */
  public boolean inKafka() {
    return kind.equals("kafka");
  }
}
