package org.yizhan.platform.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.yizhan.platform.config.ConfigException;

/**
 * How a topic is reached.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param partitions of the topic, should it have to be made
 * @param clientFile further properties of Kafka clients, such as TLS and SASL; empty for none
 */
public record KafkaSettings(
    String bootstrapServers, String topic, int partitions, String clientFile) {
  /** Whoever waits for a record to be stored holds a lock meanwhile. */
  static final int DELIVERY_MS = 5_000;

  private static final int REQUEST_MS = 2_500;

  Map<String, Object> producer() {
    var all = common();
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_MS);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
    all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return all;
  }

  /** A member of {@code group}: what it reads first is the oldest that there is. */
  Map<String, Object> member(String group) {
    var all = consumer();
    all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    all.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    all.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    return all;
  }

  /** One that looks records up and fetches little beside them. */
  Map<String, Object> finder() {
    var all = consumer();
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1_024);
    // What it asks for ahead at the end of a partition must not keep the next one waiting.
    all.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
    return all;
  }

  private Map<String, Object> consumer() {
    var all = common();
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, DELIVERY_MS);
    all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return all;
  }

  Map<String, Object> admin() {
    var all = common();
    all.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, DELIVERY_MS);
    all.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    return all;
  }

  private Map<String, Object> common() {
    var all = file();
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    all.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    all.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    return all;
  }

  private Map<String, Object> file() {
    var all = new HashMap<String, Object>();
    if (!clientFile.isEmpty()) {
      var properties = new Properties();
      try (var reader = Files.newBufferedReader(Path.of(clientFile))) {
        properties.load(reader);
      } catch (IOException e) {
        throw new ConfigException("log.clientFile", "there is no readable file " + clientFile);
      }
      properties.forEach((key, value) -> all.put(String.valueOf(key), value));
    }
    return all;
  }
}
