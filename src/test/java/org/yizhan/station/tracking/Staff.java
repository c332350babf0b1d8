package org.yizhan.station.tracking;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.dispatch.TakeOff;
import org.yizhan.station.schedule.Obstacle;
import org.yizhan.station.schedule.Window;

/** What staff do meanwhile. */
final class Staff {
  private final TrackingStation station;

  Staff(TrackingStation station) {
    this.station = station;
  }

  /** Revokes all that the worker holds, or takes that back. */
  void revokesCredentialsOf(UUID worker, boolean revoked) throws Exception {
    station.call(() ->
        station.db.rows(
            "UPDATE credential SET revoked_on = $2 WHERE worker_id = $1",
            worker,
            revoked ? LocalDate.now(TrackingStation.ZONE).minusDays(1) : null));
  }

  /** Nobody is sent to the building from now on: whoever would go is taken off. */
  UUID suspendsTheBuilding() throws Exception {
    var suspension = Ids.next();
    var midnight =
        LocalDate.now(TrackingStation.ZONE).atStartOfDay(TrackingStation.ZONE).toInstant();
    var day = new Window(midnight, midnight.plus(Duration.ofDays(2)));
    var takeOff = new TakeOff(station.schedule, station.visits);
    return station.call(() ->
        station.db.inTransaction(tx -> {
          station.schedule.lock(tx, station.schedule.everybody(day).keySet());
          takeOff.in(
              tx,
              station.homes.building,
              day,
              TakeOff.Why.of("suspended", Obstacle.SUSPENDED),
              station.clock.instant(),
              "test");
          tx.rows(
              """
              INSERT INTO suspension (id, building_id, reason_enc, during, made_at, made_by)
              VALUES ($1, $2, '', tstzrange($3, $4), $3, 'test')
              """,
              suspension,
              station.homes.building,
              day.start().atOffset(ZoneOffset.UTC),
              day.end().atOffset(ZoneOffset.UTC));
          return suspension;
        }));
  }

  void lifts(UUID suspension) throws Exception {
    station.call(() -> station.db.rows("DELETE FROM suspension WHERE id = $1", suspension));
  }

  /** What staff do when they give a visit to somebody else. */
  void assign(UUID visit, UUID to) throws Exception {
    station.call(() ->
        station.db.inTransaction(tx -> {
          var now = station.visits.locked(tx, visit);
          station.schedule.move(tx, visit, requireNonNull(now.worker()), to);
          station.visits.save(
              tx,
              now.assignedTo(to, station.clock.instant()),
              station.clock.instant(),
              "staff:test",
              "assigned",
              Map.of("previous", requireNonNull(now.worker())));
          return now;
        }));
  }
}
