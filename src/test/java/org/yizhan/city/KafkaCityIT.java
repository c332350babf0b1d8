package org.yizhan.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.hub.Broker;
import org.yizhan.hub.HubNodes;

/**
 * Two hub nodes count what simulated stations report from a real Kafka. The broker is killed and
 * comes back, a node is killed and another takes over, and somebody writes rubbish into the topic;
 * in the end every figure is what really happened.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class KafkaCityIT {
  private static final boolean PROOF = Boolean.getBoolean("yizhan.proof");
  private static final int STATIONS = Integer.getInteger("yizhan.stations", PROOF ? 1_000 : 10);
  private static final int DAYS = Integer.getInteger("yizhan.days", PROOF ? 10 : 2);
  private static final double SPEEDUP = 20_000;
  private static final Trouble MUCH = new Trouble(0.1, 0.2, 3, 3, 0.2);

  @TempDir private static Path data;

  private static Map<String, String> nodes(Broker broker) {
    var settings = new HashMap<>(broker.settings());
    settings.put("YIZHAN_EXCHANGE_WAIT_SECONDS", "2");
    settings.put("YIZHAN_DRAIN_SECONDS", "0");
    return settings;
  }

  @Test
  void everyFigureIsWhatReallyHappened() throws Exception {
    try (var broker = new Broker(data.resolve("kafka"));
        var hub = new HubNodes(data, nodes(broker))) {
      var settings = CityRun.settings(hub, STATIONS, DAYS, SPEEDUP, MUCH);
      try (var city = new CityRun(settings)) {
        await(() -> hub.number("SELECT count(*) FROM log_append") > 0);
        broker.kill();
        broker.start();
        var appended = hub.number("SELECT count(*) FROM log_append");
        broker.write("rubbish".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2}, Map.of());
        await(() ->
            city.truth().isDone() || hub.number("SELECT count(*) FROM log_append") > appended);
        hub.kill(0);

        var truth = city.truth().get();
        var differences = new Audit(hub, truth).differences(Duration.ofMinutes(PROOF ? 30 : 2));
        System.out.printf("%d stations, %d events in Kafka%n", STATIONS, truth.events());

        assertThat(differences).isEmpty();
        assertThat(hub.number("SELECT count(*) FROM station_event")).isZero();
        await(() -> broker.unread() == 0);
        assertThat(hub.number("SELECT count(*) FROM put_aside")).isEqualTo(1);
      }
    }
  }

  /**
   * The group hears nothing of a killed member for ten seconds, and only then shares its work out.
   */
  private static void await(BooleanSupplier done) {
    var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it happened in time").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
