package org.yizhan.station.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.http.FieldError;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitState;

/** What may be booked, moved and cancelled. */
final class BookingRules {
  private BookingRules() {}

  /** What is wrong with a request that fits the contract. */
  static Optional<FieldError> refuse(BookingRequest request) {
    var direct =
        request.service() != null
            || request.start() != null
            || request.worker() != null
            || request.isUrgent();
    if (request.hold() != null && direct) {
      return Optional.of(
          new FieldError("/hold", "send either the hold, or service and start, not both"));
    }
    if (request.hold() == null && request.service() == null) {
      return Optional.of(new FieldError("/service", "is missing; or send a hold"));
    }
    if (request.hold() == null && request.start() == null && !request.isUrgent()) {
      return Optional.of(new FieldError("/start", "is missing; or send a hold, or urgent"));
    }
    var urgent = refuse(request.isUrgent(), request.start(), request.worker(), request.notAfter());
    if (urgent.isPresent()) {
      return urgent;
    }
    if (request.isUrgent() && request.repeat() != null) {
      return Optional.of(new FieldError("/repeat", "does not go with urgent"));
    }
    if (!request.cast().reachable()) {
      return Optional.of(
          new FieldError(
              "/people/booker/phone",
              "is missing; give it, or a contact's phone, or set callAtStation"));
    }
    return Optional.empty();
  }

  /** How long ago something may have been taken down on paper: as far back as steps are entered. */
  private static final Duration OLDEST_PAPER = Duration.ofDays(7);

  /**
   * What is wrong with a booking that was taken down on paper.
   *
   * @param takenAt when; absent for one that is made now
   * @param staff whether one of them enters it
   */
  static Optional<FieldError> refusePaper(@Nullable Instant takenAt, boolean staff, Instant now) {
    if (takenAt == null) {
      return Optional.empty();
    }
    if (!staff) {
      return Optional.of(new FieldError("/takenAt", "is for staff, who enter what is on paper"));
    }
    return takenAt.isAfter(now) || takenAt.isBefore(now.minus(OLDEST_PAPER))
        ? Optional.of(new FieldError("/takenAt", "must lie in the past seven days"))
        : Optional.empty();
  }

  /** Today and tomorrow: whoever wants to come later can be given another time. */
  private static final int DAYS_TO_PLAN = 2;

  /**
   * What is wrong with booking a visit although nobody may be free for it.
   *
   * @param start when; absent where none is asked for
   * @param staff whether one of them asks, who can plan the day
   */
  static Optional<FieldError> refuseToPlan(
      BookingRequest request, @Nullable Instant start, boolean staff, Instant now, ZoneId zone) {
    if (!request.isToPlan()) {
      return Optional.empty();
    }
    if (!staff) {
      return Optional.of(new FieldError("/toPlan", "is for staff, who plan the day"));
    }
    if (start == null || request.worker() != null || request.repeat() != null) {
      return Optional.of(new FieldError("/toPlan", "goes with service and start alone"));
    }
    var first = LocalDate.ofInstant(now, zone).plusDays(DAYS_TO_PLAN).atStartOfDay(zone);
    return start.isBefore(first.toInstant())
        ? Optional.empty()
        : Optional.of(new FieldError("/toPlan", "goes with a start today or tomorrow"));
  }

  /** What is wrong with asking for a carer of the same gender (S32). */
  static Optional<FieldError> refuseCarer(BookingRequest request, Service service) {
    if (!Boolean.TRUE.equals(request.sameGender())) {
      return Optional.empty();
    }
    if (!service.personalCare()) {
      return Optional.of(new FieldError("/sameGender", "goes with services of personal care only"));
    }
    var served = request.cast().recipient() == null ? "booker" : "recipient";
    return request.cast().served().knownGender().isPresent()
        ? Optional.empty()
        : Optional.of(
            new FieldError(
                "/people/" + served + "/gender", "is missing; the carer is to be of the same"));
  }

  /** The gender that the worker must have; absent when anybody may come. */
  static @Nullable String carerGender(BookingRequest request) {
    return Boolean.TRUE.equals(request.sameGender())
        ? request.cast().served().knownGender().orElse(null)
        : null;
  }

  /** What is wrong with a request for as soon as possible, where the station chooses the start. */
  static Optional<FieldError> refuse(
      boolean urgent, @Nullable String start, @Nullable UUID worker, @Nullable String notAfter) {
    if (urgent && start != null) {
      return Optional.of(new FieldError("/start", "is chosen by the station when it is urgent"));
    }
    if (urgent && worker != null) {
      return Optional.of(new FieldError("/worker", "is chosen by the station when it is urgent"));
    }
    return !urgent && notAfter != null
        ? Optional.of(new FieldError("/notAfter", "goes with urgent only"))
        : Optional.empty();
  }

  /** Whether a booking may be moved or cancelled now. */
  sealed interface Change {
    /** It may. */
    record Allowed() implements Change {}

    /** Somebody changed it since it was read. */
    record Stale() implements Change {}

    /** It is over or cancelled already. */
    record Closed() implements Change {}

    /** The worker is on the way, or at work. */
    record UnderWay() implements Change {}
  }

  /**
   * Residents may change their minds until the worker sets out, staff until work begins: workers
   * have accidents on the way, too.
   */
  static Change change(
      Booking booking, List<Visit> visits, OptionalLong expectedVersion, Role who) {
    if (expectedVersion.isPresent() && expectedVersion.getAsLong() != booking.version()) {
      return new Change.Stale();
    }
    if (booking.state() != BookingState.BOOKED) {
      return new Change.Closed();
    }
    if (visits.isEmpty() || visits.stream().allMatch(visit -> visit.state().over())) {
      return new Change.Closed();
    }
    var staff = who == Role.STAFF || who == Role.MANAGER;
    return visits.stream()
            .map(Visit::state)
            .allMatch(state -> staff ? state.unbegun() : state.open())
        ? new Change.Allowed()
        : new Change.UnderWay();
  }

  /** The booking after some of its visits were cancelled: over with the last of them. */
  static Booking after(Booking booking, List<Visit> visits) {
    if (!visits.stream().allMatch(visit -> visit.state().over())) {
      return booking.changed();
    }
    var served = visits.stream().anyMatch(visit -> visit.state() != VisitState.CANCELLED);
    return booking.in(served ? BookingState.COMPLETED : BookingState.CANCELLED);
  }

  /**
   * The visits by appointment: those of a crew belong together and are moved together. The first
   * appointment begins first; a crew stands in the order of its members.
   */
  static List<List<Visit>> appointments(List<Visit> visits) {
    var byCrew = new LinkedHashMap<UUID, List<Visit>>();
    visits.stream()
        .sorted(
            Comparator.comparing(Visit::start).thenComparingInt(visit -> visit.shape().member()))
        .forEach(visit ->
            byCrew
                .computeIfAbsent(
                    Objects.requireNonNullElse(visit.shape().crew(), visit.id()),
                    id -> new ArrayList<>())
                .add(visit));
    return List.copyOf(byCrew.values());
  }
}
