package org.yizhan.station.schedule;

import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.licence.Unlicensed;
import org.yizhan.station.schedule.hours.WorkRule;

/** Why a worker cannot take a visit, in words a resident would understand. */
public sealed interface Reason permits Obstacle, Reason.NotLicensed, Reason.OverWorked {
  /** As the contract writes it: {@code lacks-skill}. */
  String code();

  /** For people. */
  Text text();

  /** Whether a manager may decide otherwise, with a reason that is kept. */
  default boolean overridable() {
    return false;
  }

  /** The code of the rule that is not met; absent when no rule is at stake. */
  default @Nullable String rule() {
    return null;
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

    @Override
    public String rule() {
      return why.rule().code();
    }
  }

  /** The worker would work too long, or rest too little (S09). */
  record OverWorked(WorkRule broken) implements Reason {
    @Override
    public String code() {
      return "over-worked";
    }

    @Override
    public Text text() {
      return broken.broken();
    }

    @Override
    public boolean overridable() {
      return broken.overridable();
    }

    @Override
    public String rule() {
      return broken.code().code();
    }
  }
}
