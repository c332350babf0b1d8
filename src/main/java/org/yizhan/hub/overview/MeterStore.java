package org.yizhan.hub.overview;

import java.time.Instant;
import java.time.ZoneOffset;
import org.yizhan.platform.db.Db;

/** Sums over all stations, for the metrics. */
final class MeterStore {
  private static final String READ =
      """
      SELECT count(*) FILTER (WHERE r.station IS NULL AND s.last_word > $1) AS live,
             count(*) FILTER (WHERE r.station IS NULL AND s.last_word <= $1 AND s.last_word > $2) AS late,
             count(*) FILTER (WHERE r.station IS NULL AND s.last_word <= $2) AS silent,
             count(*) FILTER (WHERE r.station IS NULL AND s.last_word IS NULL) AS never,
             count(r.station) AS revoked,
             coalesce(sum(e.acked), 0)::bigint AS events,
             coalesce(sum(e.acked - CASE WHEN p.epoch = s.epoch THEN p.seq ELSE 0 END), 0)::bigint AS uncounted,
             (SELECT count(*) FROM fork) AS forks,
             (SELECT count(*) FROM downlink WHERE applied_at IS NULL) AS downlink,
             (SELECT count(*) FROM put_aside) AS put_aside,
             (SELECT coalesce(sum(events), 0)::bigint FROM not_counted) AS not_counted,
             (SELECT count(*) FROM open_alarm) AS open_alarms
      FROM station s
      LEFT JOIN revoked_key r ON r.station = s.id AND r.public_key = s.public_key
      LEFT JOIN station_epoch e ON e.station = s.id AND e.epoch = s.epoch
      LEFT JOIN figure_progress p ON p.station = s.id
      """;

  private final Db db;

  MeterStore(Db db) {
    this.db = db;
  }

  /**
   * How many there are.
   *
   * @param uncounted events of current epochs that are in no figure yet
   * @param downlink items that their station has not applied
   * @param putAside records of the event log that are no events
   * @param notCounted events that speak of what is counted and are in no figure
   * @param openAlarms alarms of stations that nobody has closed
   */
  record Reading(
      long live,
      long late,
      long silent,
      long never,
      long revoked,
      long events,
      long uncounted,
      long forks,
      long downlink,
      long putAside,
      long notCounted,
      long openAlarms) {
    static final Reading NOTHING = new Reading(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  Reading read(Instant lateBefore, Instant silentBefore) {
    var row =
        db.rows(READ, lateBefore.atOffset(ZoneOffset.UTC), silentBefore.atOffset(ZoneOffset.UTC))
            .iterator()
            .next();
    return new Reading(
        row.getLong("live"),
        row.getLong("late"),
        row.getLong("silent"),
        row.getLong("never"),
        row.getLong("revoked"),
        row.getLong("events"),
        row.getLong("uncounted"),
        row.getLong("forks"),
        row.getLong("downlink"),
        row.getLong("put_aside"),
        row.getLong("not_counted"),
        row.getLong("open_alarms"));
  }
}
