package org.yizhan.platform.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a topic that keeps everything, unless it is there. */
public final class TopicSetup {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
  private static final Map<String, String> KEEPS_ALL =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG, "-1",
          TopicConfig.RETENTION_BYTES_CONFIG, "-1");

  private TopicSetup() {}

  /**
   * Makes the topic, or warns when the one that is there forgets.
   *
   * @throws IllegalStateException when the brokers do not answer
   */
  public static void ensure(KafkaSettings settings) {
    try (var admin = Admin.create(settings.admin())) {
      var named = admin.listTopics().names().get();
      if (!named.contains(settings.topic())) {
        make(admin, settings);
      }
      warnIfItForgets(admin, settings.topic());
      admin.close(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void make(Admin admin, KafkaSettings settings)
      throws ExecutionException, InterruptedException {
    var wanted =
        new NewTopic(settings.topic(), Optional.of(settings.partitions()), Optional.empty())
            .configs(KEEPS_ALL);
    try {
      admin.createTopics(List.of(wanted)).all().get();
      LOG.atInfo().addKeyValue("topic", settings.topic()).log("A topic was made");
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) { // Another node was faster.
        throw e;
      }
    }
  }

  private static void warnIfItForgets(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    KEEPS_ALL.forEach((key, value) -> {
      var is = config == null ? null : config.get(key);
      if (is != null && !value.equals(is.value())) {
        LOG.atWarn()
            .addKeyValue("topic", topic)
            .addKeyValue("key", key)
            .addKeyValue("value", is.value())
            .log("The topic does not keep everything, so figures cannot be counted anew one day");
      }
    });
  }
}
