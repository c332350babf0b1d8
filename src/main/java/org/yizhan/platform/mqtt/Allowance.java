package org.yizhan.platform.mqtt;

/** A token bucket: a burst at once, then so many a second; what is taken ahead is owed. */
final class Allowance {
  /** Packets that may still come from one full read after it was stopped. */
  static final int OVERDRAFT = 1_024;

  private static final double NANOS = 1_000_000_000;
  private static final double MILLIS = 1_000;

  private final int burst;
  private final int perSecond;
  private double left;
  private long filled;

  Allowance(int burst, int perSecond, long nanos) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.left = burst;
    this.filled = nanos;
  }

  /**
   * Takes one more at {@code nanos}, as {@link System#nanoTime} counts.
   *
   * @return false when more is owed than anybody may owe
   */
  boolean take(long nanos) {
    left = Math.min(burst, left + (nanos - filled) / NANOS * perSecond) - 1;
    filled = nanos;
    return left >= -OVERDRAFT;
  }

  /** Milliseconds until nothing is owed any more. */
  long pauseMillis() {
    return left >= 0 ? 0 : (long) Math.ceil(-left / perSecond * MILLIS);
  }
}
