package org.yizhan.city.world;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;

/** Chance, in whole seconds; the same seed gives the same run of luck. */
final class Chance {
  /** How many of a day's requests fall into each hour from {@link #OPENS} on. */
  private static final int[] CURVE = {6, 14, 14, 9, 4, 5, 9, 12, 11, 8, 5, 3};

  private static final int OPENS = 8;
  private static final int CURVE_TOTAL = 100;
  private static final int HOUR_SECONDS = 3_600;

  private final SplittableRandom random;

  Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** True that often. */
  boolean happens(double share) {
    return random.nextDouble() < share;
  }

  /** A number from 0 to 1. */
  double share() {
    return random.nextDouble();
  }

  /** From {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  Duration minutes(int least, int most) {
    return Duration.ofSeconds(between(least * 60, most * 60));
  }

  /** Mostly short, now and then long. */
  Duration about(Duration mean) {
    return Duration.ofSeconds((long) (random.nextExponential() * mean.toSeconds()));
  }

  /** Around {@code mean}, seldom more than twice {@code spread} away. */
  Duration around(Duration mean, Duration spread) {
    return mean.plusSeconds((long) (random.nextGaussian() * spread.toSeconds()));
  }

  /** How often something happens that happens {@code mean} times on average. */
  int times(double mean) {
    var limit = Math.exp(-mean);
    var times = 0;
    for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      times++;
    }
    return times;
  }

  /** A time of day by the daily curve: busy in the morning and in the afternoon. */
  LocalTime timeOfDay() {
    var left = random.nextInt(CURVE_TOTAL);
    var hour = 0;
    while (left >= CURVE[hour]) {
      left -= CURVE[hour++];
    }
    return LocalTime.of(OPENS + hour, 0).plusSeconds(random.nextInt(HOUR_SECONDS));
  }

  /** A seed for something apart. */
  long seed() {
    return random.nextLong();
  }
}
