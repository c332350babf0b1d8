package org.yizhan.station.opening;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.schedule.OpenDay;

/** The tables of published hours, and which visits lie ahead. */
final class OpeningStore {
  private static final String WEEKS =
      """
      SELECT w.id, w.starts_on, w.published_at, array_agg(d.weekday) FILTER (WHERE d.weekday IS NOT NULL) AS weekdays,
        array_agg(d.opens) FILTER (WHERE d.weekday IS NOT NULL) AS opens,
        array_agg(d.closes) FILTER (WHERE d.weekday IS NOT NULL) AS closes
      FROM opening_week w LEFT JOIN opening_day d ON d.week_id = w.id
      GROUP BY w.id ORDER BY w.published_at, w.id
      """;

  private static final String INSERT =
      """
      INSERT INTO opening_week (id, starts_on, kept, published_at, published_by) VALUES ($1, $2, $3, $4, $5)
      """;

  private static final String INSERT_DAY =
      "INSERT INTO opening_day (week_id, weekday, opens, closes) VALUES ($1, $2, $3, $4)";

  /** Nobody has set out to them yet. */
  private static final String AHEAD =
      "SELECT id FROM visit WHERE ends_at > $1 AND state IN ('unassigned', 'assigned', 'accepted')";

  List<OpeningWeek> weeks(Db db) {
    return weeks(db.rows(WEEKS));
  }

  List<OpeningWeek> weeks(Tx tx) {
    return weeks(tx.rows(WEEKS));
  }

  private static List<OpeningWeek> weeks(RowSet<Row> rows) {
    return Rows.list(rows, OpeningStore::week);
  }

  private static OpeningWeek week(Row row) {
    var days = new EnumMap<DayOfWeek, OpenDay>(DayOfWeek.class);
    var weekdays = row.getArrayOfShorts("weekdays");
    if (weekdays != null) {
      var opens = row.getArrayOfLocalTimes("opens");
      var closes = row.getArrayOfLocalTimes("closes");
      for (int i = 0; i < weekdays.length; i++) {
        days.put(DayOfWeek.of(weekdays[i]), new OpenDay(opens[i], closes[i]));
      }
    }
    return new OpeningWeek(
        row.getUUID("id"), row.getLocalDate("starts_on"), days, Rows.instant(row, "published_at"));
  }

  void insert(Tx tx, OpeningWeek week, List<UUID> kept, String by) {
    tx.send(
        INSERT,
        week.id(),
        week.from(),
        kept.toArray(UUID[]::new),
        week.publishedAt().atOffset(ZoneOffset.UTC),
        by);
    tx.sendAll(INSERT_DAY, week.days().entrySet().stream().map(day -> row(week, day)).toList());
  }

  private static Tuple row(OpeningWeek week, Map.Entry<DayOfWeek, OpenDay> day) {
    var open = day.getValue();
    return Tuple.of(week.id(), (short) day.getKey().getValue(), open.opens(), open.closes());
  }

  List<UUID> ahead(Db db, Instant now) {
    return ids(db.rows(AHEAD, now.atOffset(ZoneOffset.UTC)));
  }

  List<UUID> ahead(Tx tx, Instant now) {
    return ids(tx.rows(AHEAD, now.atOffset(ZoneOffset.UTC)));
  }

  private static List<UUID> ids(RowSet<Row> rows) {
    return Rows.list(rows, row -> row.getUUID("id"));
  }
}
