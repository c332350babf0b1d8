package org.yizhan.platform.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far a reader of a stream may be behind, over a real socket. */
class SseIT {
  private static final int BURST = 1_000;
  private static final int PATIENCE_SECONDS = 60;

  /** What the stream keeps and what the sockets of both sides take. */
  private static final long MOST_WAITING = 16_000_000;

  private static final byte[] EVENT =
      "{\"text\":\"%s\"}".formatted("x".repeat(700)).getBytes(US_ASCII);

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private Socket connect(Consumer<Sse> writer) throws Exception {
    return ask(request -> writer.accept(Sse.open(vertx, request.response())));
  }

  private Socket ask(Handler<HttpServerRequest> handler) throws Exception {
    var server =
        vertx
            .createHttpServer()
            .requestHandler(handler)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
    return socket;
  }

  private static void sendBurst(Sse stream) {
    for (int i = 1; i <= BURST; i++) {
      stream.send(Integer.toString(i), "news", EVENT);
    }
  }

  @Test
  void everyEventOfABurstArrivesInOrder() throws Exception {
    try (var socket = connect(SseIT::sendBurst);
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      for (int next = 1; next <= BURST; ) {
        var line = in.readLine();
        assertThat(line).as("the stream after event " + (next - 1)).isNotNull();
        if (line.startsWith("id: ")) {
          assertThat(line).isEqualTo("id: " + next++);
        }
      }
    }
  }

  @Test
  void whoDoesNotReadIsCutOffAndKeepsLittleWaiting() throws Exception {
    var closed = new CompletableFuture<Void>();
    try (var socket = connect(stream -> flood(stream, closed))) {
      assertThat(closed).succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS));
      assertThat(socket.getInputStream().transferTo(OutputStream.nullOutputStream()))
          .isBetween(1_000_000L, MOST_WAITING);
    }
  }

  @Test
  void whoWentAwayBeforeTheStreamBeganIsForgotten() throws Exception {
    var asked = new CompletableFuture<Void>();
    var forgotten = new CompletableFuture<Void>();
    var socket =
        ask(request -> {
          request
              .connection()
              .closeHandler(gone -> vertx.runOnContext(later -> open(request, forgotten)));
          asked.complete(null);
        });
    asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

    socket.close();

    assertThat(forgotten).succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  private void open(HttpServerRequest request, CompletableFuture<Void> forgotten) {
    Sse.open(vertx, request.response()).onClose(() -> forgotten.complete(null));
  }

  /** Sends for as long as the stream is open, and as much again after it was closed. */
  private void flood(Sse stream, CompletableFuture<Void> closed) {
    stream.onClose(() -> {
      sendBurst(stream);
      closed.complete(null);
    });
    vertx.setPeriodic(
        1,
        timer -> {
          sendBurst(stream);
          if (closed.isDone()) {
            vertx.cancelTimer(timer);
          }
        });
  }
}
