package org.yizhan.platform;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A virtual-thread context of its own Vert.x, on which a test runs what waits. */
public final class VirtualThreads implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Vertx vertx = Vertx.vertx();
  private final Context context;

  public VirtualThreads() {
    var home =
        new AbstractVerticle() {
          Context own() {
            return context;
          }
        };
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    vertx.deployVerticle(home, options).toCompletionStage().toCompletableFuture().join();
    this.context = home.own();
  }

  public Vertx vertx() {
    return vertx;
  }

  /** Runs {@code work} there and returns what it returns. */
  public <T> T call(Callable<T> work) {
    var result = new CompletableFuture<T>();
    context.runOnContext(ignored -> {
      try {
        result.complete(work.call());
      } catch (Throwable failure) {
        result.completeExceptionally(failure);
      }
    });
    return result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Runs {@code work} there. */
  public void run(Work work) {
    call(() -> {
      work.run();
      return true;
    });
  }

  /** Something that may fail. */
  public interface Work {
    void run() throws Exception;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
