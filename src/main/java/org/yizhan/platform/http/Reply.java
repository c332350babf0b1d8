package org.yizhan.platform.http;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.json.Json;

/** What a handler answers: a body with a status, or a stream that it feeds itself. */
public sealed interface Reply {
  /** A whole answer. */
  record Whole(int status, byte @Nullable [] body, String contentType, Map<String, String> headers)
      implements Reply {
    /** The same answer with a header more. */
    public Whole header(String name, String value) {
      var more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Whole(status, body, contentType, more);
    }

    /** The same answer with the version as its ETag. */
    public Whole version(long version) {
      return header("ETag", "\"" + version + "\"");
    }
  }

  /** A stream, such as of server-sent events, fed by {@code feed} on a virtual thread. */
  record Streamed(Consumer<HttpServerResponse> feed) implements Reply {}

  /** 200 with a record as JSON. */
  static Whole ok(Object body) {
    return json(200, Json.bytes(body));
  }

  /** 201 with a record as JSON. */
  static Whole created(Object body) {
    return json(201, Json.bytes(body));
  }

  /** JSON that is encoded already. */
  static Whole json(int status, byte[] body) {
    return new Whole(status, body, "application/json", Map.of());
  }

  /**
   * 200 with a file of somebody: to be saved under {@code name}, never shown as a page of ours,
   * never executed, kept by no cache.
   */
  static Whole file(byte[] content, String type, String name) {
    return new Whole(200, content, type, fileHeaders(name));
  }

  /** What goes with a file of somebody. */
  static Map<String, String> fileHeaders(String name) {
    return Map.of(
        "Content-Disposition", "attachment; filename=\"" + name + "\"",
        "X-Content-Type-Options", "nosniff",
        "Content-Security-Policy", "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy", "same-origin",
        "Cache-Control", "private, no-store");
  }

  /** 204. */
  static Whole nothing() {
    return new Whole(204, null, "", Map.of());
  }

  /** The problem with its own status and media type. */
  static Whole problem(Problem problem) {
    var again = problem.more().get(Problem.RETRY_AFTER);
    Map<String, String> headers =
        again == null ? Map.of() : Map.of("Retry-After", again.toString());
    return new Whole(problem.status(), Json.bytes(problem), "application/problem+json", headers);
  }

  /**
   * Sends this answer, with the time (RFC 9110, 6.6.1): a station whose clock is off signs by it.
   */
  default void send(HttpServerResponse response) {
    switch (this) {
      case Whole whole -> {
        response.setStatusCode(whole.status());
        response.putHeader("Date", DateFormatter.format(Date.from(Instant.now())));
        whole.headers().forEach(response::putHeader);
        if (whole.body() == null) {
          response.end();
        } else {
          response.putHeader("Content-Type", whole.contentType());
          response.end(Buffer.buffer(whole.body()));
        }
      }
      case Streamed streamed -> streamed.feed().accept(response);
    }
  }
}
