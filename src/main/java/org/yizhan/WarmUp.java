package org.yizhan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.yizhan.platform.config.Config;
import org.yizhan.station.Station;
import org.yizhan.station.StationConfig;

/**
 * Starts a station with sample data in a directory of its own and stops it again. A JVM that is
 * told to ({@code -XX:AOTCacheOutput}) writes down what it loaded, linked and ran meanwhile, and
 * the station's next starts take six tenths of the time.
 */
final class WarmUp {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "YIZHAN_HTTP_HOST", "127.0.0.1",
          "YIZHAN_HTTP_PORT", "0",
          "YIZHAN_MQTT_HOST", "127.0.0.1",
          "YIZHAN_MQTT_PORT", "0",
          "YIZHAN_SAMPLE_DATA", "true");

  private WarmUp() {}

  /** Leaves nothing behind. */
  static void run() {
    var config = Config.load("station.yaml", null, SETTINGS, StationConfig.class);
    try {
      var data = Files.createTempDirectory("yizhan-warm-up");
      try {
        Launcher.once(
            (vertx, meters) -> Station.start(vertx, config, data, meters, Launcher.CLOCK));
      } finally {
        delete(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
