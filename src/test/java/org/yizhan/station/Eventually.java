package org.yizhan.station;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens by itself, such as sealing and sweeping. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long STEP_NANOS = 10_000_000;

  private Eventually() {}

  /**
   * Returns as soon as the condition holds, and fails the test when it does not within fifteen
   * seconds.
   */
  public static void holds(BooleanSupplier condition) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It did not happen within " + PATIENCE.toSeconds() + " seconds");
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }
}
