package org.yizhan.station.schedule;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.schedule.hours.WorkHours;
import org.yizhan.station.travel.Travel;

/**
 * Takes and frees the time of workers. Every writer goes lock → load → decide → write: {@link
 * #lock} first, then {@link #judge} in the same transaction, then one of the writing methods. The
 * constraint of the table is the last guard.
 */
public final class Schedule {
  /** Neighbours further away than this do not matter to a visit: nobody walks that long. */
  private static final Duration NEIGHBOURHOOD = Duration.ofHours(4);

  private final Db db;
  private final ScheduleStore store;
  private final InstantSource clock;
  private final Availability availability;

  /** Works on {@code db} and keeps {@code availability} up to date. */
  public Schedule(
      Db db,
      AddressBook addressBook,
      Travel travel,
      Licences licences,
      WorkHours hours,
      Availability availability,
      InstantSource clock) {
    this.db = db;
    this.store = new ScheduleStore(addressBook, travel, licences, hours);
    this.availability = availability;
    this.clock = clock;
  }

  /** Locks the workers until the end of the transaction, and clears their expired holds. */
  public void lock(Tx tx, Set<UUID> workers) {
    tx.lock(List.copyOf(workers));
    store.deleteExpired(tx, workers, clock.instant());
  }

  /** Locks whoever the holds or visits occupy; who that is must be read after this. */
  public void lockHoldersOf(Tx tx, Set<UUID> holdsOrVisits) {
    store.lockHoldersOf(tx, holdsOrVisits);
  }

  /**
   * Whether each of the workers, locked before, can take their part: all different, for a crew. The
   * question is on its way when this returns.
   *
   * @param own visits and holds being moved, which do not stand in the way
   * @param notBefore earliest start
   * @return the verdicts in the order of {@code seats}
   */
  public Future<List<Verdict>> judge(Tx tx, List<Seat> seats, Set<UUID> own, Instant notBefore) {
    var workers = seats.stream().map(Seat::worker).collect(Collectors.toSet());
    return store
        .timetables(tx, workers, around(seats), clock.instant())
        .map(timetables ->
            seats.stream()
                .map(seat -> judge(timetables.get(seat.worker()), seat, own, notBefore))
                .toList());
  }

  private static Verdict judge(
      @Nullable Timetable timetable, Seat seat, Set<UUID> own, Instant notBefore) {
    return timetable == null
        ? new Verdict.Impossible(List.of(Obstacle.INACTIVE))
        : ScheduleRules.judge(timetable, seat.wish(), own, notBefore);
  }

  private static Window around(List<Seat> seats) {
    var windows = seats.stream().map(seat -> around(seat.wish())).toList();
    return new Window(
        windows.stream().map(Window::start).min(Comparator.naturalOrder()).orElseThrow(),
        windows.stream().map(Window::end).max(Comparator.naturalOrder()).orElseThrow());
  }

  /**
   * Whether the visits, whose workers were locked before, can all move at once; each is held
   * against where the others go.
   *
   * @return by visit
   */
  public Map<UUID, Verdict> judgeTogether(Tx tx, List<Move> moves, Instant now) {
    var verdicts = new HashMap<UUID, Verdict>();
    for (var move : moves) {
      var loaded =
          store.timetables(tx, Set.of(move.to()), around(move.wish()), now).await().get(move.to());
      verdicts.put(
          move.visit(),
          loaded == null
              ? new Verdict.Impossible(List.of(Obstacle.INACTIVE))
              : ScheduleRules.judgeAmong(loaded, move, moves, now));
    }
    return verdicts;
  }

  /**
   * The timetables of all workers around the visit, for showing who could take it: as far as slots
   * are offered from what is kept of everybody.
   */
  public Map<UUID, Timetable> timetables(Wish wish) {
    var around = around(wish);
    return availability.timetables(around).orElseGet(() -> everybody(around));
  }

  /** Whether the service may be had at all at that time, whoever is free. */
  public boolean offered(Service service, Instant start) {
    return availability.offered(service, start);
  }

  /** The timetables of these workers in the window, as the transaction sees them. */
  public Map<UUID, Timetable> timetables(Tx tx, Set<UUID> workers, Window window) {
    return store.timetables(tx, workers, window, clock.instant()).await();
  }

  /** The timetables of all workers in the window. */
  public Map<UUID, Timetable> everybody(Window window) {
    return store.timetables(db, Set.copyOf(store.everybody(db)), window, clock.instant());
  }

  private static Window around(Wish wish) {
    return new Window(
        wish.during().start().minus(NEIGHBOURHOOD), wish.during().end().plus(NEIGHBOURHOOD));
  }

  /** Keeps the time of all members for a hold. */
  public void hold(Tx tx, List<Seat> seats, UUID hold, Instant expiresAt) {
    int member = 1;
    for (var seat : seats) {
      store.insertHold(tx, seat, member++, hold, expiresAt);
      refreshAfterCommit(tx, seat.worker());
    }
  }

  /** Gives the time to a visit. */
  public void occupy(Tx tx, UUID worker, Wish wish, UUID visit) {
    store.insertVisit(tx, worker, wish.during(), visit);
    refreshAfterCommit(tx, worker);
  }

  /**
   * Turns the hold's own rows into the visits'. Whoever is asked about one of the visits must find
   * it there and not the hold, so the workers' time is read again.
   *
   * @param visits in the order of the crew's members
   * @param workers whose time it is
   */
  public void confirm(Tx tx, UUID hold, List<UUID> visits, List<UUID> workers) {
    store.holdToVisits(tx, hold, visits);
    workers.forEach(worker -> refreshAfterCommit(tx, worker));
  }

  /** Gives the visit's time to another worker. */
  public void move(Tx tx, UUID visit, UUID from, UUID to) {
    store.moveVisit(tx, visit, from, to);
    refreshAfterCommit(tx, from);
    refreshAfterCommit(tx, to);
  }

  /** Frees what a hold kept. */
  public void releaseHold(Tx tx, UUID hold, List<UUID> workers) {
    store.deleteHold(tx, hold);
    workers.forEach(worker -> refreshAfterCommit(tx, worker));
  }

  /** Frees what a visit occupied. */
  public void releaseVisit(Tx tx, UUID visit, UUID worker) {
    store.deleteVisit(tx, visit);
    refreshAfterCommit(tx, worker);
  }

  /**
   * Gives a visit that was given back its time again, to the worker, locked before, who had set
   * out.
   *
   * @param decided the rules that a manager decided against
   * @return false when that is not possible any more
   */
  public boolean takeBack(Tx tx, UUID visit, Seat seat, Set<String> decided) {
    var verdict = judge(tx, List.of(seat), Set.of(visit), Instant.MIN).await().getFirst();
    if (!ScheduleRules.goesOn(verdict, decided)) {
      return false;
    }
    occupy(tx, seat.worker(), seat.wish(), visit);
    return true;
  }

  /** Shows the workers' time anew once it is committed that something about them changed. */
  public void changed(Tx tx, Set<UUID> workers) {
    tx.afterCommit(() -> availability.refresh(workers));
  }

  private void refreshAfterCommit(Tx tx, UUID worker) {
    tx.afterCommit(() -> availability.refresh(Set.of(worker)));
  }

  /** Deletes expired holds, so that their slots are shown as free again. */
  public void sweep() {
    var workers = store.workersWithExpiredHolds(db, clock.instant());
    if (!workers.isEmpty()) {
      db.inTransaction(tx -> {
        lock(tx, workers);
        tx.afterCommit(() -> availability.refresh(workers));
        return workers;
      });
    }
  }
}
