package org.yizhan.hub.figures;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;

/** The table of what is in no figure, by station and reason. */
final class NotCountedStore {
  private static final String ADD =
      """
      INSERT INTO not_counted AS n (station, reason, events, last_seq, last_type, last_at) VALUES ($1, $2, 1, $3, $4, $5)
      ON CONFLICT (station, reason) DO UPDATE SET events = n.events + 1, last_seq = $3, last_type = $4, last_at = $5
      """;

  private static final String SINCE =
      """
      SELECT n.station, s.name_zh, s.name_en, n.reason, n.events, n.last_seq, n.last_type, n.last_at
      FROM not_counted n JOIN station s ON s.id = n.station
      WHERE n.last_at >= $1 AND ($2::uuid IS NULL OR s.district = $2) AND ($3::uuid IS NULL OR s.id = $3)
      ORDER BY n.events DESC, n.station, n.reason
      LIMIT $4
      """;

  /** What of a station is in no figure for that reason, and the newest of it. */
  record Line(
      UUID station,
      Text name,
      NotCounted.Reason reason,
      long events,
      long lastSeq,
      String lastType,
      Instant lastAt) {}

  /** Adds events of a station in the order of their sequences. */
  void add(Tx tx, UUID station, Collection<NotCounted> all) {
    tx.sendAll(
        ADD,
        all.stream()
            .map(one ->
                Tuple.of(
                    station,
                    Codes.of(one.reason()),
                    one.seq(),
                    one.type(),
                    FactStore.time(one.at())))
            .toList());
  }

  void forget(Tx tx, UUID station) {
    tx.send("DELETE FROM not_counted WHERE station = $1", station);
  }

  /** Of the stations that are seen, those of which something happened since then; most first. */
  List<Line> since(Db db, Scope scope, @Nullable UUID station, Instant from, int limit) {
    return Rows.list(
        db.rows(SINCE, FactStore.time(from), scope.district(), station, limit),
        NotCountedStore::line);
  }

  private static Line line(Row row) {
    return new Line(
        row.getUUID("station"),
        new Text(row.getString("name_zh"), row.getString("name_en")),
        Codes.parse(NotCounted.Reason.class, row.getString("reason")),
        row.getLong("events"),
        row.getLong("last_seq"),
        row.getString("last_type"),
        Rows.instant(row, "last_at"));
  }
}
