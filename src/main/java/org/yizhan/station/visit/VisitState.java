package org.yizhan.station.visit;

import java.util.Locale;

/** Where a visit stands. The order is the order of a visit that goes well. */
public enum VisitState {
  UNASSIGNED,
  ASSIGNED,
  ACCEPTED,
  DEPARTED,
  ARRIVED,
  STARTED,
  FINISHED,
  CANCELLED;

  /** As the contract and the tables write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From its code. */
  public static VisitState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /**
   * Nobody is on the way yet, so the visit can still be moved, given to somebody else or cancelled.
   */
  public boolean open() {
    return compareTo(DEPARTED) < 0;
  }

  /** Nothing more will happen. */
  public boolean over() {
    return this == FINISHED || this == CANCELLED;
  }
}
