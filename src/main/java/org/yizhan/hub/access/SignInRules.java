package org.yizhan.hub.access;

import java.time.Duration;

/**
 * How long whoever guesses has to wait: after three wrong passwords in a row for a name, each
 * further try has to wait, twice as long every time, about half a minute at most.
 */
final class SignInRules {
  /** Wrong passwords are forgotten this long after the last try that they held up. */
  static final Duration REMEMBERED = Duration.ofHours(1);

  private static final int FREE_TRIES = 3;
  private static final int DOUBLINGS = 5;
  private static final Duration STEP = Duration.ofSeconds(1);

  private SignInRules() {}

  /** The pause after that many wrong passwords in a row. */
  static Duration pause(int times) {
    return times < FREE_TRIES
        ? Duration.ZERO
        : STEP.multipliedBy(1L << Math.min(times - FREE_TRIES, DOUBLINGS));
  }
}
