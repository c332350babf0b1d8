package org.yizhan.station.travel;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.json.Json;
import org.yizhan.station.household.Place;

/**
 * Asks a table service such as OSRM's ({@code GET
 * /table/v1/{profile}/{lon},{lat};…?annotations=duration}, version 5 of its HTTP API) how long the
 * ways between buildings take. Nobody's home is ever named to it.
 */
final class RoutingClient {
  /**
   * As many places on each side of a table: together what a server allows unless told otherwise.
   */
  static final int SIDE = 50;

  private static final double METRES_PER_DEGREE = 111_320;
  private static final double SECONDS_PER_MINUTE = 60;

  private final HttpClient http;
  private final RoutingConfig config;

  RoutingClient(Vertx vertx, RoutingConfig config) {
    this.http = vertx.createHttpClient();
    this.config = config;
  }

  /** An answer; {@code null} where no route leads. */
  private record Table(@Nullable String code, @Nullable List<List<@Nullable Double>> durations) {}

  /**
   * Minutes of all ways between the places, without those that no route leads.
   *
   * @throws RuntimeException when the service is away or answers something else
   */
  Map<Ways.Way, Double> minutes(List<Place> places) {
    var minutes = new HashMap<Ways.Way, Double>();
    for (var from : parts(places)) {
      for (var to : parts(places)) {
        ask(from, to, minutes);
      }
    }
    return minutes;
  }

  private static List<List<Place>> parts(List<Place> places) {
    return IntStream.iterate(0, first -> first < places.size(), first -> first + SIDE)
        .mapToObj(first -> places.subList(first, Math.min(first + SIDE, places.size())))
        .toList();
  }

  private void ask(List<Place> from, List<Place> to, Map<Ways.Way, Double> into) {
    var durations = table(from, to).durations();
    if (durations == null || durations.size() != from.size()) {
      throw new IllegalStateException("The routing service did not answer with our table");
    }
    for (int i = 0; i < from.size(); i++) {
      var row = durations.get(i);
      if (row.size() != to.size()) {
        throw new IllegalStateException("The routing service did not answer with our table");
      }
      for (int j = 0; j < to.size(); j++) {
        var seconds = row.get(j);
        if (seconds != null && seconds >= 0) {
          into.put(new Ways.Way(from.get(i), to.get(j)), seconds / SECONDS_PER_MINUTE);
        }
      }
    }
  }

  private Table table(List<Place> from, List<Place> to) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(uri(from, to))
            .setConnectTimeout(config.timeout().toMillis());
    var body =
        http.request(options)
            .compose(RoutingClient::answer)
            .timeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
            .await();
    return Json.read(body.getBytes(), Table.class);
  }

  /** Who reads is there before anything is sent, so that no thread can be too late for the body. */
  private static Future<Buffer> answer(HttpClientRequest request) {
    var body =
        request
            .response()
            .compose(response ->
                response.statusCode() == 200
                    ? response.body()
                    : response.end().map(end -> refused(response.statusCode())));
    return request.end().compose(sent -> body);
  }

  private static Buffer refused(int status) {
    throw new IllegalStateException("The routing service answered with status " + status);
  }

  private String uri(List<Place> from, List<Place> to) {
    var points =
        Stream.concat(from.stream(), to.stream()).map(this::point).collect(Collectors.joining(";"));
    return "%s/table/v1/%s/%s?sources=%s&destinations=%s&annotations=duration"
        .formatted(
            config.url().replaceFirst("/$", ""),
            config.profile(),
            points,
            numbers(0, from.size()),
            numbers(from.size(), from.size() + to.size()));
  }

  private static String numbers(int first, int end) {
    return IntStream.range(first, end).mapToObj(Integer::toString).collect(Collectors.joining(";"));
  }

  /** Longitude and latitude; within a community the earth is flat. */
  private String point(Place place) {
    double latitude = config.latitude() + place.northMetres() / METRES_PER_DEGREE;
    double longitude =
        config.longitude()
            + place.eastMetres()
                / (METRES_PER_DEGREE * Math.cos(Math.toRadians(config.latitude())));
    return String.format(Locale.ROOT, "%.6f,%.6f", longitude, latitude);
  }
}
