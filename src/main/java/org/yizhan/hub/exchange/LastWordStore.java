package org.yizhan.hub.exchange;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** Writes when many stations were heard. */
final class LastWordStore {
  /**
   * A newer word stands. A row that another transaction works on is passed over: who waited for it
   * would keep all others waiting.
   */
  private static final String WRITE =
      """
      WITH own AS MATERIALIZED (
        SELECT id FROM station WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED),
      written AS (
        UPDATE station s SET last_word = w.at, clock_ahead_ms = w.ahead, behind = w.missing
        FROM own, unnest($1::uuid[], $2::timestamptz[], $3::bigint[], $4::bigint[]) AS w (station, at, ahead, missing)
        WHERE s.id = own.id AND s.id = w.station AND (s.last_word IS NULL OR s.last_word < w.at))
      SELECT id FROM own
      """;

  /**
   * What a station said of itself, and when.
   *
   * @param aheadMillis how far its clock was ahead
   * @param missing how many events it had that the hub did not
   */
  record Word(Instant at, @Nullable Long aheadMillis, @Nullable Long missing) {}

  /**
   * Writes what may be lost, because it is said again.
   *
   * @return the stations of which it is written, or a newer word stands
   */
  List<UUID> write(Tx tx, Map<UUID, Word> heard) {
    tx.mayBeLost();
    var words = heard.values();
    var written =
        tx.rows(
            WRITE,
            heard.keySet().toArray(UUID[]::new),
            words.stream()
                .map(word -> word.at().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new),
            words.stream().map(Word::aheadMillis).toArray(Long[]::new),
            words.stream().map(Word::missing).toArray(Long[]::new));
    return Rows.list(written, row -> row.getUUID("id"));
  }
}
