package org.yizhan.hub.figures;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The table of times at which nobody had come. */
final class MissStore {
  private static final String READ = "SELECT visit, start, at, version, refuted FROM no_show ";

  private static final String SAVE =
      """
      INSERT INTO no_show (station, visit, start, at, version, refuted) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (station, start, visit) DO UPDATE SET refuted = $6
      """;

  List<Missed> of(Tx tx, UUID station, Collection<UUID> visits) {
    return visits.isEmpty()
        ? List.of()
        : Rows.list(
            tx.rows(
                READ + "WHERE station = $1 AND visit = ANY($2)",
                station,
                visits.toArray(UUID[]::new)),
            MissStore::missed);
  }

  /** Those of the time that nothing has refuted. */
  List<Missed> standing(Tx tx, UUID station, Instant from, Instant to) {
    return Rows.list(
        tx.rows(
            READ + "WHERE station = $1 AND start >= $2 AND start < $3 AND NOT refuted",
            station,
            FactStore.time(from),
            FactStore.time(to)),
        MissStore::missed);
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
