package org.yizhan.station.schedule;

import org.yizhan.platform.text.Codes;

/** Why nobody can come at a time, as residents are told it. */
public enum WhyNot {
  /** The station, or the building where they live, takes no visits then. */
  CLOSED,
  /** Nobody can do it on that day for those people: skill, licence, gender. */
  UNQUALIFIED,
  /** Nobody who can do it works then. */
  OFF_HOURS,
  /** Whoever works then is taken, or has to rest. */
  FULL;

  /** As the contract writes it. */
  public String code() {
    return Codes.of(this);
  }
}
