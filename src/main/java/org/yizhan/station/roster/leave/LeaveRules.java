package org.yizhan.station.roster.leave;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yizhan.platform.http.FieldError;

/** Decides about requests for time off. */
final class LeaveRules {
  private static final Duration LONGEST = Duration.ofDays(92);

  private LeaveRules() {}

  /** Whether a request may become what somebody wants. */
  sealed interface Change {
    /** It may. */
    record Allowed() implements Change {}

    /** Somebody changed it since it was read. */
    record Stale() implements Change {}

    /** It was decided before, or is over. */
    record Closed() implements Change {}
  }

  /**
   * Pending may become anything, approved may only be withdrawn, and nothing changes once its time
   * is over.
   */
  static Change change(TimeOff current, TimeOff.State wanted, long version, Instant now) {
    if (current.version() != version) {
      return new Change.Stale();
    }
    var mayChange =
        switch (current.state()) {
          case PENDING -> wanted != TimeOff.State.PENDING;
          case APPROVED -> wanted == TimeOff.State.WITHDRAWN;
          case DECLINED, WITHDRAWN -> false;
        };
    return mayChange && current.during().end().isAfter(now)
        ? new Change.Allowed()
        : new Change.Closed();
  }

  /** What is wrong with the time asked for. */
  static Optional<FieldError> wrong(String endField, Instant start, Instant end, Instant now) {
    if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST) > 0) {
      return Optional.of(
          new FieldError(endField, "must be later than the start, by 92 days at most"));
    }
    return end.isAfter(now)
        ? Optional.empty()
        : Optional.of(new FieldError(endField, "must not be past"));
  }
}
