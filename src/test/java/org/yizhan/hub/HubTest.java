package org.yizhan.hub;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What tests of a hub share: one hub for all tests of a class, and what signs stations' tokens. */
abstract class HubTest {
  @TempDir private static Path data;
  static HubServer hub;
  static Vertx vertx;

  @BeforeAll
  static void startHub() {
    hub = new HubServer(data);
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopHub() {
    hub.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
