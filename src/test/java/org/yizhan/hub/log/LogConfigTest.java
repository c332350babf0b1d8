package org.yizhan.hub.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yizhan.hub.HubConfig;
import org.yizhan.platform.config.Config;
import org.yizhan.platform.config.ConfigException;

/** What is wrong with where events are to be kept is named, with what would be right. */
class LogConfigTest {
  private static LogConfig with(Map<String, String> environment) {
    return Config.load("hub.yaml", null, environment, HubConfig.class).log();
  }

  private static Map<String, String> kafka() {
    var environment = new HashMap<String, String>();
    environment.put("YIZHAN_LOG_KIND", "kafka");
    environment.put("YIZHAN_LOG_BOOTSTRAP_SERVERS", "kafka-1:9092, kafka-2:9092");
    return environment;
  }

  @Test
  void keepsEventsInTheDatabaseUnlessToldOtherwise() {
    assertThat(with(Map.of()).inKafka()).isFalse();
    assertThat(with(kafka()).inKafka()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "KIND, mongodb, log.kind, must be postgresql or kafka",
    "BOOTSTRAP_SERVERS, '', log.bootstrapServers, must name brokers such as kafka-1:9092",
    "BOOTSTRAP_SERVERS, kafka-1, log.bootstrapServers, must name brokers such as kafka-1:9092",
    "TOPIC, all events, log.topic, must have 1 to 200 letters",
    "PARTITIONS, 0, log.partitions, must be between 1 and 1000"
  })
  void namesTheKeyAndTheRemedy(String key, String value, String named, String remedy) {
    var environment = kafka();
    environment.put("YIZHAN_LOG_" + key, value);

    assertThatThrownBy(() -> with(environment))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'" + named + "': " + remedy);
  }
}
