package org.yizhan.hub.overview;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.DistrictName;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** Reads what stations reported. */
final class OverviewStore {
  private static final String STATIONS =
      """
      SELECT s.id, s.name_zh, s.name_en, s.last_word, s.clock_ahead_ms, s.behind,
             coalesce(t.events, 0) AS events, coalesce(f.forks, 0) AS forks,
             coalesce(e.acked - CASE WHEN p.epoch = s.epoch THEN p.seq ELSE 0 END, 0) AS uncounted,
             coalesce(n.events, 0) AS not_counted, coalesce(a.alarms, 0) AS open_alarms,
             s.last_seq, s.last_at, s.last_type, s.last_subject,
             s.place_version, s.latitude, s.longitude, s.district, d.name_zh AS district_zh, d.name_en AS district_en,
             r.revoked_at
      FROM station s
      LEFT JOIN district d ON d.id = s.district
      LEFT JOIN station_epoch e ON e.station = s.id AND e.epoch = s.epoch
      LEFT JOIN figure_progress p ON p.station = s.id
      LEFT JOIN (SELECT station, sum(acked)::bigint AS events FROM station_epoch
                 WHERE $2::uuid[] IS NULL OR station = ANY($2) GROUP BY station) t ON t.station = s.id
      LEFT JOIN (SELECT station, count(DISTINCT (epoch, seq)) AS forks FROM fork GROUP BY station) f ON f.station = s.id
      LEFT JOIN (SELECT station, sum(events)::bigint AS events FROM not_counted GROUP BY station) n ON n.station = s.id
      LEFT JOIN (SELECT station, count(*) AS alarms FROM open_alarm GROUP BY station) a ON a.station = s.id
      LEFT JOIN revoked_key r ON r.station = s.id AND r.public_key = s.public_key
      WHERE ($1::uuid IS NULL OR s.district = $1) AND ($2::uuid[] IS NULL OR s.id = ANY($2))
      ORDER BY s.enrolled_at, s.id
      """;

  private static final String GLANCES =
      """
      SELECT s.id, s.last_word, r.revoked_at, coalesce(f.forks, 0) AS forks,
             coalesce(n.events, 0) AS not_counted, coalesce(a.alarms, 0) AS open_alarms
      FROM station s
      LEFT JOIN (SELECT station, count(DISTINCT (epoch, seq)) AS forks FROM fork GROUP BY station) f ON f.station = s.id
      LEFT JOIN (SELECT station, sum(events)::bigint AS events FROM not_counted GROUP BY station) n ON n.station = s.id
      LEFT JOIN (SELECT station, count(*) AS alarms FROM open_alarm GROUP BY station) a ON a.station = s.id
      LEFT JOIN revoked_key r ON r.station = s.id AND r.public_key = s.public_key
      WHERE $1::uuid IS NULL OR s.district = $1
      ORDER BY s.enrolled_at, s.id
      """;

  private static final String FIGURES =
      """
      SELECT d.station, d.bookings, d.cancelled, d.visits, d.under_way, d.finished
      FROM station_day d JOIN station s ON s.id = d.station
      WHERE d.day = $1 AND ($2::uuid IS NULL OR s.district = $2) AND ($3::uuid[] IS NULL OR s.id = ANY($3))
      """;

  private static final String TOGETHER =
      """
      SELECT coalesce(sum(bookings), 0)::bigint AS bookings, coalesce(sum(cancelled), 0)::bigint AS cancelled,
             coalesce(sum(visits), 0)::bigint AS visits, coalesce(sum(under_way), 0)::bigint AS under_way,
             coalesce(sum(finished), 0)::bigint AS finished
      FROM district_day
      WHERE day = $1 AND ($2::uuid IS NULL OR district = $2)
      """;

  private final Db db;

  OverviewStore(Db db) {
    this.db = db;
  }

  /** Every station that is seen, in the order in which they enrolled. */
  List<Glance> glances(Scope scope, Instant now, LivenessConfig config) {
    return Rows.list(
        db.rows(GLANCES, scope.district()),
        row ->
            new Glance(
                row.getUUID("id"),
                liveness(row, now, config),
                row.getLong("forks"),
                row.getLong("not_counted"),
                row.getLong("open_alarms")));
  }

  /**
   * In the order in which they enrolled.
   *
   * @param only these of them; absent for all
   */
  List<KnownStation> stations(Scope scope, @Nullable Collection<UUID> only) {
    return Rows.list(db.rows(STATIONS, scope.district(), ids(only)), OverviewStore::station);
  }

  private static UUID @Nullable [] ids(@Nullable Collection<UUID> only) {
    return only == null ? null : only.toArray(UUID[]::new);
  }

  /** Which of the stations are seen. */
  List<UUID> seen(Scope scope, Collection<UUID> stations) {
    return Rows.list(
        db.rows(
            "SELECT id FROM station WHERE id = ANY($1) AND ($2::uuid IS NULL OR district = $2)",
            stations.toArray(UUID[]::new),
            scope.district()),
        row -> row.getUUID("id"));
  }

  /** Figures of the day, of all stations that are seen together. */
  Figures together(Scope scope, LocalDate day) {
    return figures(db.rows(TOGETHER, day, scope.district()).iterator().next());
  }

  /**
   * Figures of the day, by station.
   *
   * @param only these of them; absent for all
   */
  Map<UUID, Figures> figures(Scope scope, @Nullable Collection<UUID> only, LocalDate day) {
    var figures = new HashMap<UUID, Figures>();
    for (var row : db.rows(FIGURES, day, scope.district(), ids(only))) {
      figures.put(row.getUUID("station"), figures(row));
    }
    return figures;
  }

  private static Figures figures(Row row) {
    return new Figures(
        row.getLong("bookings"),
        row.getLong("cancelled"),
        row.getLong("visits"),
        row.getLong("under_way"),
        row.getLong("finished"));
  }

  /** The epoch that the station is in; none before its first word. */
  Optional<UUID> epoch(Tx tx, UUID station) {
    return Rows.first(
            tx.rows("SELECT epoch FROM station WHERE id = $1", station),
            row -> Optional.ofNullable(row.getUUID("epoch")))
        .flatMap(epoch -> epoch);
  }

  private static KnownStation station(Row row) {
    return new KnownStation(
        row.getUUID("id"),
        name(row),
        place(row),
        Rows.instantOrNull(row, "revoked_at"),
        Rows.instantOrNull(row, "last_word"),
        row.getLong("clock_ahead_ms"),
        row.getLong("behind"),
        row.getLong("events"),
        row.getLong("uncounted"),
        row.getLong("not_counted"),
        row.getLong("open_alarms"),
        row.getLong("forks"),
        row.getLong("last_seq") == null ? null : lastEvent(row));
  }

  private static KnownStation.Place place(Row row) {
    var position = row.getDouble("latitude") == null ? null : position(row);
    return new KnownStation.Place(row.getLong("place_version"), district(row), position);
  }

  static Text name(Row row) {
    return new Text(row.getString("name_zh"), row.getString("name_en"));
  }

  static @Nullable DistrictName district(Row row) {
    return row.getUUID("district") == null
        ? null
        : new DistrictName(
            row.getUUID("district"),
            new Text(row.getString("district_zh"), row.getString("district_en")));
  }

  static KnownStation.Position position(Row row) {
    return new KnownStation.Position(row.getDouble("latitude"), row.getDouble("longitude"));
  }

  static Liveness liveness(Row row, Instant now, LivenessConfig config) {
    return Liveness.of(
        Rows.instantOrNull(row, "revoked_at"), Rows.instantOrNull(row, "last_word"), now, config);
  }

  private static KnownStation.LastEvent lastEvent(Row row) {
    return new KnownStation.LastEvent(
        row.getLong("last_seq"),
        Rows.instant(row, "last_at"),
        row.getString("last_type"),
        row.getUUID("last_subject"));
  }
}
