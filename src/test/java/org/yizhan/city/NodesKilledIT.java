package org.yizhan.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.hub.HubNodes;

/**
 * Two hub nodes on one database behind a balancer, and every few seconds one of them is killed.
 * Simulated stations report meanwhile over networks that lose, repeat and reorder calls; in the end
 * nothing is lost and nothing doubled.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class NodesKilledIT {
  private static final boolean PROOF = Boolean.getBoolean("yizhan.proof");
  private static final int STATIONS = Integer.getInteger("yizhan.stations", PROOF ? 1_000 : 20);
  private static final int DAYS = Integer.getInteger("yizhan.days", PROOF ? 20 : 3);
  private static final double SPEEDUP = 20_000;
  private static final long LONGEST_PAUSE_MS = PROOF ? 5_000 : 1_500;
  private static final Map<String, String> NODES =
      Map.of("YIZHAN_EXCHANGE_WAIT_SECONDS", "2", "YIZHAN_DRAIN_SECONDS", "1");

  private static final Trouble MUCH = new Trouble(0.1, 0.2, 3, 3, 0.2);

  @TempDir private static Path data;

  @Test
  void nothingIsLostAndNothingDoubled() throws Exception {
    try (var hub = new HubNodes(data, NODES)) {
      var settings = CityRun.settings(hub, STATIONS, DAYS, SPEEDUP, MUCH);
      try (var city = new CityRun(settings)) {
        var killed = killUntilOver(hub, city.truth());
        var truth = city.truth().get();
        var differences = new Audit(hub, truth).differences(Duration.ofMinutes(PROOF ? 30 : 2));
        System.out.printf(
            "%d stations, %d events, nodes killed %d times%n", STATIONS, truth.events(), killed);

        assertThat(differences).isEmpty();
        assertThat(killed).isPositive();
      }
      assertThat(hub.stop(0)).contains("Told to stop; still serving");
      assertThat(hub.call("GET", "/health/ready", null).status())
          .as("the other one")
          .isEqualTo(200);
    }
  }

  /** Kills one or the other until the city has reported everything, and starts it again. */
  private static int killUntilOver(HubNodes hub, CompletableFuture<CityTruth> city)
      throws Exception {
    var random = new SplittableRandom(20_260_306);
    while (hub.number("SELECT count(*) FROM station_event") == 0) {
      assertThat(over(city, 10)).as("over before it began").isFalse();
    }
    var killed = 0;
    while (!over(city, killed == 0 ? 0 : random.nextLong(LONGEST_PAUSE_MS))) {
      var node = random.nextInt(hub.count());
      hub.kill(node);
      killed++;
      hub.restart(node);
    }
    return killed;
  }

  private static boolean over(CompletableFuture<CityTruth> city, long patienceMs) throws Exception {
    try {
      city.get(patienceMs, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException goesOn) {
      return false;
    }
  }
}
