package org.yizhan.hub;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.station.Eventually;

/** What tests of a hub share: one hub for all tests of a class, and what signs stations' tokens. */
abstract class HubTest {
  @TempDir private static Path data;
  static HubServer hub;
  static @Nullable Broker broker;
  static Vertx vertx;

  @BeforeAll
  static void startHub(TestInfo tests) {
    var inKafka = tests.getTestClass().orElseThrow().isAnnotationPresent(EventsInKafka.class);
    var started = inKafka ? new Broker(data.resolve("kafka")) : null;
    broker = started;
    hub = new HubServer(data.resolve("hub"), started == null ? Map.of() : started.settings());
    vertx = Vertx.vertx();
    if (inKafka) {
      awaitLog();
    }
  }

  /** A hub starts whether its brokers answer or not, and takes events as soon as they do. */
  private static void awaitLog() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(1, Instant.parse("2026-01-01T00:00:00Z"));
    Eventually.holds(() -> {
      var call = station.call(1, 1);
      return hub.as(station.token(vertx), "POST", "/api/v1/exchange", call).status() == 200;
    });
  }

  @AfterAll
  static void stopHub() {
    hub.close();
    if (broker != null) {
      broker.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
