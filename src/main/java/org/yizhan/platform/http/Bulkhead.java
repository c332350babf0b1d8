package org.yizhan.platform.http;

import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so much work of one kind go on at once, so that other work always finds connections and a
 * processor; what comes beyond that waits in its order, and what finds the line full is told when
 * to come again. Without an end of the line callers would give up while they stand in it, and the
 * work would be done for nobody.
 */
public final class Bulkhead {
  private final int most;
  private final int longestLine;
  private final int retryAfterSeconds;
  private final Queue<Promise<Void>> line = new ArrayDeque<>();
  private int inside;

  /**
   * @param most so much work at once
   * @param longestLine so much more may wait
   * @param retryAfterSeconds when to come again
   */
  public Bulkhead(int most, int longestLine, int retryAfterSeconds) {
    this.most = most;
    this.longestLine = longestLine;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /**
   * Does {@code work} when its turn has come; waits for it, on a virtual thread.
   *
   * @throws ProblemException 503 when the line is full
   */
  public <T> T through(Supplier<T> work) {
    var turn = enter();
    if (turn != null) {
      turn.future().await();
    }
    try {
      return work.get();
    } finally {
      leave();
    }
  }

  /** Takes a place inside, or else in the line; whoever stands there has a promise of its turn. */
  private synchronized @Nullable Promise<Void> enter() {
    if (inside < most) {
      inside++;
      return null;
    }
    if (line.size() >= longestLine) {
      throw Problem.of(503, "busy", "Too many ask at once")
          .withDetail("Nothing was taken. Send the same again later.")
          .withRetryAfter(retryAfterSeconds)
          .exception();
    }
    var turn = Promise.<Void>promise();
    line.add(turn);
    return turn;
  }

  /** Hands the place to whoever is next. */
  private void leave() {
    var next = next();
    if (next != null) {
      next.complete();
    }
  }

  private synchronized @Nullable Promise<Void> next() {
    var next = line.poll();
    if (next == null) {
      inside--;
    }
    return next;
  }
}
