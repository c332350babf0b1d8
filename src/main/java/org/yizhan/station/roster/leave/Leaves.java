package org.yizhan.station.roster.leave;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.dispatch.TakeOff;
import org.yizhan.station.roster.Planned;
import org.yizhan.station.roster.PlannedStore;
import org.yizhan.station.schedule.Obstacle;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/**
 * Time off: asked for, shown with what it would do, decided. Approving takes the worker off the
 * visits of that time, so that staff give them to somebody else; a sick call is approved at once.
 */
public final class Leaves {
  private final Db db;
  private final EventLog events;
  private final Schedule schedule;
  private final TakeOff takeOff;
  private final Workforce workforce;
  private final Quotas quotas;
  private final InstantSource clock;
  private final LeaveStore store;
  private final PlannedStore planned = new PlannedStore();

  /** Works on {@code db}; reasons are encrypted. */
  public Leaves(
      Db db,
      EventLog events,
      Schedule schedule,
      TakeOff takeOff,
      Workforce workforce,
      Quotas quotas,
      ColumnCipher cipher,
      InstantSource clock) {
    this.db = db;
    this.events = events;
    this.schedule = schedule;
    this.takeOff = takeOff;
    this.workforce = workforce;
    this.quotas = quotas;
    this.clock = clock;
    this.store = new LeaveStore(cipher);
  }

  /**
   * Time off and the visits at stake.
   *
   * @param visits that the worker would lose, or lost just now
   */
  record Effect(TimeOff off, List<UUID> visits) {}

  /** Those that touch the window, without their reasons. */
  List<TimeOff> touching(Window window) {
    return store.touching(db, window);
  }

  /**
   * It, and what approving it would do.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is none
   */
  Effect get(UUID id) {
    var off = store.find(db, id).orElseThrow(() -> Problem.notFound("time off").exception());
    return new Effect(off, atStake(off.worker(), off.during()));
  }

  private List<UUID> atStake(UUID worker, Window during) {
    return planned.ahead(db, Set.of(worker), during, clock.instant()).stream()
        .map(Planned::visit)
        .toList();
  }

  /** The worker's own that end after the moment, soonest first, without their reasons. */
  List<TimeOff> of(UUID worker, Instant since) {
    return store.of(db, worker, since);
  }

  /**
   * A worker does not want it any more.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when it is not theirs, 412 when it
   *     changed, 409 when it was declined or is over
   */
  TimeOff withdraw(UUID worker, UUID id, long version, Principal caller) {
    if (!get(id).off().worker().equals(worker)) {
      throw Problem.notFound("time off").exception();
    }
    return decide(id, TimeOff.State.WITHDRAWN, version, caller).off();
  }

  /**
   * The visits ahead that a sick call would leave to somebody else.
   *
   * @throws org.yizhan.platform.http.ProblemException 409 when there is time off already, as when
   *     it is entered
   */
  List<UUID> previewSickCall(UUID worker, Window during) {
    var isTaken =
        store.of(db, worker, during.start()).stream()
            .filter(off -> off.state().counts())
            .anyMatch(off -> off.during().start().isBefore(during.end()));
    if (isTaken) {
      throw overlaps();
    }
    return atStake(worker, during);
  }

  /**
   * Asks for time off.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 when there is some
   *     at that time
   */
  TimeOff request(
      UUID worker, TimeOff.Kind kind, Window during, @Nullable String reason, Principal caller) {
    var off = new TimeOff(Ids.next(), 1, worker, during, kind, TimeOff.State.PENDING, reason);
    return once(() ->
        db.inTransaction(tx -> {
          store.insert(tx, off, clock.instant(), caller.actor());
          append(tx, off, "requested", 0, caller);
          return off;
        }));
  }

  /**
   * The worker is ill from now on.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 when there is time
   *     off already
   */
  Effect callInSick(UUID worker, Instant until, Principal caller) {
    var now = clock.instant();
    var off =
        new TimeOff(
            Ids.next(),
            1,
            worker,
            new Window(now, until),
            TimeOff.Kind.SICK,
            TimeOff.State.APPROVED,
            null);
    return once(() ->
        db.inTransaction(tx -> {
          schedule.lock(tx, Set.of(worker));
          store.insert(tx, off, now, caller.actor());
          return new Effect(off, begin(tx, off, caller));
        }));
  }

  /**
   * Approves, declines or withdraws.
   *
   * @throws org.yizhan.platform.http.ProblemException 404, 412 when it changed, 409 when it was
   *     decided before or the quota is used up
   */
  Effect decide(UUID id, TimeOff.State wanted, long version, Principal caller) {
    var worker = workforce.require("worker", get(id).off().worker());
    return db.inTransaction(tx -> {
      quotas.lock(tx, List.of(worker));
      schedule.lock(tx, Set.of(worker.id()));
      var current = store.locked(tx, id).orElseThrow();
      require(LeaveRules.change(current, wanted, version, clock.instant()));
      var next = current.in(wanted);
      store.save(tx, next, clock.instant(), caller.actor());
      return new Effect(next, take(tx, worker, next, caller));
    });
  }

  private List<UUID> take(Tx tx, Worker worker, TimeOff off, Principal caller) {
    if (off.state() == TimeOff.State.APPROVED) {
      Quotas.require(quotas.usedUp(tx, List.of(worker), off.kind(), off.during()));
      return begin(tx, off, caller);
    }
    append(tx, off, off.state().code(), 0, caller);
    schedule.changed(tx, Set.of(worker.id()));
    return List.of();
  }

  /** Takes the worker, locked before, off the visits of the time. */
  List<UUID> begin(Tx tx, TimeOff off, Principal caller) {
    var now = clock.instant();
    var ids =
        planned.ahead(tx, off.worker(), off.during(), now).stream().map(Planned::visit).toList();
    var taken =
        takeOff.all(
            tx, ids, off.worker(), TakeOff.Why.of("away", Obstacle.AWAY), now, caller.actor());
    append(tx, off, "approved", taken.size(), caller);
    schedule.changed(tx, Set.of(off.worker()));
    return ids;
  }

  private static void require(LeaveRules.Change change) {
    switch (change) {
      case LeaveRules.Change.Allowed() -> {}
      case LeaveRules.Change.Stale() ->
          throw Problem.of(412, "stale-version", "Somebody changed it meanwhile")
              .withDetail("Read it again, look, and decide again.")
              .exception();
      case LeaveRules.Change.Closed() ->
          throw Problem.of(409, "time-off-decided", "It was decided before, or is over")
              .exception();
    }
  }

  interface Work<T> {
    T run();
  }

  /** Nobody has two at the same time. */
  static <T> T once(Work<T> work) {
    try {
      return work.run();
    } catch (RuntimeException failure) {
      if (Db.violates(failure, LeaveStore.ONCE)) {
        throw overlaps();
      }
      throw failure;
    }
  }

  private static RuntimeException overlaps() {
    return Problem.of(409, "time-off-overlaps", "There is time off at that time already")
        .withDetail("Withdraw the other first.")
        .exception();
  }

  /** Neither kind nor reason: why somebody is away is nobody else's business. */
  private void append(Tx tx, TimeOff off, String what, int visits, Principal caller) {
    var data =
        Map.of(
            "worker", off.worker(),
            "start", off.during().start().toString(),
            "end", off.during().end().toString(),
            "visits", visits);
    var type = "org.yizhan.time-off." + what + ".v1";
    events.append(
        tx, Event.of(clock.instant(), caller.actor(), type, off.id(), off.version(), data));
  }
}
