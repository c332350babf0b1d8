package org.yizhan.platform.postgres;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Waits for what the operating system does not announce. */
final class Poll {
  private static final Duration STEP = Duration.ofMillis(5);

  /** Something that becomes true. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  private Poll() {}

  /** Whether the condition came to hold within the limit. */
  static boolean until(Duration limit, Condition condition) throws IOException {
    long start = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        return false;
      }
      try {
        Thread.sleep(STEP);
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    return true;
  }

  /** Keeps the thread's interrupted state and says so as an I/O error. */
  static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while waiting for PostgreSQL");
  }
}
