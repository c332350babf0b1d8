package org.yizhan.city;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import org.yizhan.hub.HubApi;

/** A simulated city beside a test's hub. */
final class CityRun implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final LocalDate FIRST = LocalDate.of(2026, 3, 6);

  private final Vertx vertx = Vertx.vertx();
  private final CompletableFuture<CityTruth> truth = new CompletableFuture<>();

  /** Begins to live. */
  CityRun(CitySettings settings) {
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    var life =
        new AbstractVerticle() {
          @Override
          public void start() {
            context.runOnContext(ignored -> live(vertx, settings));
          }
        };
    vertx.deployVerticle(life, options).toCompletionStage().toCompletableFuture().join();
  }

  private void live(Vertx vertx, CitySettings settings) {
    try {
      truth.complete(City.run(vertx, settings, progress -> {}));
    } catch (Throwable failure) {
      truth.completeExceptionally(failure);
    }
  }

  static CitySettings settings(
      HubApi hub, int stations, int days, double speedup, Trouble trouble) {
    var first = hub.firstRun().path("hub");
    var login = new HubOffice.Login(first.path("user").asText(), first.path("password").asText());
    return new CitySettings(
        stations, days, FIRST, ZONE, speedup, hub.url(), login, 20_260_306, trouble);
  }

  /** What really happened, once the hub acknowledged all of it. */
  CompletableFuture<CityTruth> truth() {
    return truth;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
