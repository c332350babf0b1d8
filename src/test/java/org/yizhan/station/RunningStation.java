package org.yizhan.station;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.config.Config;

/** A station in its own Vert.x, as the program runs it. */
record RunningStation(Vertx vertx, Station station) {
  /** Starts one; throws what the start threw. */
  static RunningStation start(Map<String, String> settings, Path data, TestClock clock) {
    var config = Config.load("station.yaml", null, settings, StationConfig.class);
    var vertx = Vertx.vertx();
    var verticle = new StationVerticle(config, data, clock);
    try {
      vertx
          .deployVerticle(
              verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
          .await();
    } catch (RuntimeException e) {
      vertx.close().await();
      throw e;
    }
    return new RunningStation(vertx, Objects.requireNonNull(verticle.station));
  }

  private static final class StationVerticle extends AbstractVerticle {
    private final StationConfig config;
    private final Path data;
    private final TestClock clock;
    private @Nullable Station station;

    StationVerticle(StationConfig config, Path data, TestClock clock) {
      this.config = config;
      this.data = data;
      this.clock = clock;
    }

    @Override
    public void start() {
      var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      station = Station.start(vertx, config, data, meters, clock);
    }

    @Override
    public void stop() {
      if (station != null) {
        station.close();
      }
    }
  }
}
