package org.yizhan.station.register;

import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;

/** Somebody else changed what is to be changed. */
final class Stale {
  private Stale() {}

  static ProblemException problem() {
    return Problem.of(412, "stale-version", "Somebody changed this meanwhile")
        .withDetail("Read it again and decide on what it says now.")
        .exception();
  }
}
