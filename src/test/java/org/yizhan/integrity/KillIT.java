package org.yizhan.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.json.Json;
import org.yizhan.station.Caller;

/**
 * The whole program is killed again and again while people use it. What it acknowledged is there,
 * once.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KillIT {
  private static final Logger LOG = LoggerFactory.getLogger(KillIT.class);
  private static final int TIMES = Boolean.getBoolean("yizhan.proof") ? 5 : 1;
  private static final int RESIDENTS = 8;
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  /** Who is killed. */
  private enum Victim {
    PROGRAM,
    POSTGRES,
    BOTH
  }

  @TempDir private static Path directory;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void keepsWhatItAcknowledgedThroughEveryKill() throws Exception {
    var data = directory.toRealPath().resolve("data");
    try (var station = StationProcess.start(data, directory.resolve("station.log"))) {
      var books = new Books(station.database());
      var loads = loads(station, data, books);
      loads.forEach(Load::start);
      // Of a station that does not come back nobody would ever have an answer: no finally here.
      killAll(station, loads);
      loads.forEach(Load::stop);
      loads.forEach(load -> LOG.atInfo().addKeyValue("load", load).log("Killing is over"));
      loads.forEach(load -> assertThat(load.lost(books)).isEmpty());
      assertThat(Eventually.is(RECOVERY, () -> books.unsealed() == 0)).as("all is sealed").isTrue();
      assertThat(books.brokenSeals()).isEmpty();
      assertThat(books.contradictions()).isEmpty();
      assertThat(station.stop()).as("stops when asked").isTrue();
    }
  }

  private static List<Load> loads(StationProcess station, Path data, Books books)
      throws IOException {
    var firstRun = Json.mapper().readTree(data.resolve("first-run.json").toFile());
    var console = firstRun.path("console");
    var login =
        Map.of(
            "user", console.path("user").asText(), "password", console.path("password").asText());
    var anybody = new Caller(station.url(), Map.of());
    var token = anybody.post("/api/v1/sessions", login).is(201).text("/token");
    var clerk = Clerk.at(anybody.with("Authorization", "Bearer " + token));
    var openings = books.openings(Instant.now().plus(Duration.ofHours(3)));
    var reports = ReportLoad.of(firstRun.path("worker"), clerk, openings);
    return List.of(new BookingLoad(clerk, openings, RESIDENTS), reports);
  }

  private void killAll(StationProcess station, List<Load> loads) {
    LOG.atInfo().addKeyValue("seed", seed).log("Killing begins");
    for (var victim : victims()) {
      // Sometimes the next blow falls while it is still getting up from the last one.
      if (random.nextInt(4) > 0) {
        awaitProgress(station, loads);
      }
      Eventually.pause(random.nextInt(500));
      kill(station, victim);
    }
    awaitProgress(station, loads);
  }

  /** Twenty times each, and five times together. */
  private List<Victim> victims() {
    var victims = new ArrayList<Victim>();
    victims.addAll(Collections.nCopies(TIMES * 15, Victim.PROGRAM));
    victims.addAll(Collections.nCopies(TIMES * 15, Victim.POSTGRES));
    victims.addAll(Collections.nCopies(TIMES * 5, Victim.BOTH));
    Collections.shuffle(victims, random);
    return victims;
  }

  /**
   * A program whose database dies while it starts may end with a word of why; then it is started
   * once more, as whoever runs it would.
   */
  private static void kill(StationProcess station, Victim victim) {
    if (victim != Victim.PROGRAM) {
      assertThat(
              Eventually.is(
                  RECOVERY,
                  () -> {
                    station.restartIfItDidNotStart();
                    return station.killPostgres();
                  }))
          .as(() -> "PostgreSQL runs:\n" + station.said())
          .isTrue();
    }
    if (victim != Victim.POSTGRES) {
      station.killProgram();
      station.restart();
    }
  }

  /** Waits until each load is acknowledged again. Once ready the program has to go on by itself. */
  private static void awaitProgress(StationProcess station, List<Load> loads) {
    for (var load : loads) {
      var before = load.acknowledged();
      assertThat(
              Eventually.is(
                  RECOVERY,
                  () -> {
                    station.restartIfItDidNotStart();
                    return load.acknowledged() > before;
                  }))
          .as(() -> "it goes on:\n" + station.said())
          .isTrue();
    }
  }
}
