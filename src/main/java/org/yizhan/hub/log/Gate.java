package org.yizhan.hub.log;

import io.vertx.core.Future;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The way to brokers that may be away. Whoever waits for them holds a connection of the database,
 * so while they are away one caller at a time tries, and all others are told at once.
 */
final class Gate {
  private final AtomicBoolean trying = new AtomicBoolean();
  private volatile boolean away;

  /** Waits, on a virtual thread, for what {@code work} begins. */
  <T> T through(Supplier<CompletionStage<T>> work) {
    var alone = away;
    if (alone && !trying.compareAndSet(false, true)) {
      throw new LogAway("The event log was away a moment ago");
    }
    try {
      var result = Future.fromCompletionStage(work.get()).await();
      away = false;
      return result;
    } catch (Exception e) { // Waiting throws what the brokers' client failed with, as it is.
      away = true;
      throw new LogAway(e);
    } finally {
      if (alone) {
        trying.set(false);
      }
    }
  }
}
