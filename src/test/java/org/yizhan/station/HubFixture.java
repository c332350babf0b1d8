package org.yizhan.station;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.Hub;
import org.yizhan.hub.HubConfig;
import org.yizhan.platform.config.Config;
import org.yizhan.platform.json.Json;

/**
 * A real hub with a database of its own, started and stopped with the station that reports to it.
 */
public final class HubFixture {
  private static final Map<String, String> SETTINGS =
      Map.of("YIZHAN_HTTP_PORT", "0", "YIZHAN_HTTP_HOST", "127.0.0.1");

  private @Nullable Path data;
  private @Nullable StationDatabase database;
  private @Nullable Vertx vertx;
  private @Nullable Hub hub;

  void start() throws IOException {
    data = Files.createTempDirectory("yizhan-hub");
    database = new StationDatabase(data.resolve("postgres"));
    vertx = Vertx.vertx();
    vertx
        .deployVerticle(
            new HubVerticle(),
            new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
        .await();
  }

  void stop() throws IOException {
    if (vertx != null) {
      vertx.close().await();
    }
    StationFixture.delete(Objects.requireNonNull(data));
  }

  private final class HubVerticle extends AbstractVerticle {
    @Override
    public void start() {
      var config = Config.load("hub.yaml", null, SETTINGS, HubConfig.class);
      var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      hub = Hub.start(super.vertx, config, Objects.requireNonNull(data), meters, new TestClock());
    }

    @Override
    public void stop() {
      if (hub != null) {
        hub.close();
      }
    }
  }

  /** Where the hub listens. */
  public String url() {
    return "http://127.0.0.1:" + Objects.requireNonNull(hub).port();
  }

  /** The database as its superuser sees it. */
  public StationDatabase database() {
    return Objects.requireNonNull(database);
  }

  /** The code of {@code first-run.json} that makes the first station known. */
  public String enrolmentCode() {
    return firstRun("/enrolmentCode");
  }

  /** The city's first account, signed in anew. */
  public Caller official() {
    var credentials = Map.of("user", firstRun("/hub/user"), "password", firstRun("/hub/password"));
    var nobody = new Caller(url(), Map.of());
    var session = nobody.post("/api/v1/sessions", credentials).is(201);
    return nobody.with("Authorization", "Bearer " + session.text("/token"));
  }

  private String firstRun(String pointer) {
    try {
      var file = Objects.requireNonNull(data).resolve("first-run.json").toFile();
      return Json.mapper().readTree(file).at(pointer).asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
