package org.yizhan.station.roster;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.station.dispatch.TakeOff;
import org.yizhan.station.schedule.Obstacle;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Window;

/** Gives workers patterns, and shows what one would do before it is saved. */
public final class Rosters {
  private final Db db;
  private final EventLog events;
  private final Schedule schedule;
  private final TakeOff takeOff;
  private final ShiftMaker maker;
  private final InstantSource clock;
  private final ZoneId zone;
  private final RosterStore store = new RosterStore();
  private final PlannedStore planned = new PlannedStore();

  /** Works on {@code db}. */
  public Rosters(
      Db db,
      EventLog events,
      Schedule schedule,
      TakeOff takeOff,
      ShiftMaker maker,
      InstantSource clock,
      ZoneId zone) {
    this.db = db;
    this.events = events;
    this.schedule = schedule;
    this.takeOff = takeOff;
    this.maker = maker;
    this.clock = clock;
    this.zone = zone;
  }

  /** A pattern as a manager wants it from a day on. */
  record Edit(
      LocalDate anchor,
      List<RotaDay> days,
      boolean followsCalendar,
      LocalDate from,
      boolean takeOff) {}

  /**
   * What a pattern did or would do.
   *
   * @param version of the pattern afterwards
   * @param shifts how many it makes
   * @param outside visits that lie in no shift then
   */
  record Effect(long version, int shifts, List<Planned> outside, boolean takenOff) {}

  Optional<Rotation> rotation(UUID worker) {
    return store.rotation(db, worker);
  }

  /**
   * What the pattern would do.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field
   */
  Effect preview(UUID worker, Edit edit) {
    require(edit);
    var kinds = maker.kinds();
    return db.inTransaction(tx -> {
      var next = next(tx, worker, edit);
      return effect(tx, edit, next, maker.made(next, edit.from(), kinds), false);
    });
  }

  /**
   * Gives the worker the pattern.
   *
   * @param version that was read; 0 when there was none
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 412 when it changed
   */
  Effect set(UUID worker, long version, Edit edit, Principal caller) {
    require(edit);
    var kinds = maker.kinds();
    return db.inTransaction(tx -> {
      schedule.lock(tx, Set.of(worker));
      var next = next(tx, worker, edit);
      if (next.version() != version + 1) {
        throw Problem.of(412, "stale-version", "Somebody changed the pattern meanwhile")
            .withDetail("Read it again, look, and decide again.")
            .exception();
      }
      var made = maker.made(next, edit.from(), kinds);
      var effect = effect(tx, edit, next, made, edit.takeOff());
      store.deleteMade(tx, worker, startOf(edit.from()));
      store.insertMade(tx, made, zone);
      store.save(tx, next);
      if (effect.takenOff()) {
        var ids = effect.outside().stream().map(Planned::visit).toList();
        takeOff.all(
            tx,
            ids,
            worker,
            TakeOff.Why.of("no-shift", Obstacle.NO_SHIFT),
            clock.instant(),
            caller.actor());
      }
      append(tx, next, effect, caller);
      schedule.changed(tx, Set.of(worker));
      return effect;
    });
  }

  private Rotation next(Tx tx, UUID worker, Edit edit) {
    var current = store.rotation(tx, worker);
    var version = current.map(Rotation::version).orElse(0L) + 1;
    return new Rotation(
        worker, edit.anchor(), edit.days(), edit.followsCalendar(), maker.horizon(), version);
  }

  private Effect effect(Tx tx, Edit edit, Rotation next, List<Shift> made, boolean off) {
    var worker = next.worker();
    var window = new Window(startOf(edit.from()), startOf(maker.horizon()));
    var byHand =
        store.shifts(tx, worker, window).stream()
            .filter(shift -> !shift.origin().equals("pattern"))
            .map(Shift::during)
            .toList();
    var busy = byHand.stream().map(this::dayOf).collect(Collectors.toSet());
    var shifts =
        Stream.concat(
                byHand.stream(),
                made.stream().map(Shift::during).filter(during -> !busy.contains(dayOf(during))))
            .toList();
    var outside = RosterRules.outside(planned.ahead(tx, worker, window, clock.instant()), shifts);
    return new Effect(
        next.version(), shifts.size() - byHand.size(), outside, off && !outside.isEmpty());
  }

  private void require(Edit edit) {
    var wrong = RosterRules.wrong(edit.days());
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong).exception();
    }
    if (!edit.from().isAfter(maker.today()) || !edit.from().isBefore(maker.horizon())) {
      throw Problem.invalid("/from", "must be after today and before " + maker.horizon())
          .exception();
    }
  }

  private void append(Tx tx, Rotation next, Effect effect, Principal caller) {
    var data =
        Map.of(
            "worker", next.worker(),
            "shifts", effect.shifts(),
            "takenOff", effect.takenOff() ? effect.outside().size() : 0);
    var type = "org.yizhan.rotation.changed.v1";
    events.append(
        tx, Event.of(clock.instant(), caller.actor(), type, next.worker(), next.version(), data));
  }

  private LocalDate dayOf(Window during) {
    return LocalDate.ofInstant(during.start(), zone);
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
