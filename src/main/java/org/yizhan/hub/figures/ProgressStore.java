package org.yizhan.hub.figures;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** How far events are counted. */
final class ProgressStore {
  private static final String BEHIND =
      """
      SELECT s.id
      FROM station s
      JOIN station_epoch e ON e.station = s.id AND e.epoch = s.epoch
      LEFT JOIN figure_progress p ON p.station = s.id
      WHERE s.id > $1 AND (p.epoch IS DISTINCT FROM s.epoch OR p.seq < e.acked)
      ORDER BY s.id
      LIMIT 200
      """;

  /**
   * The epochs that lead to the current one, the oldest first, and up to where each counts: what an
   * epoch holds after the place at which a restore left it is kept, and counts for nothing.
   */
  private static final String LINE =
      """
      WITH RECURSIVE line (epoch, until_seq, age) AS (
        SELECT epoch, 9223372036854775807, 0 FROM station WHERE id = $1 AND epoch IS NOT NULL
        UNION ALL
        SELECT p.parent, p.parent_seq, l.age + 1
        FROM line l JOIN station_epoch p ON p.station = $1 AND p.epoch = l.epoch
        WHERE p.parent IS NOT NULL
      )
      SELECT epoch, until_seq FROM line ORDER BY age DESC
      """;

  private static final String CLAIM =
      "SELECT pg_try_advisory_xact_lock(hashtextextended('figures' || $1::text, 0)) AS mine";

  /** Up to where events are counted. */
  record At(UUID epoch, long seq) {}

  /** An epoch and its last sequence that counts. */
  record Leg(UUID epoch, long until) {}

  /**
   * How far a station is counted.
   *
   * @param line empty for one that was never heard
   * @param at absent before anything is counted
   */
  record Standing(List<Leg> line, @Nullable At at) {}

  /** The next stations after {@code station} whose events are not all counted; none at the end. */
  List<UUID> behind(Db db, UUID station) {
    return Rows.list(db.rows(BEHIND, station), row -> row.getUUID("id"));
  }

  /**
   * The station for this transaction to count, and how far it is; nothing when another node is at
   * it. One flush: what follows the lock are statements of their own and see what is committed.
   */
  Optional<Standing> claim(Tx tx, UUID station) {
    var mine = tx.send(CLAIM, station.toString());
    var line = tx.send(LINE, station);
    var at = tx.send("SELECT epoch, seq FROM figure_progress WHERE station = $1", station);
    if (!mine.await().iterator().next().getBoolean("mine")) {
      return Optional.empty();
    }
    return Optional.of(
        new Standing(
            Rows.list(line.await(), row -> new Leg(row.getUUID("epoch"), row.getLong("until_seq"))),
            Rows.first(at.await(), row -> new At(row.getUUID("epoch"), row.getLong("seq")))
                .orElse(null)));
  }

  void save(Tx tx, UUID station, At at) {
    tx.send(
        """
        INSERT INTO figure_progress (station, epoch, seq) VALUES ($1, $2, $3)
        ON CONFLICT (station) DO UPDATE SET epoch = $2, seq = $3
        """,
        station,
        at.epoch(),
        at.seq());
  }
}
