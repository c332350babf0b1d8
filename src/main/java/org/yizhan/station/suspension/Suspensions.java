package org.yizhan.station.suspension;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.schedule.Obstacle;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/**
 * Suspends workers and buildings for a time, as after an infection (S33), and closes the station
 * for days (S34). Whoever would go is taken off the visits of that time at once, so that nobody
 * sets out who should not, and staff find another worker or, with the residents, another time.
 * Nothing can be booked or given there meanwhile. Whoever set out before the suspension was made
 * finishes the visit.
 */
public final class Suspensions {
  /** Longest suspension, days. */
  private static final int LONGEST = 366;

  private final Db db;
  private final EventLog events;
  private final Workforce workforce;
  private final AddressBook addressBook;
  private final Schedule schedule;
  private final TakeOff takeOff;
  private final InstantSource clock;
  private final ZoneId zone;
  private final SuspensionStore store;

  /** Works on {@code db}; days are those of {@code zone}. */
  public Suspensions(
      Db db,
      EventLog events,
      ColumnCipher cipher,
      Workforce workforce,
      AddressBook addressBook,
      Schedule schedule,
      TakeOff takeOff,
      InstantSource clock,
      ZoneId zone) {
    this.db = db;
    this.events = events;
    this.workforce = workforce;
    this.addressBook = addressBook;
    this.schedule = schedule;
    this.takeOff = takeOff;
    this.clock = clock;
    this.zone = zone;
    this.store = new SuspensionStore(cipher, zone);
  }

  /** What somebody wants: a worker, a building or the station, from a first to a last day. */
  record Order(
      @Nullable UUID worker,
      @Nullable UUID building,
      @Nullable Boolean station,
      SuspensionReason reason,
      LocalDate from,
      LocalDate until) {}

  /** Those that are not over and were not lifted. */
  List<Suspension> standing() {
    return store.standing(db, clock.instant());
  }

  /**
   * @throws org.yizhan.platform.http.ProblemException 404 when there is none, or it was lifted
   */
  Suspension get(UUID id) {
    return store.find(db, id).orElseThrow(Suspensions::missing);
  }

  /**
   * The suspension as it would be, written nowhere.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field
   */
  Suspension draft(Order order) {
    require(order);
    var during =
        new Window(
            order.from().atStartOfDay(zone).toInstant(),
            order.until().plusDays(1).atStartOfDay(zone).toInstant());
    return new Suspension(
        Ids.next(),
        order.worker(),
        order.building(),
        order.reason(),
        order.from(),
        order.until(),
        during,
        List.of(),
        clock.instant());
  }

  private void require(Order order) {
    var station = Boolean.TRUE.equals(order.station()) ? order.station() : null;
    if (Stream.of(order.worker(), order.building(), station).filter(Objects::nonNull).count()
        != 1) {
      throw Problem.invalid("/worker", "is missing; or send a building or the station, not two")
          .exception();
    }
    if (order.worker() != null) {
      workforce.require("/worker", order.worker());
    }
    if (order.building() != null
        && addressBook.buildings().stream().noneMatch(b -> b.id().equals(order.building()))) {
      throw Problem.invalid("/building", "is not in the address book; GET buildings lists it")
          .exception();
    }
    var today = LocalDate.ofInstant(clock.instant(), zone);
    if (order.until().isBefore(today) || order.until().isBefore(order.from())) {
      throw Problem.invalid("/until", "must be neither past nor before the first day").exception();
    }
    if (order.from().plusDays(LONGEST).isBefore(order.until())) {
      throw Problem.invalid("/until", "must be within a year of the first day").exception();
    }
  }

  /**
   * Suspends. Events name the worker, never the reason or a building.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field
   */
  Suspension suspend(Order order, Principal caller) {
    var draft = draft(order);
    var workers = workers(draft);
    return db.inTransaction(tx -> {
      schedule.lock(tx, workers);
      var made = draft.takingOff(takenOff(tx, draft, caller));
      store.insert(tx, made, caller.actor());
      changed(tx, made, "made", caller);
      return made;
    });
  }

  private List<UUID> takenOff(Tx tx, Suspension draft, Principal caller) {
    // The event names no building, the words for staff do.
    var obstacle = draft.building() == null ? Obstacle.SUSPENDED : Obstacle.BUILDING_SUSPENDED;
    var why = TakeOff.Why.of("suspended", obstacle);
    var now = clock.instant();
    var taken =
        draft.worker() != null
            ? takeOff.during(tx, draft.during(), draft.required(), why, now, caller.actor())
            : takeOff.in(tx, draft.building(), draft.during(), why, now, caller.actor());
    return taken.stream().map(Visit::id).toList();
  }

  /**
   * From now on visits are possible again.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is none, or it was lifted
   */
  void lift(UUID id, Principal caller) {
    var standing = get(id);
    var workers = workers(standing);
    db.inTransaction(tx -> {
      schedule.lock(tx, workers);
      if (!store.lift(tx, id, clock.instant(), caller.actor())) {
        throw missing();
      }
      changed(tx, standing, "lifted", caller);
      return standing;
    });
  }

  private static RuntimeException missing() {
    return Problem.notFound("suspension").exception();
  }

  /** The visits that nobody goes to as they are: those in the building, or without the worker. */
  List<UUID> concerned(Suspension suspension) {
    return store.concerned(db, suspension);
  }

  /** Whoever could be sent there: for a building or the station everybody. */
  private Set<UUID> workers(Suspension suspension) {
    return suspension.worker() == null
        ? workforce.all().stream().map(Worker::id).collect(Collectors.toSet())
        : Set.of(suspension.worker());
  }

  private void changed(Tx tx, Suspension suspension, String what, Principal caller) {
    // A building is part of an address, so it is not named where all can read.
    Map<String, Object> data =
        suspension.worker() == null
            ? Map.of("suspends", suspension.ofStation() ? "station" : "building")
            : Map.of("suspends", "worker", "worker", suspension.worker());
    var type = "org.yizhan.suspension." + what + ".v1";
    var version = what.equals("made") ? 1 : 2;
    events.append(
        tx, Event.of(clock.instant(), caller.actor(), type, suspension.id(), version, data));
    schedule.changed(tx, workers(suspension));
  }
}
