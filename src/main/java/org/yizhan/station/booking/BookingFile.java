package org.yizhan.station.booking;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.http.Problem;
import org.yizhan.station.visit.Visit;

/** What every change of a booking begins and ends with. */
record BookingFile(BookingParts parts, BookingStore store) {
  /**
   * The visits of the appointment that {@code visit} is part of.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when it is none of the booking's
   */
  static List<Visit> appointment(List<Visit> visits, UUID visit) {
    return BookingRules.appointments(visits).stream()
        .filter(appointment -> appointment.stream().anyMatch(v -> v.id().equals(visit)))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("/visit", "is no visit of this booking").exception());
  }

  /** Frees what the visit occupies. */
  void release(Tx tx, Visit visit) {
    if (visit.worker() != null) {
      parts.schedule().releaseVisit(tx, visit.id(), visit.worker());
    }
  }

  /**
   * The workers are locked; now the visits' rows and then the booking's, the order in which
   * tracking locks too.
   */
  Booking changeable(Tx tx, UUID id, List<Visit> visits) {
    parts.visits().lock(tx, visits.stream().map(Visit::id).toList());
    return store.locked(tx, id).orElseThrow(() -> Problem.notFound("booking").exception());
  }

  /**
   * All visits of a booking, not locked.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such booking
   */
  List<Visit> visitsOf(UUID booking) {
    var visits = parts.visits().ofBooking(booking);
    if (visits.isEmpty()) {
      throw Problem.notFound("booking").exception();
    }
    return visits;
  }

  /** Refuses what is not allowed, in the words of the contract. */
  static void require(BookingRules.Change change) {
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

  static RuntimeException stale() {
    return Problem.of(412, "stale-version", "Somebody changed it meanwhile")
        .withDetail("Read it again, look, and decide again.")
        .exception();
  }

  /** Appends what happened to the booking. */
  void append(Tx tx, Booking booking, String what, Map<String, ?> data, Principal caller) {
    var type = "org.yizhan.booking." + what + ".v1";
    parts
        .events()
        .append(
            tx,
            Event.of(
                parts.clock().instant(),
                caller.actor(),
                type,
                booking.id(),
                booking.version(),
                data));
  }

  static Set<UUID> ids(List<Visit> visits) {
    return visits.stream().map(Visit::id).collect(Collectors.toSet());
  }
}
