package org.yizhan.station.booking;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.yizhan.station.schedule.Demand;
import org.yizhan.station.schedule.Seat;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.visit.Visit;

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
   * A wish to cancel.
   *
   * @param visit any visit of the only appointment to be cancelled; absent for all that are ahead
   * @param expected version of the booking that the wish is about
   */
  record Cancellation(
      UUID booking, @Nullable UUID visit, OptionalLong expected, @Nullable String reason) {}

  /**
   * Cancels what is ahead of the booking, or one appointment of it, and frees the workers. The
   * booking is over with the last of its visits.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when the visit is none of the booking's,
   *     409 when the worker is under way or it is over, 412 when it changed
   */
  BookingView cancel(Cancellation wish, Principal caller) {
    var id = wish.booking();
    var planned = visitsOf(id);
    return parts
        .db()
        .inTransaction(tx -> {
          parts.schedule().lockHoldersOf(tx, ids(planned));
          var booking = changeable(tx, id, planned);
          var visits = parts.visits().ofBooking(tx, id);
          var ahead = ahead(visits, wish.visit());
          require(BookingRules.change(booking, ahead, wish.expected()));
          var after =
              visits.stream()
                  .map(visit -> ahead.contains(visit) ? cancel(tx, visit, caller) : visit)
                  .toList();
          var changed = BookingRules.after(booking, after);
          store.save(tx, changed);
          appendCancelled(tx, changed, ahead, wish.reason(), caller);
          return views.of(changed, after, caller.role());
        });
  }

  /** What is not over yet of the appointment, or of all. */
  private static List<Visit> ahead(List<Visit> visits, @Nullable UUID visit) {
    var asked = visit == null ? visits : appointment(visits, visit);
    return asked.stream().filter(each -> !each.state().over()).toList();
  }

  private void appendCancelled(
      Tx tx, Booking booking, List<Visit> visits, @Nullable String reason, Principal caller) {
    var data = new HashMap<String, Object>();
    data.put("visits", visits.stream().map(Visit::id).toList());
    if (reason != null) {
      data.put("reason", reason);
    }
    var what =
        switch (booking.state()) {
          case BOOKED -> "visits-cancelled";
          case CANCELLED -> "cancelled";
          case COMPLETED -> "completed";
        };
    append(tx, booking, what, data, caller);
  }

  private Visit cancel(Tx tx, Visit visit, Principal caller) {
    var now = now();
    var cancelled = visit.cancelled(now);
    release(tx, visit);
    parts.visits().save(tx, cancelled, now, caller.actor(), "cancelled", Map.of());
    return cancelled;
  }

  /**
   * A wish to move an appointment: one visit, or all of a crew.
   *
   * @param visit any visit of the appointment; absent where the booking has only one
   * @param worker who is to come; absent for whoever is free
   * @param expected version of the booking that the wish is about
   */
  record NewTime(
      UUID booking,
      @Nullable UUID visit,
      Instant start,
      @Nullable UUID worker,
      OptionalLong expected) {}

  /** An appointment as it was seen, and where it should go. */
  private record Moving(NewTime to, List<Visit> seen, List<Wish> wishes) {
    Set<UUID> workers() {
      return seen.stream()
          .flatMap(visit -> Stream.ofNullable(visit.worker()))
          .collect(Collectors.toSet());
    }
  }

  /**
   * Moves an appointment: with the workers it has where possible, else with whoever is free; a
   * worker whom the resident chose is kept, unless another one is named.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when the booking has several appointments
   *     and none is named, 409 with alternatives when nobody is free, 412 when it changed
   */
  BookingView reschedule(NewTime to, Principal caller) {
    var seen = appointment(to);
    var service = parts.catalog().service(seen.getFirst().service());
    var only = only(to, seen);
    var demand = new Demand(service, whom(seen.getFirst()), only);
    if (!parts.availability().offered(service, to.start())) {
      throw parts.conflicts().notOffered(demand, to.start());
    }
    var wishes = wishes(demand, to.start(), seen.getFirst());
    var moving = new Moving(to, seen, wishes);
    var present = seen.stream().map(visit -> Optional.ofNullable(visit.worker())).toList();
    var teams = parts.freeWorkers().teams(wishes, only, present);
    return Attempt.first(teams, team -> tryMove(moving, team, caller))
        .orElseThrow(() -> parts.conflicts().nobody(demand, to.start()));
  }

  private static Whom whom(Visit visit) {
    return new Whom(visit.household(), visit.address().building(), visit.carerGender());
  }

  private List<Wish> wishes(Demand demand, Instant start, Visit visit) {
    var place = parts.addressBook().building(visit.address().building()).place();
    return Wish.parts(demand.service(), start, place, demand.whom()).stream()
        .map(wish -> wish.inCrew(visit.shape().crew()))
        .toList();
  }

  private @Nullable UUID only(NewTime to, List<Visit> seen) {
    if (to.worker() != null) {
      return parts.workforce().require("/worker", to.worker()).id();
    }
    return seen.stream().flatMap(v -> Stream.ofNullable(v.wishedWorker())).findFirst().orElse(null);
  }

  private List<Visit> appointment(NewTime to) {
    var visits = visitsOf(to.booking());
    var appointments = BookingRules.appointments(visits);
    if (to.visit() == null) {
      if (appointments.size() > 1) {
        throw Problem.invalid("/visit", "is missing: this booking has several visits").exception();
      }
      return appointments.getFirst();
    }
    return appointment(visits, to.visit());
  }

  private static List<Visit> appointment(List<Visit> visits, UUID visit) {
    return BookingRules.appointments(visits).stream()
        .filter(appointment -> appointment.stream().anyMatch(v -> v.id().equals(visit)))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("/visit", "is no visit of this booking").exception());
  }

  private Attempt<BookingView> tryMove(Moving moving, List<UUID> team, Principal caller) {
    return parts
        .db()
        .inTransaction(tx -> {
          var locked = new HashSet<>(moving.workers());
          locked.addAll(team);
          parts.schedule().lock(tx, locked);
          var booking = changeable(tx, moving.to().booking(), moving.seen());
          var visits = parts.visits().ofBooking(tx, booking.id());
          var now = fresh(moving, visits);
          require(BookingRules.change(booking, now, moving.to().expected()));
          var seats = Seat.of(moving.wishes(), team);
          var taken =
              Attempt.impossible(seats, parts.schedule().judge(tx, seats, ids(now), now()).await());
          if (!taken.isEmpty()) {
            return Attempt.lost(taken);
          }
          var moved = move(tx, now, seats, caller);
          var changed = booking.changed();
          store.save(tx, changed);
          append(tx, changed, "rescheduled", Map.of("visits", List.copyOf(moved.keySet())), caller);
          var after = visits.stream().map(v -> moved.getOrDefault(v.id(), v)).toList();
          return Attempt.done(views.of(changed, after, caller.role()));
        });
  }

  /** The appointment's visits as they are under the lock. */
  private static List<Visit> fresh(Moving moving, List<Visit> visits) {
    return moving.seen().stream()
        .map(seen ->
            visits.stream()
                .filter(v -> v.id().equals(seen.id()) && v.version() == seen.version())
                .findFirst()
                .orElseThrow(BookingChanges::stale))
        .toList();
  }

  private Map<UUID, Visit> move(Tx tx, List<Visit> visits, List<Seat> seats, Principal caller) {
    visits.forEach(visit -> release(tx, visit));
    var moved = new LinkedHashMap<UUID, Visit>();
    for (int i = 0; i < visits.size(); i++) {
      var visit = visits.get(i);
      var seat = seats.get(i);
      var window = seat.wish().visit();
      parts.schedule().occupy(tx, seat.worker(), seat.wish(), visit.id());
      var next = visit.movedTo(window.start(), window.end(), seat.worker(), now());
      parts.visits().save(tx, next, now(), caller.actor(), "rescheduled", Map.of());
      moved.put(next.id(), next);
    }
    return moved;
  }

  private void release(Tx tx, Visit visit) {
    if (visit.worker() != null) {
      parts.schedule().releaseVisit(tx, visit.id(), visit.worker());
    }
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
