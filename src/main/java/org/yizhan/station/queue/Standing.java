package org.yizhan.station.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How somebody stands in the queue. */
sealed interface Standing {
  /** Since when. */
  Instant since();

  /**
   * Waits to be called.
   *
   * @param desk the only one that calls them, after a hand-over; any if absent
   */
  record Waiting(@Nullable Integer desk, Instant since) implements Standing {}

  /**
   * Was called, and is there or still expected.
   *
   * @param times how often, 1 for once
   */
  record Called(int desk, int times, Instant since) implements Standing {}

  /** Was called and did not come. */
  record Missed(int desk, Instant since) implements Standing {}

  /** Had their turn. */
  record Served(int desk, Instant since) implements Standing {}

  /** The desk they are or were at, or wait for; absent where any will do. */
  default @Nullable Integer at() {
    return switch (this) {
      case Waiting waiting -> waiting.desk();
      case Called called -> Integer.valueOf(called.desk());
      case Missed missed -> Integer.valueOf(missed.desk());
      case Served served -> Integer.valueOf(served.desk());
    };
  }

  /** As the contract and the table write it. */
  default String code() {
    return switch (this) {
      case Waiting waiting -> "waiting";
      case Called called -> "called";
      case Missed missed -> "missed";
      case Served served -> "served";
    };
  }
}
