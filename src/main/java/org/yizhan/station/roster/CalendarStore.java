package org.yizhan.station.roster;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The table of days that are not like others. */
final class CalendarStore {
  private static final String BETWEEN =
      """
      SELECT day, kind, name_zh, name_en, source FROM calendar_day WHERE day >= $1 AND day < $2 ORDER BY day
      """;

  private static final String SAVE =
      """
      INSERT INTO calendar_day (day, kind, name_zh, name_en, source) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name_zh = excluded.name_zh, name_en = excluded.name_en,
        source = excluded.source
      """;

  List<CalendarDay> between(Db db, LocalDate from, LocalDate until) {
    return Rows.list(db.rows(BETWEEN, from, until), CalendarStore::day);
  }

  boolean isEmpty(Db db) {
    return db.rows("SELECT FROM calendar_day LIMIT 1").size() == 0;
  }

  void save(Tx tx, List<CalendarDay> days) {
    tx.sendAll(
        SAVE,
        days.stream()
            .map(day ->
                Tuple.of(
                    day.date(), day.kind().code(), day.name().zh(), day.name().en(), day.source()))
            .toList());
  }

  boolean delete(Tx tx, LocalDate day) {
    return tx.rows("DELETE FROM calendar_day WHERE day = $1", day).rowCount() == 1;
  }

  private static CalendarDay day(Row row) {
    return new CalendarDay(
        row.getLocalDate("day"),
        CalendarDay.Kind.of(row.getString("kind")),
        new Text(row.getString("name_zh"), row.getString("name_en")),
        row.getString("source"));
  }
}
