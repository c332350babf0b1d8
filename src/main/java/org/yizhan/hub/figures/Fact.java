package org.yizhan.hub.figures;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.indicator.Headcount;

/** What an event says that counts. */
sealed interface Fact {
  /**
   * Something happened to a visit.
   *
   * @param what the last word of the event's type, such as {@code assigned}
   * @param since when the state was reached
   * @param overridden a manager decided against a rule
   * @param unlicensed a step was reported while a credential was missing
   */
  record OfVisit(
      UUID visit,
      long version,
      Instant at,
      String what,
      String state,
      Instant start,
      Instant end,
      @Nullable UUID worker,
      @Nullable UUID household,
      @Nullable Instant since,
      boolean overridden,
      boolean unlicensed)
      implements Fact {
    /** When somebody came, by this step; absent when it says nothing of that. */
    @Nullable Instant came() {
      return reached("arrived") || reached("started") ? reachedAt() : null;
    }

    /**
     * A step that comes late leaves the state as it is, and says nothing of when it was reached.
     */
    boolean reached(String wanted) {
      return what.equals(wanted) && state.equals(wanted);
    }

    Instant reachedAt() {
      return since == null ? at : since;
    }
  }

  /** Nobody had come to a visit. */
  record NoShow(UUID visit, Instant at) implements Fact {}

  /**
   * Something that happens to its subject once.
   *
   * @param detail what more there is to say, such as an alarm's kind; empty for nothing
   */
  record Moment(Kind kind, UUID subject, Instant at, String detail) implements Fact {
    /** The earlier of two tellings of one moment. */
    Moment earlier(Moment other) {
      return other.at().isBefore(at) ? other : this;
    }
  }

  /** How many companies and workers there are now, and how many of them have what. */
  record Workforce(Headcount said) implements Fact {}

  /** What can happen once. */
  enum Kind {
    BOOKED,
    CANCELLED,
    UNMET,
    ALARM_RAISED,
    ALARM_CLOSED
  }
}
