package org.yizhan.station.dispatch.day;

import java.util.Locale;

/** Where a plan stands. */
public enum PlanState {
  /** It is being made. */
  PLANNING,
  /** It is there, or what is left of it, to be applied. */
  PROPOSED,
  /** It was stopped while it was made; what was found by then can be applied. */
  CANCELLED,
  /** All of it was applied. */
  APPLIED,
  /** The station stopped while it was made. */
  LOST,
  /** The planner broke down; the log says why. */
  FAILED;

  /** As the contract and the table write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From its code. */
  static PlanState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
