package org.yizhan.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.json.Json;

/** A caller of a hub's API. */
public abstract class HubApi implements AutoCloseable {
  /** As stations and browsers behind a balancer do, with a connection for each call that waits. */
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Where the hub is, such as {@code http://127.0.0.1:8090}. */
  public abstract String url();

  /** What the first start wrote. */
  public abstract JsonNode firstRun();

  @Override
  public void close() {
    http.close();
  }

  /** An answer of the API. */
  public record Answer(int status, JsonNode body, HttpResponse<String> whole) {
    /** The field that the problem names first. */
    public String field() {
      return body.at("/errors/0/field").asText();
    }
  }

  /** Calls the API; {@code headers} are names and values in turn. */
  public Answer call(String method, String path, @Nullable Object body, String... headers) {
    return callWith(method, path, body == null ? new byte[0] : Json.bytes(body), headers);
  }

  /** The same with a body that is bytes already. */
  public Answer callWith(String method, String path, byte[] body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var json =
          response.headers().firstValue("Content-Type").orElse("").contains("json")
              ? Json.mapper().readTree(response.body())
              : MissingNode.getInstance();
      return new Answer(response.statusCode(), json, response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls with a Bearer token. */
  public Answer as(String token, String method, String path, @Nullable Object body) {
    return call(method, path, body, "Authorization", "Bearer " + token);
  }

  /** A token of the first official. */
  public String official() {
    var first = firstRun().path("hub");
    var credentials =
        Map.of("user", first.path("user").asText(), "password", first.path("password").asText());
    return call("POST", "/api/v1/sessions", credentials).body().path("token").asText();
  }

  /** A token of a new account with that role. */
  public String official(String role, @Nullable String district) {
    var draft = new HashMap<String, Object>();
    draft.put("name", role + "-" + UUID.randomUUID());
    draft.put("role", role);
    if (district != null) {
      draft.put("district", district);
    }
    var opened = as(official(), "POST", "/api/v1/accounts", draft).body();
    return signIn(opened.at("/account/name").asText(), opened.path("password").asText())
        .body()
        .path("token")
        .asText();
  }

  /** A token of a new official of the district. */
  public String officialOf(String district) {
    return official("district", district);
  }

  public Answer signIn(String user, String password) {
    return call("POST", "/api/v1/sessions", Map.of("user", user, "password", password));
  }

  /** The id of a new district. */
  public String newDistrict(String name) {
    var body = Map.of("name", Map.of("zh", name, "en", name));
    return as(official(), "POST", "/api/v1/districts", body).body().path("id").asText();
  }

  /** Says that the station belongs to the district. */
  public Answer place(UUID station, String district) {
    var official = official();
    var path = "/api/v1/stations/" + station;
    var read = as(official, "GET", path, null).whole().headers().firstValue("ETag").orElseThrow();
    return call(
        "PUT",
        path + "/place",
        Map.of("district", district),
        "Authorization",
        "Bearer " + official,
        "If-Match",
        read);
  }

  /** The overview's line of a station. */
  public JsonNode standing(String official, UUID station) {
    for (var line :
        as(official, "GET", "/api/v1/overview?limit=1000", null).body().path("stations")) {
      if (line.path("id").asText().equals(station.toString())) {
        return line;
      }
    }
    return MissingNode.getInstance();
  }
}
