package org.yizhan.integrity;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what must come soon. */
final class Eventually {
  private static final long STEP_MS = 20;

  private Eventually() {}

  /** Whether {@code condition} holds within {@code limit}; it is asked again and again. */
  static boolean is(Duration limit, BooleanSupplier condition) {
    var end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause(STEP_MS);
    }
    return true;
  }

  /** Waits for some time. */
  static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
