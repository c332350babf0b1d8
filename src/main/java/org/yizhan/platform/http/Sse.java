package org.yizhan.platform.http;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;

/**
 * One stream of server-sent events. A reader too slow to keep up is cut off: it comes back and
 * catches up by id.
 */
public final class Sse {
  private static final long KEEP_ALIVE_MS = 15_000;

  /** A reader may be this far behind: a burst of a thousand events at once is no slowness. */
  private static final int BEHIND_BYTES = 2_097_152;

  private final Vertx vertx;
  private final HttpServerResponse response;
  private final long keepAlive;
  private final Promise<Void> over = Promise.promise();

  private Sse(Vertx vertx, HttpServerResponse response) {
    this.vertx = vertx;
    this.response = response;
    this.keepAlive = vertx.setPeriodic(KEEP_ALIVE_MS, id -> write(": still here\n\n"));
    response.closeHandler(closed -> end());
  }

  /** Opens the stream. */
  public static Sse open(Vertx vertx, HttpServerResponse response) {
    response
        .setChunked(true)
        .setWriteQueueMaxSize(BEHIND_BYTES)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no");
    var sse = new Sse(vertx, response);
    sse.write(": welcome\n\n");
    if (response.closed()) {
      sse.end(); // Whoever asked went away before, and nobody says so again.
    }
    return sse;
  }

  /** Runs {@code action} once the stream is closed, whoever closes it; at once when it is. */
  public void onClose(Runnable action) {
    over.future().onSuccess(closed -> action.run());
  }

  /** Sends one event, which its reader may go on after; does nothing once the stream is closed. */
  public void send(String id, String type, byte[] json) {
    write("id: " + id + "\n" + event(type, json));
  }

  /** Sends one event that has no place among others; does nothing once the stream is closed. */
  public void send(String type, byte[] json) {
    write(event(type, json));
  }

  private static String event(String type, byte[] json) {
    return "event: " + type + "\ndata: " + new String(json, StandardCharsets.UTF_8) + "\n\n";
  }

  /** Ends the stream, unless it is over. */
  public void close() {
    if (!over.future().isComplete()) {
      end();
      response.end();
    }
  }

  /** The connection may outlive the stream until the reader takes what was written before. */
  private void write(String text) {
    if (over.future().isComplete()) {
      return;
    }
    if (response.writeQueueFull()) {
      end();
      response.reset();
    } else {
      response.write(text);
    }
  }

  private void end() {
    vertx.cancelTimer(keepAlive);
    over.tryComplete();
  }
}
