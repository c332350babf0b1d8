package org.yizhan.station.roster.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.station.schedule.hours.Stretch;

/** Counts hours from what occupies workers and what their devices reported. */
final class HoursStore {
  private static final String DAYS =
      """
      SELECT worker_id, (starts_at AT TIME ZONE $3)::date AS day,
             round(sum(planned))::int AS planned,
             round(sum(CASE WHEN state = 'finished' THEN coalesce(set_up + tracked, planned) ELSE 0 END))::int AS worked
      FROM (
        SELECT o.worker_id, v.starts_at, v.state,
               extract(epoch FROM upper(o.during) - lower(o.during)) / 60 AS planned,
               extract(epoch FROM v.starts_at - lower(o.during)) / 60 AS set_up,
               (SELECT extract(epoch FROM max(r.device_time) FILTER (WHERE r.type = 'finished')
                                        - min(r.device_time) FILTER (WHERE r.type = 'started')) / 60
                FROM visit_report r
                WHERE r.visit_id = v.id AND r.assignment = v.assignment AND r.refused IS NULL) AS tracked
        FROM occupancy o JOIN visit v ON v.id = o.visit_id
        WHERE v.starts_at >= $1 AND v.starts_at < $2 AND ($4::uuid IS NULL OR o.worker_id = $4)) AS visits
      GROUP BY 1, 2 ORDER BY 1, 2
      """;

  private static final String STINTS =
      """
      SELECT o.visit_id, o.worker_id, lower(o.during) AS starts, upper(o.during) AS ends,
             v.ends_at > $2 AND v.state IN ('assigned', 'accepted') AS ahead
      FROM occupancy o JOIN visit v ON v.id = o.visit_id
      WHERE upper(o.during) > $1
      """;

  /** Everybody's visits from {@code from} on, those that are over included. */
  List<Stint> stints(Db db, Instant from, Instant now) {
    return Rows.list(
        db.rows(STINTS, from.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC)),
        row ->
            new Stint(
                row.getUUID("visit_id"),
                row.getUUID("worker_id"),
                Stretch.of(Rows.instant(row, "starts"), Rows.instant(row, "ends")),
                row.getBoolean("ahead")));
  }

  /** Everybody's, from the beginning of {@code from} until that of {@code until}. */
  List<DayHours> days(Db db, LocalDate from, LocalDate until, ZoneId zone) {
    return days(db, from, until, zone, null);
  }

  /** The same of one worker. */
  List<DayHours> days(Db db, LocalDate from, LocalDate until, ZoneId zone, @Nullable UUID worker) {
    return Rows.list(
        db.rows(
            DAYS,
            from.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC),
            until.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC),
            zone.getId(),
            worker),
        row ->
            new DayHours(
                row.getUUID("worker_id"),
                row.getLocalDate("day"),
                row.getInteger("planned"),
                row.getInteger("worked")));
  }
}
