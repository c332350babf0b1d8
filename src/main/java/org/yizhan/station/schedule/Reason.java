package org.yizhan.station.schedule;

import org.yizhan.platform.text.Text;
import org.yizhan.station.licence.Unlicensed;

/** Why a worker cannot take a visit, in words a resident would understand. */
public sealed interface Reason permits Obstacle, Reason.NotLicensed {
  /** As the contract writes it: {@code lacks-skill}. */
  String code();

  /** For people. */
  Text text();

  /** Whether a manager may decide otherwise, with a reason that is kept. */
  default boolean overridable() {
    return false;
  }

  /** The worker's or the company's credentials do not cover the work on that day (S04). */
  record NotLicensed(Unlicensed why) implements Reason {
    @Override
    public String code() {
      return "not-licensed";
    }

    @Override
    public Text text() {
      return why.text();
    }

    @Override
    public boolean overridable() {
      return why.rule().overridable();
    }
  }
}
