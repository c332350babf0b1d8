package org.yizhan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.hub.Hub;
import org.yizhan.hub.HubConfig;
import org.yizhan.platform.config.Config;
import org.yizhan.platform.json.Json;

/** The Grafana dashboard asks for nothing that the hub does not tell. */
class DashboardIT {
  private static final Path DASHBOARD = Path.of("config", "grafana-hub.json");
  private static final Pattern METRIC = Pattern.compile("\\b(?:yizhan|vertx)_[a-z_]+");

  @TempDir private static Path data;

  @Test
  void namesOnlyMetricsThatExist() throws IOException, InterruptedException {
    var named = new TreeSet<String>();
    JsonNode dashboard = Json.mapper().readTree(DASHBOARD.toFile());
    dashboard
        .findValuesAsText("expr")
        .forEach(query ->
            METRIC.matcher(query).results().map(found -> found.group()).forEach(named::add));
    assertThat(named).hasSizeGreaterThan(5);

    var told = metrics();

    assertThat(named)
        .allSatisfy(name ->
            assertThat(told).as("%s in /metrics", name).containsPattern("(?m)^" + name + "[ {]"));
    assertThat(told).contains("yizhan_hub_stations{liveness=\"silent\"}");
  }

  private static String metrics() throws IOException, InterruptedException {
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var vertx = Launcher.vertx(meters);
    var hub = new CompletableFuture<Hub>();
    var settings = Map.of("YIZHAN_HTTP_PORT", "0", "YIZHAN_HTTP_HOST", "127.0.0.1");
    var role =
        new AbstractVerticle() {
          @Override
          public void start() {
            var config = Config.load("hub.yaml", null, settings, HubConfig.class);
            hub.complete(Hub.start(vertx, config, data, meters, Launcher.CLOCK));
          }

          @Override
          public void stop() {
            hub.join().close();
          }
        };
    try (var http = HttpClient.newHttpClient()) {
      vertx
          .deployVerticle(
              role, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
      get(http, hub.join().url() + "/openapi.yaml");
      return get(http, hub.join().url() + "/metrics");
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static String get(HttpClient http, String url) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
