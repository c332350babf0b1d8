package org.yizhan.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;

/**
 * One stream of server-sent events. A reader too slow to keep up is cut off: it comes back and
 * catches up by id.
 */
public final class Sse {
  private static final long KEEP_ALIVE_MS = 15_000;

  private final HttpServerResponse response;
  private Runnable onClose = () -> {};

  private Sse(HttpServerResponse response) {
    this.response = response;
  }

  /** Opens the stream. */
  public static Sse open(Vertx vertx, HttpServerResponse response) {
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no");
    var sse = new Sse(response);
    response.write(": welcome\n\n");
    var timer = vertx.setPeriodic(KEEP_ALIVE_MS, id -> response.write(": still here\n\n"));
    response.closeHandler(closed -> {
      vertx.cancelTimer(timer);
      sse.onClose.run();
    });
    return sse;
  }

  /** Runs {@code action} once the stream is closed, whoever closes it. */
  public void onClose(Runnable action) {
    onClose = action;
  }

  /** Sends one event; does nothing once the stream is closed. */
  public void send(String id, String type, byte[] json) {
    if (response.closed() || response.ended()) {
      return;
    }
    if (response.writeQueueFull()) {
      response.reset();
      return;
    }
    var data = new String(json, StandardCharsets.UTF_8);
    response.write("id: " + id + "\nevent: " + type + "\ndata: " + data + "\n\n");
  }
}
