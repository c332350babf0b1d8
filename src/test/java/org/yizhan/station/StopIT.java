package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a station ends. */
class StopIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  /**
   * Whatever it does by itself has ended before its database is closed, also right after a start.
   */
  @Test
  void aStopIsQuiet() {
    station.stop();
    station.start();

    try (var logs = Logs.listen()) {
      station.stop();

      assertThat(logs.text().lines()).noneMatch(line -> line.matches("(WARN|ERROR) .*"));
    }
  }
}
