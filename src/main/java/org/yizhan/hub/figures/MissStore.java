package org.yizhan.hub.figures;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The table of times at which nobody had come. */
final class MissStore {
  private static final String READ = "SELECT visit, start, at, version, refuted FROM no_show ";

  private static final String STANDING =
      """
      SELECT visit, start, at, version, refuted
      FROM unnest($2::timestamptz[], $3::timestamptz[]) AS d(begins, ends)
      JOIN no_show ON station = $1 AND start >= d.begins AND start < d.ends
      WHERE NOT refuted
      """;

  private static final String SAVE =
      """
      INSERT INTO no_show (station, visit, start, at, version, refuted) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (station, start, visit) DO UPDATE SET refuted = $6
      """;

  /** Those of the visits; the answer is still to come. */
  Supplier<List<Missed>> of(Tx tx, UUID station, Collection<UUID> visits) {
    if (visits.isEmpty()) {
      return List::of;
    }
    var ids = visits.toArray(UUID[]::new);
    var rows = tx.send(READ + "WHERE station = $1 AND visit = ANY($2)", station, ids);
    return () -> Rows.list(rows.await(), MissStore::missed);
  }

  /** Those of the days that nothing has refuted; the answer is still to come. */
  Supplier<List<Missed>> standing(Tx tx, UUID station, Days days) {
    var rows = tx.send(STANDING, station, days.begins(), days.ends());
    return () -> Rows.list(rows.await(), MissStore::missed);
  }

  void save(Tx tx, UUID station, Collection<Missed> all) {
    tx.sendAll(
        SAVE,
        all.stream()
            .map(m ->
                Tuple.of(
                    station,
                    m.visit(),
                    FactStore.time(m.start()),
                    FactStore.time(m.at()),
                    m.version(),
                    m.refuted()))
            .toList());
  }

  void forget(Tx tx, UUID station) {
    tx.send("DELETE FROM no_show WHERE station = $1", station);
  }

  private static Missed missed(Row row) {
    return new Missed(
        row.getUUID("visit"),
        Rows.instant(row, "start"),
        Rows.instant(row, "at"),
        row.getLong("version"),
        row.getBoolean("refuted"));
  }
}
