package org.yizhan;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.http.Draining;

/** Runs a role of the program on Vert.x until the process is told to stop. */
final class Launcher {
  /** Milliseconds, so that a time read back from the database is the one that was answered. */
  static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  private static final long STOP_SECONDS = 40;

  private Launcher() {}

  /** A role of the program. */
  interface Role {
    /** Starts on a virtual-thread context; what it returns is closed when the process stops. */
    AutoCloseable start(Vertx vertx, PrometheusMeterRegistry meters);
  }

  /**
   * Starts the role and waits until it has started; the process then goes on until it is told to
   * stop.
   */
  static void run(Role role) {
    stopWithParent();
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var vertx = vertx(meters);
    var running = new RoleVerticle(role, meters);
    var started = deploy(vertx, running);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(vertx, running, started), "shutdown"));
    started.await();
  }

  /** Starts the role and stops it again. */
  static void once(Role role) {
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var vertx = vertx(meters);
    try {
      deploy(vertx, new RoleVerticle(role, meters)).await();
    } finally {
      vertx.close().await();
    }
  }

  /** A Vert.x that tells of itself in {@code meters}. */
  static Vertx vertx(PrometheusMeterRegistry meters) {
    var metrics = new MicrometerMetricsOptions().setEnabled(true);
    return Vertx.builder()
        .with(new VertxOptions().setMetricsOptions(metrics).setPreferNativeTransport(true))
        .withMetrics(new MicrometerMetricsFactory(meters))
        .build();
  }

  private static Future<String> deploy(Vertx vertx, RoleVerticle role) {
    return vertx.deployVerticle(
        role, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
  }

  /** A role that is still starting is waited for: only then does it know what it must close. */
  private static void stop(Vertx vertx, RoleVerticle running, Future<String> started) {
    try {
      started.otherwiseEmpty().await(STOP_SECONDS, TimeUnit.SECONDS);
      running.drained().await(STOP_SECONDS, TimeUnit.SECONDS);
      vertx.close().await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      LoggerFactory.getLogger(Launcher.class).atWarn().setCause(e).log("Stopping took too long");
    }
  }

  /**
   * Maven may be killed without a word to what it started; a program that outlives it would hold
   * its ports.
   */
  private static void stopWithParent() {
    if ("true".equals(System.getenv("YIZHAN_STOP_WITH_PARENT"))) {
      ProcessHandle.current()
          .parent()
          .ifPresent(parent -> {
            var _ = parent.onExit().thenRun(() -> System.exit(0));
          });
    }
  }

  private static final class RoleVerticle extends AbstractVerticle {
    private final Role role;
    private final PrometheusMeterRegistry meters;
    private @Nullable AutoCloseable running;

    RoleVerticle(Role role, PrometheusMeterRegistry meters) {
      this.role = role;
      this.meters = meters;
    }

    @Override
    public void start() {
      running = role.start(vertx, meters);
    }

    /**
     * Before anything of it is closed: what it listens with is closed first, and it itself last.
     */
    Future<Void> drained() {
      var drained = Promise.<Void>promise();
      if (running instanceof Draining server) {
        context.runOnContext(ignored -> {
          try {
            server.drain();
          } finally {
            drained.complete();
          }
        });
        return drained.future();
      }
      return Future.succeededFuture();
    }

    @Override
    public void stop() throws Exception {
      if (running != null) {
        running.close();
      }
    }
  }
}
