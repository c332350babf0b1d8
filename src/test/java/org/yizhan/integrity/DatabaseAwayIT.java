package org.yizhan.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.station.Answer;
import org.yizhan.station.Caller;

/** PostgreSQL dies under a running station: whoever asks meanwhile is told to come back. */
class DatabaseAwayIT {
  private static final Duration BACK = Duration.ofSeconds(30);
  private static final int FEWEST = 3;

  /** Not every death is noticed: whoever waits for a connection may get a new one. */
  private static final int MOST = 20;

  @TempDir private static Path directory;

  @Test
  void tellsToTryAgainUntilTheDatabaseIsBack() throws Exception {
    var data = directory.toRealPath().resolve("data");
    try (var station = StationProcess.start(data, directory.resolve("station.log"))) {
      var manager = station.manager();
      var meanwhile = new ArrayList<Answer>();
      for (int death = 0; death < FEWEST || (meanwhile.isEmpty() && death < MOST); death++) {
        assertThat(Eventually.is(BACK, station::killPostgres)).isTrue();
        assertThat(
                Eventually.is(BACK, () -> isServed(manager, meanwhile) && station.runsPostgres()))
            .isTrue();
      }

      assertThat(station.said()).doesNotContain("Request failed");
      assertThat(meanwhile).isNotEmpty().allMatch(answer -> answer.status() == 503);
      meanwhile.forEach(answer -> answer.isProblem(503, "database-away"));
    }
  }

  /** Whether what cannot be had without the database is answered. */
  private static boolean isServed(Caller manager, List<Answer> meanwhile) {
    var answer = manager.get("/api/v1/bookings/" + UUID.randomUUID());
    if (answer.status() != 404) {
      meanwhile.add(answer);
    }
    return answer.status() == 404;
  }
}
