package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yizhan.station.Logs;

/** How a hub ends. */
class HubStopIT extends HubTest {
  private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");
  private static final int MANY = 400;

  /** Whatever it does by itself has ended before its database is closed, also while it counts. */
  @Test
  void aStopIsQuiet() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(MANY, NOON);
    var call = station.call(1, MANY);

    try (var logs = Logs.listen()) {
      var answer = hub.as(station.token(vertx), "POST", "/api/v1/exchange", call);
      hub.stop();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(logs.text().lines()).noneMatch(line -> line.matches("(WARN|ERROR) .*"));
    } finally {
      hub.start();
    }
  }
}
