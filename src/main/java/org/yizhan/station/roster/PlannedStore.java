package org.yizhan.station.roster;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.schedule.Window;

/** The visits ahead of workers, as the one table of occupancies has them. */
public final class PlannedStore {
  private static final String AHEAD =
      """
      SELECT o.worker_id, o.visit_id, lower(o.during) AS starts, upper(o.during) AS ends
      FROM occupancy o JOIN visit v ON v.id = o.visit_id
      WHERE o.worker_id = ANY($1) AND o.during && tstzrange($2, $3) AND v.ends_at > $4
        AND v.state IN ('assigned', 'accepted')
      ORDER BY o.during
      """;

  /** The visits that touch the window and are not over, by time. */
  public List<Planned> ahead(Tx tx, UUID worker, Window window, Instant now) {
    return read(tx.rows(AHEAD, parameters(Set.of(worker), window, now)));
  }

  /** The same, for showing. */
  public List<Planned> ahead(Db db, Set<UUID> workers, Window window, Instant now) {
    return read(db.rows(AHEAD, parameters(workers, window, now)));
  }

  private static Object[] parameters(Set<UUID> workers, Window window, Instant now) {
    return new Object[] {
      workers.toArray(UUID[]::new),
      window.start().atOffset(ZoneOffset.UTC),
      window.end().atOffset(ZoneOffset.UTC),
      now.atOffset(ZoneOffset.UTC)
    };
  }

  private static List<Planned> read(RowSet<Row> rows) {
    return Rows.list(
        rows,
        row ->
            new Planned(
                row.getUUID("visit_id"),
                row.getUUID("worker_id"),
                new Window(Rows.instant(row, "starts"), Rows.instant(row, "ends"))));
  }
}
