package org.yizhan.hub.overview;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.text.Text;

/** Reads what stations reported. */
final class OverviewStore {
  private static final String STATIONS =
      """
      SELECT s.id, s.name_zh, s.name_en, s.last_word,
             (SELECT coalesce(sum(p.acked), 0)::bigint FROM station_epoch p WHERE p.station = s.id) AS events,
             (SELECT count(DISTINCT (f.epoch, f.seq)) FROM fork f WHERE f.station = s.id) AS forks,
             e.seq, e.at, e.type, e.subject, e.body
      FROM station s
      LEFT JOIN LATERAL (
        SELECT seq, at, type, subject, body FROM station_event
        WHERE station = s.id AND epoch = s.epoch
        ORDER BY seq DESC LIMIT 1
      ) e ON true
      ORDER BY s.enrolled_at, s.id
      """;

  /**
   * The line of epochs that leads to each station's current one. What an epoch holds after the
   * sequence at which a restore left it is not in the line: it is kept, and left out of every
   * figure.
   */
  private static final String LINE =
      """
      WITH RECURSIVE line (station, epoch, until_seq, age) AS (
        SELECT id, epoch, 9223372036854775807, 0 FROM station WHERE epoch IS NOT NULL
        UNION ALL
        SELECT l.station, p.parent, p.parent_seq, l.age + 1
        FROM line l JOIN station_epoch p ON p.station = l.station AND p.epoch = l.epoch
        WHERE p.parent IS NOT NULL
      ),
      """;

  private static final String FIGURES =
      LINE
          + """
          bookings AS (
            SELECT e.station,
                   count(*) FILTER (WHERE e.type = 'org.yizhan.booking.created.v1') AS made,
                   count(*) FILTER (WHERE e.type = 'org.yizhan.booking.cancelled.v1') AS cancelled
            FROM station_event e
            JOIN line l ON l.station = e.station AND l.epoch = e.epoch AND e.seq <= l.until_seq
            WHERE e.at >= $1 AND e.at < $2
            GROUP BY e.station
          ),
          newest AS (
            SELECT DISTINCT ON (e.station, e.subject) e.station, e.visit_start, e.visit_state
            FROM (SELECT DISTINCT station, subject FROM station_event WHERE visit_start >= $1 AND visit_start < $2) v
            JOIN station_event e ON e.station = v.station AND e.subject = v.subject AND e.visit_start IS NOT NULL
            JOIN line l ON l.station = e.station AND l.epoch = e.epoch AND e.seq <= l.until_seq
            ORDER BY e.station, e.subject, l.age, e.seq DESC
          ),
          visits AS (
            SELECT station, count(*) AS planned,
                   count(*) FILTER (WHERE visit_state IN ('departed', 'arrived', 'started')) AS under_way,
                   count(*) FILTER (WHERE visit_state = 'finished') AS finished
            FROM newest
            WHERE visit_start >= $1 AND visit_start < $2 AND visit_state <> 'cancelled'
            GROUP BY station
          )
          SELECT station, coalesce(b.made, 0) AS made, coalesce(b.cancelled, 0) AS cancelled,
                 coalesce(v.planned, 0) AS planned, coalesce(v.under_way, 0) AS under_way,
                 coalesce(v.finished, 0) AS finished
          FROM bookings b FULL JOIN visits v USING (station)
          """;

  private static final String EVENTS =
      """
      SELECT e.seq, e.at, e.type, e.subject, e.body
      FROM station s JOIN station_event e ON e.station = s.id AND e.epoch = s.epoch
      WHERE s.id = $1 AND e.seq > $2
      ORDER BY e.seq
      LIMIT $3
      """;

  private final Db db;

  OverviewStore(Db db) {
    this.db = db;
  }

  List<KnownStation> stations() {
    return Rows.list(db.rows(STATIONS), OverviewStore::station);
  }

  boolean knows(UUID station) {
    return db.rows("SELECT FROM station WHERE id = $1", station).size() > 0;
  }

  /** Figures of the time from {@code from} to before {@code to}, by station. */
  Map<UUID, Figures> figures(Instant from, Instant to) {
    var figures = new HashMap<UUID, Figures>();
    var rows = db.rows(FIGURES, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
    for (var row : rows) {
      figures.put(
          row.getUUID("station"),
          new Figures(
              row.getLong("made"),
              row.getLong("cancelled"),
              row.getLong("planned"),
              row.getLong("under_way"),
              row.getLong("finished")));
    }
    return figures;
  }

  List<KnownStation.EventRow> events(UUID station, long after, int limit) {
    return Rows.list(db.rows(EVENTS, station, after, limit), OverviewStore::event);
  }

  private static KnownStation station(Row row) {
    return new KnownStation(
        row.getUUID("id"),
        new Text(row.getString("name_zh"), row.getString("name_en")),
        lastWord(row),
        row.getLong("events"),
        row.getLong("forks"),
        row.getLong("seq") == null ? null : event(row));
  }

  private static @Nullable Instant lastWord(Row row) {
    return row.getOffsetDateTime("last_word") == null ? null : Rows.instant(row, "last_word");
  }

  private static KnownStation.EventRow event(Row row) {
    return new KnownStation.EventRow(
        row.getLong("seq"),
        Rows.instant(row, "at"),
        row.getString("type"),
        row.getUUID("subject"),
        row.getBuffer("body").getBytes());
  }
}
