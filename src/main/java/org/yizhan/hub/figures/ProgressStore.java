package org.yizhan.hub.figures;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
      WHERE p.epoch IS DISTINCT FROM s.epoch OR p.seq < e.acked
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

  /** Up to where events are counted. */
  record At(UUID epoch, long seq) {}

  /** An epoch and its last sequence that counts. */
  record Leg(UUID epoch, long until) {}

  List<UUID> behind(Db db) {
    return Rows.list(db.rows(BEHIND), row -> row.getUUID("id"));
  }

  /** Whether the station is this transaction's to count; another node may be at it. */
  boolean claim(Tx tx, UUID station) {
    return tx.rows(
            "SELECT pg_try_advisory_xact_lock(hashtextextended('figures' || $1::text, 0)) AS mine",
            station.toString())
        .iterator()
        .next()
        .getBoolean("mine");
  }

  Optional<At> at(Tx tx, UUID station) {
    return Rows.first(
        tx.rows("SELECT epoch, seq FROM figure_progress WHERE station = $1", station),
        row -> new At(row.getUUID("epoch"), row.getLong("seq")));
  }

  List<Leg> line(Tx tx, UUID station) {
    return Rows.list(
        tx.rows(LINE, station), row -> new Leg(row.getUUID("epoch"), row.getLong("until_seq")));
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
