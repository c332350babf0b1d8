package org.yizhan.station.dispatch.day;

import org.yizhan.platform.text.Codes;

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
    return Codes.of(this);
  }

  /** From its code. */
  static PlanState of(String code) {
    return Codes.parse(PlanState.class, code);
  }
}
