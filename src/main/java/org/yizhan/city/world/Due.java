package org.yizhan.city.world;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something that is going to happen.
 *
 * @param at when the station hears of it
 * @param order of what falls on one instant
 * @param target index of the visit, booking or alarm
 * @param assignment which giving of the visit it belongs to; when another came meanwhile it does
 *     not happen
 * @param since when it really happens; a phone without a network tells it later
 */
record Due(Instant at, long order, Kind kind, int target, int assignment, Instant since)
    implements Comparable<Due> {
  private static final Comparator<Due> ORDER =
      Comparator.comparing(Due::at).thenComparingLong(Due::order);

  /** What can happen. */
  enum Kind {
    DAY_BEGINS,
    IS_BOOKED,
    IS_REFUSED,
    CALLS_A_PERSON,
    IS_ACCEPTED,
    IS_DECLINED,
    IS_GIVEN_ANEW,
    IS_GIVEN_AGAINST_A_RULE,
    IS_MOVED,
    IS_CANCELLED,
    DATE_IS_CANCELLED,
    SETS_OUT,
    ARRIVES,
    STARTS,
    FINISHES,
    FINDS_NOBODY,
    IS_OVERDUE,
    ALARM_CLOSES
  }

  @Override
  public int compareTo(Due other) {
    return ORDER.compare(this, other);
  }
}
