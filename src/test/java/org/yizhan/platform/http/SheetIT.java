package org.yizhan.platform.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table on its way over a real socket: it arrives whole, or it can be seen that it did not. */
class SheetIT {
  private static final int PATIENCE_SECONDS = 60;
  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** As many rows, and then a failure unless there is none. */
  private record Rows(int count, @Nullable RuntimeException failure)
      implements Iterable<List<Object>> {
    @Override
    public Iterator<List<Object>> iterator() {
      return IntStream.rangeClosed(1, failure == null ? count : count + 1)
          .mapToObj(this::row)
          .iterator();
    }

    private List<Object> row(int number) {
      if (number > count && failure != null) {
        throw failure;
      }
      return List.of("驿站 " + number, number);
    }
  }

  private static Sheet sheet(Iterable<List<Object>> rows) {
    return new Sheet("test", List.of(Sheet.text("Name"), new Sheet.Column("Count", "0")), rows);
  }

  /** Where {@code sheet} is handed out; {@code ended} once that is over. */
  private Socket ask(Sheet sheet, boolean csv, CompletableFuture<Void> ended) throws Exception {
    var port = new CompletableFuture<Integer>();
    var server =
        new AbstractVerticle() {
          @Override
          public void start() {
            super.vertx
                .createHttpServer()
                .requestHandler(request -> {
                  try {
                    sheet.stream(request.response(), csv);
                  } finally {
                    ended.complete(null);
                  }
                })
                .listen(0, "127.0.0.1")
                .onSuccess(listening -> port.complete(listening.actualPort()))
                .onFailure(port::completeExceptionally);
          }
        };
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    vertx.deployVerticle(server, options).onFailure(port::completeExceptionally);
    var socket =
        new Socket(InetAddress.getLoopbackAddress(), port.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    var request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private String answer(Sheet sheet, boolean csv) throws Exception {
    try (var socket = ask(sheet, csv, new CompletableFuture<>())) {
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void everyRowOfALongTableArrives() throws Exception {
    var answer = answer(sheet(new Rows(20_000, null)), true);

    assertThat(answer).endsWith(LAST_CHUNK);
    assertThat(answer.lines().filter(line -> line.startsWith("\"驿站 ")).count())
        .as("a row may be cut by the end of a chunk")
        .isBetween(19_000L, 20_000L);
    assertThat(answer).contains("\"驿站 1\",1", "\"驿站 20000\",20000");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "0, false", "20000, true", "20000, false"})
  void aTableThatFailsHalfWayDoesNotLookWhole(int rows, boolean csv) throws Exception {
    var answer = answer(sheet(new Rows(rows, new IllegalStateException("no more"))), csv);

    assertThat(answer).doesNotEndWith(LAST_CHUNK).doesNotContainIgnoringCase("content-length");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whoGoesAwayEndsTheTable(boolean csv) throws Exception {
    var ended = new CompletableFuture<Void>();
    try (var socket = ask(sheet(new Rows(Integer.MAX_VALUE - 1, null)), csv, ended)) {
      assertThat(socket.getInputStream().readNBytes(1_000)).hasSize(1_000);
    }

    assertThat(ended).succeedsWithin(Duration.ofSeconds(PATIENCE_SECONDS));
  }
}
