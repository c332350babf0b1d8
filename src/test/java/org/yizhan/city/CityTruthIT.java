package org.yizhan.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.hub.HubServer;
import org.yizhan.platform.json.Json;

/**
 * Simulated stations report to a real hub over networks that lose, repeat and reorder calls; they
 * are cut off, started anew and restored. In the end every figure is what really happened.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
class CityTruthIT {
  private static final boolean PROOF = Boolean.getBoolean("yizhan.proof");
  private static final int STATIONS = Integer.getInteger("yizhan.stations", PROOF ? 5_000 : 50);
  private static final int DAYS = Integer.getInteger("yizhan.days", PROOF ? 30 : 3);
  private static final double SPEEDUP = PROOF ? 1e6 : 20_000;
  private static final Trouble MUCH = new Trouble(0.1, 0.2, 8, 6, 0.2);

  @TempDir private static Path data;

  @Test
  void everyFigureIsWhatReallyHappened() throws Exception {
    try (var hub = new HubServer(data.resolve("hub"))) {
      var settings = CityRun.settings(hub, STATIONS, DAYS, SPEEDUP, PROOF ? Trouble.USUAL : MUCH);
      try (var city = new CityRun(settings);
          var pages = new Pages(hub)) {
        var truth = city.truth().get();
        var differences = new Audit(hub, truth).differences(Duration.ofMinutes(PROOF ? 60 : 2));
        System.out.printf("%d stations, %d events. %s%n", STATIONS, truth.events(), pages);

        assertThat(differences).isEmpty();
        assertThat(pages.refused()).isZero();
        writesWhatIsTrue(truth);
      }
    }
  }

  private static void writesWhatIsTrue(CityTruth truth) throws Exception {
    var file = data.resolve("truth.json");
    truth.write(file);
    var written = Json.mapper().readTree(Files.readAllBytes(file));
    var bookings = 0;
    for (var day : written.path("city")) {
      bookings += day.path("bookings").asInt();
    }

    assertThat(written.path("what").asText()).isEqualTo("simulator");
    assertThat(written.path("stations")).hasSize(STATIONS);
    assertThat(written.path("districts")).hasSizeGreaterThan(1);
    assertThat(written.at("/districts/0/days")).isNotEmpty();
    assertThat(written.at("/indicators/registered").asInt()).isGreaterThan(STATIONS);
    assertThat(written.at("/stations/0/indicators/educated").isNumber()).isTrue();
    assertThat(written.at("/stations/0/name/zh").asText()).startsWith("模拟驿站");
    assertThat(bookings).isGreaterThan(STATIONS * DAYS);
  }
}
