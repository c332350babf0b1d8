package org.yizhan.platform.rounds;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a program does by itself, again and again or when it hears of something, until it stops.
 * Nothing begins after {@link #close}, and what was under way is over by then, so that nobody works
 * on a database that is closed already.
 */
public final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final int PATIENCE_SECONDS = 10;

  private final Vertx vertx;
  private final Context context;
  private final List<Long> timers = new ArrayList<>();
  private final Promise<Void> over = Promise.promise();
  private int underWay;
  private boolean closed;

  /** Called on a virtual-thread context, on which all of it is done. */
  public Rounds(Vertx vertx) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
  }

  /** Does {@code work} after {@code millis} milliseconds and every so often from then on. */
  public void every(long millis, Runnable work) {
    every(millis, millis, work);
  }

  /** Does {@code work} soon and every {@code millis} milliseconds from then on. */
  public void nowAndEvery(long millis, Runnable work) {
    every(0, millis, work);
  }

  /** Does {@code work} once, after {@code millis} milliseconds. */
  public void after(long millis, Runnable work) {
    vertx.setTimer(millis, timer -> unlessClosed(work));
  }

  private void every(long first, long millis, Runnable work) {
    timers.add(vertx.setPeriodic(first, millis, timer -> unlessClosed(work)));
  }

  /** Does {@code work} as soon as it is its turn; may be called from any thread. */
  public void soon(Runnable work) {
    context.runOnContext(ignored -> unlessClosed(work));
  }

  private void unlessClosed(Runnable work) {
    if (closed) {
      return;
    }
    underWay++;
    try {
      work.run();
    } finally {
      underWay--;
      endIfIdle();
    }
  }

  private void endIfIdle() {
    if (closed && underWay == 0) {
      over.tryComplete();
    }
  }

  /** Lets nothing begin any more, and waits until what is under way is over. */
  @Override
  public void close() {
    closed = true;
    timers.forEach(vertx::cancelTimer);
    endIfIdle();
    try {
      over.future().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.atWarn().addKeyValue("tasks", underWay).log("Stopping does not wait for them any longer");
    }
  }
}
