package org.yizhan.platform.mqtt;

/** A token bucket: a burst at once, then so many a second. */
final class Allowance {
  private static final double NANOS = 1_000_000_000;

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

  /** Whether one more is allowed at {@code nanos}, as {@link System#nanoTime} counts. */
  boolean take(long nanos) {
    left = Math.min(burst, left + (nanos - filled) / NANOS * perSecond);
    filled = nanos;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
