package org.yizhan.station.booking;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.yizhan.platform.http.FieldError;
import org.yizhan.station.visit.Visit;

/** What may be booked, moved and cancelled. */
final class BookingRules {
  private BookingRules() {}

  /** What is wrong with a request that fits the contract. */
  static Optional<FieldError> refuse(BookingRequest request) {
    var direct = request.service() != null || request.start() != null || request.worker() != null;
    if (request.hold() != null && direct) {
      return Optional.of(
          new FieldError("/hold", "send either the hold, or service and start, not both"));
    }
    if (request.hold() == null && request.service() == null) {
      return Optional.of(new FieldError("/service", "is missing; or send a hold"));
    }
    if (request.hold() == null && request.start() == null) {
      return Optional.of(new FieldError("/start", "is missing; or send a hold"));
    }
    if (!request.people().reachable()) {
      return Optional.of(
          new FieldError(
              "/people/booker/phone",
              "is missing; give it, or a contact's phone, or set callAtStation"));
    }
    return Optional.empty();
  }

  /** Whether a booking may be moved or cancelled now. */
  sealed interface Change {
    /** It may. */
    record Allowed() implements Change {}

    /** Somebody changed it since it was read. */
    record Stale() implements Change {}

    /** It is over or cancelled already. */
    record Closed() implements Change {}

    /** The worker is on the way or at work. */
    record UnderWay() implements Change {}
  }

  static Change change(Booking booking, List<Visit> visits, OptionalLong expectedVersion) {
    if (expectedVersion.isPresent() && expectedVersion.getAsLong() != booking.version()) {
      return new Change.Stale();
    }
    if (booking.state() != BookingState.BOOKED) {
      return new Change.Closed();
    }
    return visits.stream().allMatch(visit -> visit.state().open())
        ? new Change.Allowed()
        : new Change.UnderWay();
  }
}
