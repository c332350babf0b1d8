package org.yizhan.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yizhan.city.world.Tally;
import org.yizhan.city.world.Truth;
import org.yizhan.hub.HubApi;

/** Holds the hub's figures against what really happened. */
final class Audit {
  private static final Tally NOTHING = new Tally();

  private final HubApi hub;
  private final String official;
  private final CityTruth truth;

  Audit(HubApi hub, CityTruth truth) {
    this.hub = hub;
    this.official = hub.official();
    this.truth = truth;
  }

  /** What still differs once the hub has counted everything, or after {@code patience}. */
  List<String> differences(Duration patience) {
    var end = System.nanoTime() + patience.toNanos();
    var differences = settled(this::ofCity, end);
    for (var district : truth.districts()) {
      var query = "&district=" + district.id();
      var expected = truth.ofDistrict(district.id());
      differences.addAll(settled(() -> compare(district.name().en(), query, expected), end));
    }
    for (var station : truth.stations()) {
      differences.addAll(
          settled(
              () -> compare(station.name().en(), "&station=" + station.id(), station.truth()),
              end));
    }
    differences.addAll(settled(this::indicators, end));
    return differences;
  }

  /** Indicators of the city, its districts and its stations in one answer. */
  private List<String> indicators() {
    var said = hub.as(official, "GET", "/api/v1/indicators?limit=20000", null).body();
    var whole = CityTruth.together(truth.stations());
    var differences = ofStaff("city", whole, said.path("total"));
    for (var district : truth.districts()) {
      var expected = truth.ofDistrict(district.id());
      var line = line(said.path("districts"), district.id());
      differences.addAll(ofStaff(district.name().en(), expected, line));
    }
    for (var station : truth.stations()) {
      var line = line(said.path("stations"), station.id());
      differences.addAll(ofStaff(station.name().en(), station.truth(), line));
    }
    return differences;
  }

  private static List<String> ofStaff(String whose, Truth expected, JsonNode line) {
    return unlike(whose, expected.staffed().indicators(), line.path("values"));
  }

  private static JsonNode line(JsonNode lines, UUID id) {
    for (var line : lines) {
      if (line.path("id").asText().equals(id.toString())) {
        return line;
      }
    }
    return MissingNode.getInstance();
  }

  private static List<String> settled(Supplier<List<String>> compared, long end) {
    var differences = compared.get();
    while (!differences.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      differences = compared.get();
    }
    return differences;
  }

  private List<String> ofCity() {
    return compare("city", "", CityTruth.together(truth.stations()));
  }

  private List<String> compare(String whose, String query, Truth expected) {
    var first = truth.settings().first();
    var path =
        "/api/v1/figures?from=%s&to=%s&by=day%s"
            .formatted(first.minusDays(30), first.plusDays(truth.settings().days() + 60L), query);
    var periods = new TreeMap<LocalDate, JsonNode>();
    for (var period : hub.as(official, "GET", path, null).body().path("periods")) {
      periods.put(LocalDate.parse(period.path("from").asText()), period.path("values"));
    }
    var differences = new ArrayList<String>();
    expected.days().forEach((day, tally) -> periods.putIfAbsent(day, MissingNode.getInstance()));
    periods.forEach((day, values) ->
        differences.addAll(
            unlike(
                whose + " " + day, expected.days().getOrDefault(day, NOTHING).figures(), values)));
    return differences;
  }

  private static List<String> unlike(
      String where, Map<String, @Nullable Double> expected, JsonNode said) {
    var differences = new ArrayList<String>();
    expected.forEach((code, value) -> {
      var figure = said.path(code);
      @Nullable Double shown = figure.isNumber() ? (Double) figure.asDouble() : null;
      if (!Objects.equals(shown, value)) {
        differences.add(where + ": " + code + " is " + value + ", the hub says " + shown);
      }
    });
    return differences;
  }
}
