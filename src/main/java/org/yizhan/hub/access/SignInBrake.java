package org.yizhan.hub.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slows down guessing: after three wrong passwords in a row for a name, each further try has to
 * wait, twice as long every time, about half a minute at most. It only waits and never locks out,
 * so nobody can keep an official from signing in for long.
 */
final class SignInBrake {
  private static final int FREE_TRIES = 3;
  private static final int DOUBLINGS = 5;
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int REMEMBERED = 10_000;

  private final Map<String, Wrong> wrong = new ConcurrentHashMap<>();

  private record Wrong(int times, Instant notBefore) {}

  /** How long {@code name} has to wait before the next try; zero when it need not. */
  Duration wait(String name, Instant now) {
    var known = wrong.get(name);
    return known == null || !known.notBefore().isAfter(now)
        ? Duration.ZERO
        : Duration.between(now, known.notBefore());
  }

  /** The password was wrong. */
  void failed(String name, Instant now) {
    if (wrong.size() >= REMEMBERED) {
      wrong.values().removeIf(known -> !known.notBefore().isAfter(now));
    }
    wrong.merge(
        name,
        new Wrong(1, now),
        (known, first) -> new Wrong(known.times() + 1, now.plus(pause(known.times() + 1))));
  }

  private static Duration pause(int times) {
    return times < FREE_TRIES
        ? Duration.ZERO
        : STEP.multipliedBy(1L << Math.min(times - FREE_TRIES, DOUBLINGS));
  }

  /** The password was right. */
  void passed(String name) {
    wrong.remove(name);
  }
}
