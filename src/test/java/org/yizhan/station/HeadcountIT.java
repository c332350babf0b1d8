package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.json.Json;

/** What a station says of its companies and workers in numbers. */
class HeadcountIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private final Caller manager = station.manager();

  private static LocalDate today() {
    return LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE);
  }

  /** Everything that was said, oldest first. */
  private static List<JsonNode> said() {
    return station
        .database()
        .rows(
            "SELECT convert_from(body, 'UTF8') FROM event WHERE type ="
                + " 'org.yizhan.workforce.counted.v1' ORDER BY pos")
        .stream()
        .map(row -> String.valueOf(row.getFirst()).getBytes(StandardCharsets.UTF_8))
        .map(body -> Json.read(body, JsonNode.class))
        .toList();
  }

  private static void restart() {
    station.stop();
    station.start();
  }

  private String newWorker(String company, Object... employments) {
    var entry = new TreeMap<String, Object>();
    entry.put("company", company);
    entry.put("surname", "端木");
    entry.put("givenName", "数");
    entry.put("gender", "f");
    entry.put("idNumber", People.woman());
    entry.put("home", Map.of("eastMetres", 10, "northMetres", 20));
    entry.put("employments", List.of(employments));
    return manager.post("/api/v1/workers", entry).is(201).text("/id");
  }

  private static Map<String, Object> bond(String kind) {
    return Map.of("kind", kind, "from", today().toString());
  }

  private void holds(String worker, String kind, LocalDate issuedOn) {
    var document = Map.of("kind", kind, "issuedOn", issuedOn.toString());
    manager.post("/api/v1/workers/" + worker + "/credentials", document).is(201);
  }

  private static Map<String, Integer> grown(JsonNode before, JsonNode after) {
    var grown = new TreeMap<String, Integer>();
    after
        .path("data")
        .properties()
        .forEach(count -> {
          var more = count.getValue().asInt() - before.at("/data/" + count.getKey()).asInt();
          if (more != 0) {
            grown.put(count.getKey(), more);
          }
        });
    return grown;
  }

  @Test
  void saysInNumbersWhatChangedSinceItLastSaidAnything() {
    var first = said().getLast();
    assertThat(first.at("/data/workers").asInt()).isPositive();
    assertThat(first.at("/data/educated").asInt()).isPositive();
    var company =
        manager
            .post("/api/v1/companies", Map.of("name", Map.of("zh", "数得清", "en", "Counted")))
            .is(201)
            .text("/id");
    var staff = newWorker(company, bond("labour-contract"), bond("social-insurance"));
    holds(staff, "diploma", today().minusYears(20));
    holds(staff, "pre-job-training", today().minusMonths(30));
    holds(staff, "refresher-training", today().minusMonths(24).plusDays(2));
    holds(staff, "health-examination", today().minusMonths(12).plusDays(2));
    var late = newWorker(company, bond("labour-contract"));
    holds(late, "pre-job-training", today().minusMonths(24));
    holds(late, "health-examination", today().minusMonths(12));
    var again = newWorker(company, bond("labour-contract"), bond("social-insurance"));
    holds(again, "refresher-training", today());

    restart();

    var second = said().getLast();
    assertThat(second.path("version").asInt()).isEqualTo(first.path("version").asInt() + 1);
    assertThat(second.path("subject")).isEqualTo(first.path("subject"));
    assertThat(grown(first, second))
        .isEqualTo(
            Map.of(
                "companies", 1,
                "staffBased", 1,
                "workers", 3,
                "staff", 2,
                "educated", 1,
                "trained", 2,
                "refreshed", 2,
                "trainedInYear", 1,
                "examined", 1));

    restart();

    assertThat(said().stream().map(HeadcountIT::numbersInMonth))
        .as("the same is said once in a month")
        .doesNotHaveDuplicates();
  }

  private static String numbersInMonth(JsonNode event) {
    var at = Instant.parse(event.path("at").asText());
    return YearMonth.from(at.atZone(StationFixture.ZONE)) + " " + event.path("data");
  }

  @Test
  void saysItAgainEveryMonth() {
    var version = said().getLast().path("version").asInt();
    station.clock().advance(Duration.ofDays(31));

    restart();

    assertThat(said().getLast().path("version").asInt()).isEqualTo(version + 1);
  }
}
