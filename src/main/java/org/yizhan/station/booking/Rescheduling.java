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
import org.yizhan.platform.http.Problem;
import org.yizhan.station.dispatch.OverrideRules;
import org.yizhan.station.dispatch.Overrides;
import org.yizhan.station.schedule.Demand;
import org.yizhan.station.schedule.Seat;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.visit.Visit;

/** Moves appointments to another time, for whoever holds the ticket and for staff. */
final class Rescheduling {
  private final BookingParts parts;
  private final BookingStore store;
  private final BookingFile file;
  private final BookingView.Maker views;
  private final Overrides overrides;

  Rescheduling(BookingParts parts, Overrides overrides) {
    this.parts = parts;
    this.overrides = overrides;
    this.store = new BookingStore(parts.cipher());
    this.file = new BookingFile(parts, store);
    this.views = parts.views();
  }

  /**
   * A wish to move an appointment: one visit, or all of a crew.
   *
   * @param visit any visit of the appointment; absent where the booking has only one
   * @param worker who is to come; absent for whoever is free
   * @param expected version of the booking that the wish is about
   * @param seen version of the named visit that the wish is about
   * @param against why a manager decides against rules that allow it, for all who come; absent as a
   *     rule
   */
  record NewTime(
      UUID booking,
      @Nullable UUID visit,
      Instant start,
      @Nullable UUID worker,
      OptionalLong expected,
      @Nullable Long seen,
      @Nullable String against) {}

  /** An appointment as it was seen, and where it should go. */
  private record Moving(NewTime to, Demand demand, List<Visit> seen, List<Wish> wishes) {
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
   *     and none is named, 403 when somebody else than a manager decides against a rule, 409 with
   *     alternatives when nobody is free, 412 when it changed
   */
  BookingView reschedule(NewTime to, Principal caller) {
    Overrides.require(to.against(), caller);
    var seen = appointment(to);
    var service = parts.catalog().service(seen.getFirst().service());
    var only = only(to, seen);
    var demand = new Demand(service, whom(seen.getFirst()), only);
    if (!parts.availability().offered(service, to.start())) {
      throw parts.conflicts().notOffered(demand, to.start());
    }
    var wishes = wishes(demand, to.start(), seen.getFirst());
    var moving = new Moving(to, demand, seen, wishes);
    var present = seen.stream().map(visit -> keeper(to, visit)).toList();
    return Attempt.first(
            parts.availability(),
            () -> parts.freeWorkers().teams(wishes, only, present),
            team -> tryMove(moving, team, caller))
        .orElseThrow(() -> parts.conflicts().nobody(demand, to.start()));
  }

  /** Who has the visit; or whom a manager decides on, who need not seem free. */
  private static Optional<UUID> keeper(NewTime to, Visit visit) {
    return to.against() != null && to.worker() != null && visit.id().equals(to.visit())
        ? Optional.of(to.worker())
        : Optional.ofNullable(visit.worker());
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
    var visits = file.visitsOf(to.booking());
    var appointments = BookingRules.appointments(visits);
    if (to.visit() == null) {
      if (appointments.size() > 1) {
        throw Problem.invalid("/visit", "is missing: this booking has several visits").exception();
      }
      return appointments.getFirst();
    }
    var appointment = BookingFile.appointment(visits, to.visit());
    var unseen =
        appointment.stream()
            .anyMatch(v -> v.id().equals(to.visit()) && v.version() != seen(to, v.version()));
    if (unseen) {
      throw BookingFile.stale();
    }
    return appointment;
  }

  private static long seen(NewTime to, long now) {
    return to.seen() == null ? now : to.seen();
  }

  private Attempt<BookingView> tryMove(Moving moving, List<UUID> team, Principal caller) {
    return parts
        .db()
        .inTransaction(tx -> {
          var locked = new HashSet<>(moving.workers());
          locked.addAll(team);
          parts.schedule().lock(tx, locked);
          var booking = file.changeable(tx, moving.to().booking(), moving.seen());
          var visits = parts.visits().ofBooking(tx, booking.id());
          var now = fresh(moving, visits);
          BookingFile.require(
              BookingRules.change(booking, now, moving.to().expected(), caller.role()));
          var seats = Seat.of(moving.wishes(), team);
          var rulings = rulings(tx, seats, now, moving.to().against());
          var taken =
              Attempt.impossible(seats, rulings.stream().map(OverrideRules.Ruling::rest).toList());
          parts.conflicts().requireOpen(moving.demand(), moving.to().start());
          if (!taken.isEmpty()) {
            return Attempt.lost(taken);
          }
          var moved = move(tx, now, seats, rulings, moving.to().against(), caller);
          var changed = booking.changed();
          store.save(tx, changed);
          file.append(
              tx, changed, "rescheduled", Map.of("visits", List.copyOf(moved.keySet())), caller);
          var after = visits.stream().map(v -> moved.getOrDefault(v.id(), v)).toList();
          return Attempt.done(views.of(changed, after, caller.role()));
        });
  }

  private List<OverrideRules.Ruling> rulings(
      Tx tx, List<Seat> seats, List<Visit> own, @Nullable String against) {
    var verdicts = parts.schedule().judge(tx, seats, BookingFile.ids(own), now()).await();
    return verdicts.stream().map(one -> OverrideRules.rule(one, against != null)).toList();
  }

  /** The appointment's visits as they are under the lock. */
  private static List<Visit> fresh(Moving moving, List<Visit> visits) {
    return moving.seen().stream()
        .map(seen ->
            visits.stream()
                .filter(v -> v.id().equals(seen.id()) && v.version() == seen.version())
                .findFirst()
                .orElseThrow(BookingFile::stale))
        .toList();
  }

  private Map<UUID, Visit> move(
      Tx tx,
      List<Visit> visits,
      List<Seat> seats,
      List<OverrideRules.Ruling> rulings,
      @Nullable String against,
      Principal caller) {
    visits.forEach(visit -> file.release(tx, visit));
    var moved = new LinkedHashMap<UUID, Visit>();
    for (int i = 0; i < visits.size(); i++) {
      var visit = visits.get(i);
      var seat = seats.get(i);
      var window = seat.wish().visit();
      parts.schedule().occupy(tx, seat.worker(), seat.wish(), visit.id());
      var next = visit.movedTo(window.start(), window.end(), seat.worker(), now());
      var more = new HashMap<String, Object>(visit.owed());
      more.putAll(overrides.keep(tx, next, rulings.get(i), against, now(), caller));
      parts.visits().save(tx, next, now(), caller.actor(), "rescheduled", more);
      moved.put(next.id(), next);
    }
    return moved;
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
