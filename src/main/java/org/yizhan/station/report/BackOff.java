package org.yizhan.station.report;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries: twice as long each time up to a limit, and never the same for two stations,
 * so that a hub that comes back is not met by all of them at once.
 */
final class BackOff {
  private static final Duration FIRST = Duration.ofMillis(200);

  /** Whoever asks for more is not believed. */
  private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

  private static final int DOUBLINGS = 16;

  private final Duration longest;
  private final RandomGenerator random;
  private int failures;

  BackOff(Duration longest, RandomGenerator random) {
    this.longest = longest;
    this.random = random;
  }

  /** How long to wait after one more failure: between half of the pause and all of it. */
  Duration next() {
    var doubled = FIRST.toMillis() << Math.min(failures++, DOUBLINGS);
    var full = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }

  /**
   * The same, and not before {@code asked} has passed, as the hub wants it; within the same time
   * again, so that those who were told the same do not come together.
   */
  Duration next(Duration asked) {
    var own = next();
    var least = Math.min(asked.toMillis(), LONGEST_ASKED.toMillis());
    var wanted = Duration.ofMillis(least + random.nextLong(least + 1));
    return own.compareTo(wanted) < 0 ? wanted : own;
  }

  /** It worked: the next failure waits shortly again. */
  void reset() {
    failures = 0;
  }
}
