package org.yizhan.hub.figures;

import java.util.Collection;
import java.util.UUID;
import org.yizhan.platform.db.Tx;

/** The table of alarms that nobody has closed. */
final class AlarmStore {
  private static final String RAISE =
      """
      INSERT INTO open_alarm (station, alarm, kind, raised_at)
      SELECT r.station, r.subject, r.detail, r.at FROM moment r
      WHERE r.station = $1 AND r.kind = 'alarm-raised' AND r.subject = ANY($2) AND NOT EXISTS (
        SELECT FROM moment c WHERE c.station = r.station AND c.kind = 'alarm-closed' AND c.subject = r.subject)
      ON CONFLICT DO NOTHING
      """;

  private static final String CLOSE =
      "DELETE FROM open_alarm WHERE station = $1 AND alarm = ANY($2)";

  /** Follows moments that are saved. */
  void follow(Tx tx, UUID station, Collection<Fact.Moment> moments) {
    send(tx, RAISE, station, moments, Fact.Kind.ALARM_RAISED);
    send(tx, CLOSE, station, moments, Fact.Kind.ALARM_CLOSED);
  }

  private static void send(
      Tx tx, String sql, UUID station, Collection<Fact.Moment> moments, Fact.Kind kind) {
    var alarms =
        moments.stream()
            .filter(moment -> moment.kind() == kind)
            .map(Fact.Moment::subject)
            .toArray(UUID[]::new);
    if (alarms.length > 0) {
      tx.send(sql, station, alarms);
    }
  }

  void forget(Tx tx, UUID station) {
    tx.send("DELETE FROM open_alarm WHERE station = $1", station);
  }
}
