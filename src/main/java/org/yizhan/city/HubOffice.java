package org.yizhan.city;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yizhan.platform.json.Json;

/** The hub as an official of the city uses it: signs in and has codes for new stations made. */
final class HubOffice {
  private static final int AT_ONCE = 500;

  private final HttpClient http;
  private final String hub;

  /**
   * @param hub such as {@code https://hub.example}
   */
  HubOffice(HttpClient http, String hub) {
    this.http = http;
    this.hub = hub.replaceFirst("/$", "");
  }

  /** Who makes codes. */
  record Login(String user, String password) {}

  private record Session(String token) {}

  private record Codes(List<String> codes) {}

  /**
   * Codes with which {@code count} stations enrol.
   *
   * @throws IllegalStateException when the hub refuses
   */
  List<String> codes(Login login, int count) {
    var session = Json.read(post("/api/v1/sessions", login, ""), Session.class);
    var codes = new ArrayList<String>(count);
    while (codes.size() < count) {
      var wish = Map.of("count", Math.min(AT_ONCE, count - codes.size()));
      var answer = post("/api/v1/stations/codes", wish, session.token());
      codes.addAll(Json.read(answer, Codes.class).codes());
    }
    return codes;
  }

  private byte[] post(String path, Object body, String token) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(hub + path)
            .putHeader("Content-Type", "application/json");
    if (!token.isEmpty()) {
      options.putHeader("Authorization", "Bearer " + token);
    }
    var response =
        http.request(options)
            .compose(request -> request.send(Buffer.buffer(Json.bytes(body))))
            .await();
    var answer = response.body().await();
    if (response.statusCode() != 201) {
      throw new IllegalStateException("The hub answered " + response.statusCode() + ": " + answer);
    }
    return answer.getBytes();
  }
}
