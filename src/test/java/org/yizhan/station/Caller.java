package org.yizhan.station;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.json.Json;

/**
 * Somebody who calls a server over HTTP.
 *
 * @param url where the server is
 * @param headers sent with every request
 */
public record Caller(String url, Map<String, String> headers) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The same caller with a header more. */
  public Caller with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Caller(url, more);
  }

  /** GET of a path such as {@code /api/v1/services}. */
  public Answer get(String path) {
    return send("GET", path, null);
  }

  /** POST without a body. */
  public Answer post(String path) {
    return send("POST", path, null);
  }

  /** POST of {@code body} as JSON. */
  public Answer post(String path, Object body) {
    return sendJson("POST", path, body);
  }

  /** PUT of {@code body} as JSON. */
  public Answer put(String path, Object body) {
    return sendJson("PUT", path, body);
  }

  /** DELETE. */
  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Any method with {@code body} as JSON. */
  public Answer sendJson(String method, String path, Object body) {
    return with("Content-Type", "application/json").send(method, path, Json.bytes(body));
  }

  /** Any method with any bytes; no body for null. */
  public Answer send(String method, String path, byte @Nullable [] body) {
    try {
      var answer = CLIENT.send(request(method, path, body), BodyHandlers.ofString());
      return new Answer(method + " " + path, answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer of what may be a stream: the body is read only of what is refused. */
  public Answer begin(String method, String path, byte @Nullable [] body) {
    try {
      var answer = CLIENT.send(request(method, path, body), BodyHandlers.ofInputStream());
      try (var read = answer.body()) {
        var why = answer.statusCode() < 300 ? "" : new String(read.readAllBytes(), UTF_8);
        return new Answer(method + " " + path, answer.statusCode(), answer.headers(), why);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The lines of a stream as they come, until it is closed; fails the test unless the stream opens.
   */
  public Stream<String> lines(String path) {
    try {
      var answer = CLIENT.send(request("GET", path, null), BodyHandlers.ofLines());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(String method, String path, byte @Nullable [] body) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return request.build();
  }
}
