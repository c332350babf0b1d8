package org.yizhan.station.tracking;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A context of virtual threads, and what is done there from a test's thread. */
final class VirtualThreads {
  private VirtualThreads() {}

  static Context of(Vertx vertx) throws Exception {
    var found = new CompletableFuture<Context>();
    vertx.deployVerticle(
        new AbstractVerticle() {
          @Override
          public void start() {
            found.complete(context);
          }
        },
        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
    return found.get(10, TimeUnit.SECONDS);
  }

  /** Does something there and waits for it. */
  static <T> T call(Context context, Callable<T> work) throws Exception {
    var done = new CompletableFuture<T>();
    context.runOnContext(ignored -> {
      try {
        done.complete(work.call());
      } catch (Exception e) {
        done.completeExceptionally(e);
      }
    });
    return done.get(60, TimeUnit.SECONDS);
  }
}
