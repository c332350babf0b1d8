package org.yizhan.hub.figures;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.Text;

/** Reads what was counted. */
final class FigureStore {
  private static final String SUMS =
      Count.columns("sum(%1$s)::bigint AS %1$s")
          + ", sum(revision)::int AS revision, max(revised_at) AS revised_at ";

  private static final String OF_STATION =
      "SELECT date_trunc($4, day)::date AS period, "
          + SUMS
          + "FROM station_day WHERE station = $1 AND day BETWEEN $2 AND $3 GROUP BY period ORDER BY"
          + " period";

  private static final String OF_CITY =
      "SELECT date_trunc($3, day)::date AS period, "
          + SUMS
          + "FROM district_day WHERE day BETWEEN $1 AND $2 AND ($4::uuid IS NULL OR district = $4)"
          + " GROUP BY period ORDER BY period";

  private static final String OF_DISTRICTS =
      "SELECT x.district, d.name_zh, d.name_en, date_trunc($3, x.day)::date AS period, "
          + SUMS
          + "FROM district_day x JOIN district d ON d.id = x.district WHERE x.day BETWEEN $1 AND $2"
          + " AND ($4::uuid IS NULL OR x.district = $4) GROUP BY x.district, d.name_zh, d.name_en,"
          + " period ORDER BY d.name_zh, x.district, period";

  private static final String RANKING =
      "SELECT s.id, s.name_zh, s.name_en, d.* FROM station s JOIN (SELECT station, "
          + SUMS
          + "FROM station_day WHERE day BETWEEN $1 AND $2 GROUP BY station) d ON d.station = s.id"
          + " WHERE $3::uuid IS NULL OR s.district = $3"
          + " ORDER BY s.enrolled_at, s.id";

  private static final String ODD =
      """
      SELECT x.station, s.name_zh, s.name_en, x.visit, x.start, array_agg(x.reason ORDER BY x.reason) AS reasons
      FROM (
        SELECT v.station, v.visit, v.start, r.reason
        FROM visit_fact v
        CROSS JOIN LATERAL (VALUES ('overridden', v.overridden), ('unlicensed', v.unlicensed > v.given)) AS r (reason, holds)
        WHERE v.state = 'finished' AND (v.overridden OR v.unlicensed > v.given) AND r.holds
        UNION ALL
        SELECT station, visit, start, 'no-show' FROM no_show WHERE NOT refuted) x
      JOIN station s ON s.id = x.station
      WHERE x.start >= $1 AND x.start < $2
        AND ($3::uuid IS NULL OR s.district = $3) AND ($4::uuid IS NULL OR s.id = $4)
      GROUP BY x.station, s.name_zh, s.name_en, x.visit, x.start
      ORDER BY x.start, x.visit
      LIMIT $5
      """;

  private static final String REVISIONS =
      """
      SELECT r.station, s.name_zh, s.name_en, r.day, r.revision, r.at, r.before::text AS before, r.after::text AS after
      FROM figure_revision r JOIN station s ON s.id = r.station
      WHERE ($2::uuid IS NULL OR s.district = $2) AND ($3::uuid IS NULL OR s.id = $3)
      ORDER BY r.at DESC
      LIMIT $1
      """;

  private final Db db;

  FigureStore(Db db) {
    this.db = db;
  }

  /**
   * Sums of a day, a month or a year.
   *
   * @param revision how often one of its stations' days changed after it was over
   */
  record Period(LocalDate from, Counts counts, int revision, @Nullable Instant revisedAt) {}

  /** Sums of a district, period by period. */
  record DistrictPeriods(UUID id, Text name, List<Period> periods) {}

  /** Sums of a station. */
  record Line(UUID id, Text name, Counts counts, @Nullable Instant revisedAt) {}

  /**
   * A visit that somebody has to look at, and why.
   *
   * @param start when it is to begin, or was when nobody came
   */
  record Odd(UUID station, Text name, UUID visit, Instant start, List<String> reasons) {}

  /** A day that changed after it was over. */
  record Revision(
      UUID station,
      Text name,
      LocalDate day,
      int revision,
      Instant at,
      Map<?, ?> before,
      Map<?, ?> after) {}

  /** Whether there is such a station among those that are seen. */
  boolean knows(Scope scope, UUID station) {
    return db.rows(
                "SELECT FROM station WHERE id = $1 AND ($2::uuid IS NULL OR district = $2)",
                station,
                scope.district())
            .size()
        > 0;
  }

  /**
   * @param station absent for all that are seen
   * @param unit {@code day}, {@code month} or {@code year}
   */
  List<Period> periods(
      Scope scope, @Nullable UUID station, LocalDate from, LocalDate to, String unit) {
    var rows =
        station == null
            ? db.rows(OF_CITY, from, to, unit, scope.district())
            : db.rows(OF_STATION, station, from, to, unit);
    return Rows.list(rows, FigureStore::period);
  }

  /** The same for each district, in the order of their names; one without figures is absent. */
  List<DistrictPeriods> districts(Scope scope, LocalDate from, LocalDate to, String unit) {
    var found = new LinkedHashMap<UUID, DistrictPeriods>();
    for (var row : db.rows(OF_DISTRICTS, from, to, unit, scope.district())) {
      var id = row.getUUID("district");
      found
          .computeIfAbsent(id, key -> new DistrictPeriods(id, name(row), new ArrayList<>()))
          .periods()
          .add(period(row));
    }
    return List.copyOf(found.values());
  }

  private static Period period(Row row) {
    var kept = DayStore.kept(row);
    return new Period(row.getLocalDate("period"), kept.counts(), kept.revision(), kept.revisedAt());
  }

  List<Line> ranking(Scope scope, LocalDate from, LocalDate to) {
    return Rows.list(db.rows(RANKING, from, to, scope.district()), FigureStore::line);
  }

  private static Line line(Row row) {
    var kept = DayStore.kept(row);
    return new Line(row.getUUID("id"), name(row), kept.counts(), kept.revisedAt());
  }

  /** The first of them, in the order of their starts. */
  List<Odd> exceptions(Scope scope, @Nullable UUID station, Instant from, Instant to, int limit) {
    return Rows.list(
        db.rows(ODD, FactStore.time(from), FactStore.time(to), scope.district(), station, limit),
        row ->
            new Odd(
                row.getUUID("station"),
                name(row),
                row.getUUID("visit"),
                Rows.instant(row, "start"),
                List.of(row.getArrayOfStrings("reasons"))));
  }

  List<Revision> revisions(Scope scope, @Nullable UUID station, int limit) {
    return Rows.list(
        db.rows(REVISIONS, limit, scope.district(), station),
        row ->
            new Revision(
                row.getUUID("station"),
                name(row),
                row.getLocalDate("day"),
                row.getInteger("revision"),
                Rows.instant(row, "at"),
                json(row, "before"),
                json(row, "after")));
  }

  /** How many records of the log are no events. */
  long putAside() {
    return db.rows("SELECT count(*) AS n FROM put_aside").iterator().next().getLong("n");
  }

  private static Text name(Row row) {
    return new Text(row.getString("name_zh"), row.getString("name_en"));
  }

  private static Map<?, ?> json(Row row, String column) {
    return Json.read(row.getString(column).getBytes(StandardCharsets.UTF_8), Map.class);
  }
}
