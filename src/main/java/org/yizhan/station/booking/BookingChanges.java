package org.yizhan.station.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.http.Problem;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.workforce.Worker;

/** Moves and cancels bookings, for whoever holds the ticket and for staff. */
public final class BookingChanges {
  private final BookingParts parts;
  private final BookingStore store;
  private final BookingView.Maker views;

  /** Changes bookings made of {@code parts}. */
  public BookingChanges(BookingParts parts) {
    this.parts = parts;
    this.store = new BookingStore(parts.cipher());
    this.views = parts.views();
  }

  /**
   * Cancels the booking and frees its worker.
   *
   * @throws org.yizhan.platform.http.ProblemException 409 when the worker is under way or it is
   *     over, 412 when it changed
   */
  BookingView cancel(UUID id, OptionalLong expected, @Nullable String reason, Principal caller) {
    var planned = visitsOf(id);
    return parts
        .db()
        .inTransaction(tx -> {
          parts.schedule().lockHoldersOf(tx, ids(planned));
          var booking = changeable(tx, id, planned);
          var visits = parts.visits().ofBooking(tx, id);
          require(BookingRules.change(booking, visits, expected));
          var cancelled = booking.in(BookingState.CANCELLED);
          store.save(tx, cancelled);
          var after = visits.stream().map(visit -> cancel(tx, visit, caller)).toList();
          append(
              tx,
              cancelled,
              "cancelled",
              reason == null ? Map.of() : Map.of("reason", reason),
              caller);
          return views.of(cancelled, after, caller.role());
        });
  }

  private Visit cancel(Tx tx, Visit visit, Principal caller) {
    var now = now();
    var cancelled = visit.cancelled(now);
    if (visit.worker() != null) {
      parts.schedule().releaseVisit(tx, visit.id(), visit.worker());
    }
    parts.visits().save(tx, cancelled, now, caller.actor(), "cancelled", Map.of());
    return cancelled;
  }

  /**
   * Moves the booking's visit to {@code start}: with the worker it has where possible, else with
   * whoever is free; a worker whom the resident chose is kept, unless {@code worker} names another.
   *
   * @throws org.yizhan.platform.http.ProblemException 409 with alternatives when nobody is free,
   *     412 when it changed
   */
  BookingView reschedule(
      UUID id, Instant start, @Nullable UUID worker, OptionalLong expected, Principal caller) {
    var visit = visitsOf(id).getFirst();
    var service = parts.catalog().service(visit.service());
    var wish =
        Wish.of(service, start, parts.addressBook().building(visit.address().building()).place());
    if (!parts.availability().offered(service, start)) {
      throw parts.conflicts().notOffered(wish);
    }
    var only =
        worker == null ? visit.wishedWorker() : parts.workforce().require("/worker", worker).id();
    for (var candidate : candidates(wish, visit, only)) {
      var moved = tryMove(id, visit, wish, candidate, expected, caller);
      if (moved != null) {
        return moved;
      }
    }
    throw parts.conflicts().slotTaken(wish, only, "Nobody is free then.");
  }

  private List<UUID> candidates(Wish wish, Visit visit, @Nullable UUID only) {
    if (only != null) {
      return List.of(only);
    }
    var free = parts.freeWorkers().ranked(wish).stream().map(Worker::id);
    return Stream.concat(Stream.ofNullable(visit.worker()), free).distinct().toList();
  }

  private @Nullable BookingView tryMove(
      UUID id, Visit seen, Wish wish, UUID worker, OptionalLong expected, Principal caller) {
    return parts
        .db()
        .inTransaction(tx -> {
          parts
              .schedule()
              .lock(
                  tx,
                  Stream.concat(Stream.ofNullable(seen.worker()), Stream.of(worker))
                      .collect(Collectors.toSet()));
          var booking = changeable(tx, id, List.of(seen));
          var visit = parts.visits().locked(tx, seen.id());
          require(BookingRules.change(booking, List.of(visit), expected));
          if (visit.version() != seen.version()) {
            throw stale();
          }
          if (parts.schedule().judge(tx, worker, wish, Set.of(visit.id()), now()).await()
              instanceof Verdict.Impossible) {
            return null;
          }
          if (seen.worker() != null) {
            parts.schedule().releaseVisit(tx, visit.id(), seen.worker());
          }
          parts.schedule().occupy(tx, worker, wish, visit.id());
          var moved = visit.movedTo(wish.visit().start(), wish.visit().end(), worker, now());
          parts.visits().save(tx, moved, now(), caller.actor(), "rescheduled", Map.of());
          var changed = booking.changed();
          store.save(tx, changed);
          append(tx, changed, "rescheduled", Map.of("visit", visit.id()), caller);
          return views.of(changed, List.of(moved), caller.role());
        });
  }

  /** Completes the booking once nothing more will happen at any of its visits, which are locked. */
  public void visitFinished(Tx tx, UUID id, Instant at, String actor) {
    var booking = store.locked(tx, id).orElseThrow();
    var over = parts.visits().ofBooking(tx, id).stream().allMatch(visit -> visit.state().over());
    if (over && booking.state() == BookingState.BOOKED) {
      var completed = booking.in(BookingState.COMPLETED);
      store.save(tx, completed);
      var type = "org.yizhan.booking.completed.v1";
      parts
          .events()
          .append(tx, Event.of(at, actor, type, id, completed.version(), Map.of("booking", id)));
    }
  }

  /**
   * The workers are locked; now the visits' rows and then the booking's, the order in which
   * tracking locks too.
   */
  private Booking changeable(Tx tx, UUID id, List<Visit> visits) {
    parts.visits().lock(tx, visits.stream().map(Visit::id).toList());
    return store.locked(tx, id).orElseThrow(() -> Problem.notFound("booking").exception());
  }

  private List<Visit> visitsOf(UUID booking) {
    var visits = parts.visits().ofBooking(booking);
    if (visits.isEmpty()) {
      throw Problem.notFound("booking").exception();
    }
    return visits;
  }

  private static void require(BookingRules.Change change) {
    switch (change) {
      case BookingRules.Change.Allowed() -> {}
      case BookingRules.Change.Stale() -> throw stale();
      case BookingRules.Change.Closed() ->
          throw Problem.of(409, "booking-closed", "The booking is cancelled or over already")
              .exception();
      case BookingRules.Change.UnderWay() ->
          throw Problem.of(409, "visit-under-way", "The worker is on the way already")
              .withDetail("Ask the staff of the station.")
              .exception();
    }
  }

  private static RuntimeException stale() {
    return Problem.of(412, "stale-version", "Somebody changed it meanwhile")
        .withDetail("Read it again, look, and decide again.")
        .exception();
  }

  private void append(Tx tx, Booking booking, String what, Map<String, ?> data, Principal caller) {
    var type = "org.yizhan.booking." + what + ".v1";
    parts
        .events()
        .append(tx, Event.of(now(), caller.actor(), type, booking.id(), booking.version(), data));
  }

  private static Set<UUID> ids(List<Visit> visits) {
    return visits.stream().map(Visit::id).collect(Collectors.toSet());
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
