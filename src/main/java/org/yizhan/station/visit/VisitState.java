package org.yizhan.station.visit;

import org.yizhan.platform.text.Codes;

/**
 * Where a visit stands. The order is the order of a visit that goes well, and then of those that
 * end otherwise.
 */
public enum VisitState {
  UNASSIGNED,
  ASSIGNED,
  ACCEPTED,
  DEPARTED,
  ARRIVED,
  STARTED,
  FINISHED,
  /** Nobody opened the door: the household's outcome, not the worker's. */
  UNANSWERED,
  /** The worker left a household that harasses; it never counts against the worker. */
  LEFT,
  CANCELLED;

  /** As the contract and the tables write it. */
  public String code() {
    return Codes.of(this);
  }

  /** From its code. */
  public static VisitState of(String code) {
    return Codes.parse(VisitState.class, code);
  }

  /**
   * Nobody is on the way yet, so the visit can still be moved, given to somebody else or cancelled.
   */
  public boolean open() {
    return compareTo(DEPARTED) < 0;
  }

  /** Work has not begun, so staff can still say who does it, when, and whether. */
  public boolean unbegun() {
    return compareTo(STARTED) < 0;
  }

  /** The worker is on the way, or at the door and not at work yet. */
  public boolean setOut() {
    return this == DEPARTED || this == ARRIVED;
  }

  /** Nothing more will happen. */
  public boolean over() {
    return compareTo(STARTED) > 0;
  }

  /**
   * The worker came and did not get to work to the end, through no fault of theirs: the way and the
   * time are owed.
   */
  public boolean attendanceOwed() {
    return this == UNANSWERED || this == LEFT;
  }
}
