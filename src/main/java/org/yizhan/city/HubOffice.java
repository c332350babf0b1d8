package org.yizhan.city;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.Text;

/**
 * The hub as an official of the city uses it: has codes for new stations made, and says to which
 * district a station belongs.
 */
final class HubOffice {
  private static final int AT_ONCE = 500;

  private final HttpClient http;
  private final String hub;
  private final String token;

  private HubOffice(HttpClient http, String hub, String token) {
    this.http = http;
    this.hub = hub;
    this.token = token;
  }

  /** Who signs in. */
  record Login(String user, String password) {}

  /** A district as the hub has it. */
  record District(UUID id, Text name) {}

  private record Session(String token) {}

  private record Codes(List<String> codes) {}

  private record Districts(List<District> districts) {}

  private record Answer(int status, @Nullable String version, byte[] body) {}

  /**
   * @param hub such as {@code https://hub.example}
   * @throws IllegalStateException when the hub refuses, as all methods do
   */
  static HubOffice signIn(HttpClient http, String hub, Login login) {
    var door = new HubOffice(http, hub.replaceFirst("/$", ""), "");
    var session = door.required(door.call(HttpMethod.POST, "sessions", login, Map.of()), 201);
    return new HubOffice(http, door.hub, Json.read(session, Session.class).token());
  }

  /** Codes with which {@code count} stations enrol. */
  List<String> codes(int count) {
    var codes = new ArrayList<String>(count);
    while (codes.size() < count) {
      var wish = Map.of("count", Math.min(AT_ONCE, count - codes.size()));
      var answer = call(HttpMethod.POST, "stations/codes", wish, Map.of());
      codes.addAll(Json.read(required(answer, 201), Codes.class).codes());
    }
    return codes;
  }

  /** The districts of those names; made where they are missing. */
  List<District> districts(List<Text> names) {
    var answer = call(HttpMethod.GET, "districts", null, Map.of());
    var known = Json.read(required(answer, 200), Districts.class).districts();
    return names.stream()
        .map(name ->
            known.stream()
                .filter(one -> one.name().zh().equals(name.zh()))
                .findFirst()
                .orElseGet(() -> district(name)))
        .toList();
  }

  private District district(Text name) {
    var answer = call(HttpMethod.POST, "districts", Map.of("name", name), Map.of());
    return Json.read(required(answer, 201), District.class);
  }

  /** Says where the station belongs; false when the hub does not know the station. */
  boolean place(UUID station, UUID district) {
    var path = "stations/" + station;
    var read = call(HttpMethod.GET, path, null, Map.of());
    if (read.status() == 404) {
      return false;
    }
    required(read, 200);
    var version = Map.of("If-Match", String.valueOf(read.version()));
    var body = Map.of("district", district);
    required(call(HttpMethod.PUT, path + "/place", body, version), 200);
    return true;
  }

  private byte[] required(Answer answer, int status) {
    if (answer.status() != status) {
      throw new IllegalStateException(
          "The hub answered " + answer.status() + ": " + Buffer.buffer(answer.body()));
    }
    return answer.body();
  }

  private Answer call(
      HttpMethod method, String path, @Nullable Object body, Map<String, String> headers) {
    var options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(hub + "/api/v1/" + path)
            .putHeader("Content-Type", "application/json");
    headers.forEach(options::putHeader);
    if (!token.isEmpty()) {
      options.putHeader("Authorization", "Bearer " + token);
    }
    var bytes = body == null ? Buffer.buffer() : Buffer.buffer(Json.bytes(body));
    var response = http.request(options).compose(request -> request.send(bytes)).await();
    var answer = response.body().await();
    return new Answer(response.statusCode(), response.getHeader("ETag"), answer.getBytes());
  }
}
