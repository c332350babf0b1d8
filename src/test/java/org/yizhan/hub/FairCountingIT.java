package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.station.Eventually;

/** No station waits for its figures because others always have something to be counted. */
class FairCountingIT {
  /** More than a node looks up at a time. */
  private static final int BUSY = 250;

  private static final String BUSY_STATIONS =
      """
      WITH busy AS (
        INSERT INTO station (id, name_zh, name_en, public_key, enrolled_at, epoch)
        SELECT gen_random_uuid(), '忙', 'Busy', '', now(), gen_random_uuid() FROM generate_series(1, %d)
        RETURNING id, epoch
      )
      INSERT INTO station_epoch (station, epoch, acked, acked_hash, first_seen)
      SELECT id, epoch, 1, '', now() FROM busy
      """
          .formatted(BUSY);

  /** As if another node were counting each of them, and did not come to an end. */
  private static final String COUNTED_ELSEWHERE =
      """
      SELECT pg_advisory_lock(hashtextextended('figures' || id::text, 0)) FROM station WHERE name_en = 'Busy'
      """;

  @TempDir private static Path data;

  @Test
  void aStationIsCountedWhileManyOthersAreBehind() throws SQLException {
    var vertx = Vertx.vertx();
    try (var postgres = new SharedPostgres(data.resolve("postgres"));
        var hub = new HubServer(data.resolve("hub"), postgres.settings())) {
      postgres.number("BEGIN; " + BUSY_STATIONS + "; COMMIT");
      try (var held = postgres.session(COUNTED_ELSEWHERE)) {
        var station = new FakeStation().enrolled(hub);
        station.sealSome(3, Instant.parse("2026-03-10T04:00:00Z"));
        hub.as(station.token(vertx), "POST", "/api/v1/exchange", station.call(1, 3));

        Eventually.holds(() ->
            postgres.number("SELECT seq FROM figure_progress WHERE station = '" + station.id + "'")
                == 3);
        assertThat(held.isValid(1)).as("the others are held still").isTrue();
      }
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
