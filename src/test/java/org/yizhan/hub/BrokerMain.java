package org.yizhan.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka broker that is its own KRaft controller; formats its directory at the first start. */
final class BrokerMain {
  static final String READY = "The broker is ready";
  private static final String CLUSTER = "eWl6aGFuLWluLWEtdGVzdA";

  private BrokerMain() {}

  /** Takes the file of the broker's properties, and ends when its standard input does. */
  public static void main(String[] arguments) throws Exception {
    var properties = new Properties();
    try (var file = Files.newBufferedReader(Path.of(arguments[0]))) {
      properties.load(file);
    }
    new Formatter()
        .setNodeId(1)
        .setClusterId(CLUSTER)
        .addDirectory(properties.getProperty("log.dirs"))
        .setMetadataLogDirectory(properties.getProperty("log.dirs"))
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setIgnoreFormatted(true)
        .run();
    new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM).startup();
    System.out.println(READY);
    while (System.in.read() >= 0) {
      // Whoever started it is there.
    }
    Runtime.getRuntime().halt(0);
  }
}
