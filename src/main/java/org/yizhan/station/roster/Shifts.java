package org.yizhan.station.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Window;

/** Adds and removes single shifts by hand. */
public final class Shifts {
  private static final Duration LONGEST = Duration.ofHours(16);

  private final Db db;
  private final EventLog events;
  private final Schedule schedule;
  private final InstantSource clock;
  private final RosterStore store = new RosterStore();
  private final PlannedStore planned = new PlannedStore();

  /** Works on {@code db}. */
  public Shifts(Db db, EventLog events, Schedule schedule, InstantSource clock) {
    this.db = db;
    this.events = events;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** Everybody's shifts that touch the window. */
  List<Shift> of(Window window) {
    return store.shifts(db, window);
  }

  /** The visits of the workers that touch the window and are not over. */
  List<Planned> ahead(Set<UUID> workers, Window window, Instant now) {
    return planned.ahead(db, workers, window, now);
  }

  /** Who has a pattern. */
  List<UUID> patterned() {
    return store.patterned(db);
  }

  /**
   * Adds a shift.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 when the worker has
   *     a shift then
   */
  Shift add(UUID worker, Instant start, Instant end, Principal caller) {
    if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw Problem.invalid("/end", "must be later than the start, by 16 hours at most")
          .exception();
    }
    if (!end.isAfter(clock.instant())) {
      throw Problem.invalid("/end", "must not be past").exception();
    }
    var shift = new Shift(Ids.next(), worker, new Window(start, end), "hand");
    return db.inTransaction(tx -> {
      schedule.lock(tx, Set.of(worker));
      if (!store.shifts(tx, worker, shift.during()).isEmpty()) {
        throw Problem.of(409, "shift-overlaps", "The worker has a shift at that time").exception();
      }
      store.insert(tx, shift);
      append(tx, "added", shift, caller);
      return shift;
    });
  }

  /**
   * Removes a shift.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is none, 409 when visits lie
   *     in it
   */
  void remove(UUID id, Principal caller) {
    var shift = store.find(db, id).orElseThrow(() -> Problem.notFound("shift").exception());
    db.inTransaction(tx -> {
      schedule.lock(tx, Set.of(shift.worker()));
      var visits = planned.ahead(tx, shift.worker(), shift.during(), clock.instant());
      if (!visits.isEmpty()) {
        throw Problem.of(409, "visits-in-shift", "Visits lie in this shift")
            .withDetail("Give them to somebody else first.")
            .with("visits", visits.stream().map(Planned::visit).toList())
            .exception();
      }
      if (!store.delete(tx, id)) {
        throw Problem.notFound("shift").exception();
      }
      append(tx, "removed", shift, caller);
      return id;
    });
  }

  private void append(Tx tx, String what, Shift shift, Principal caller) {
    var data =
        Map.of(
            "worker", shift.worker(),
            "start", shift.during().start().toString(),
            "end", shift.during().end().toString());
    var type = "org.yizhan.shift." + what + ".v1";
    var version = what.equals("added") ? 1 : 2;
    events.append(tx, Event.of(clock.instant(), caller.actor(), type, shift.id(), version, data));
    schedule.changed(tx, Set.of(shift.worker()));
  }
}
