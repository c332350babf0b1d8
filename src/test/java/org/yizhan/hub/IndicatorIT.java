package org.yizhan.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.Eventually;

/** What officials read of the programmes' indicators, from what stations say in numbers. */
class IndicatorIT extends HubTest {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final String COUNTED = "org.yizhan.workforce.counted.v1";

  static Map<String, Object> counts(int workers, int educated) {
    var counts = new TreeMap<String, Object>();
    counts.putAll(Map.of("companies", 3, "staffBased", 2, "workers", workers, "staff", 1));
    counts.putAll(Map.of("educated", educated, "trained", workers, "refreshed", workers));
    counts.putAll(Map.of("trainedInYear", 1, "examined", workers));
    return counts;
  }

  private static FakeStation in(String district) {
    var station = new FakeStation().enrolled(hub);
    assertThat(hub.place(station.id, district).status()).isEqualTo(200);
    return station;
  }

  private static void says(FakeStation station, Map<String, Object> counts) {
    station.seal(NOON, COUNTED, Ids.next(), counts);
  }

  private static void send(FakeStation station, int first, int last) {
    var call = station.call(first, last);
    var answer = hub.as(station.token(vertx), "POST", "/api/v1/exchange", call);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  private static JsonNode indicators(String token, String query) {
    return hub.as(token, "GET", "/api/v1/indicators" + query, null).body();
  }

  private static JsonNode line(FakeStation station) {
    for (var line : indicators(hub.official(), "").path("stations")) {
      if (line.path("id").asText().equals(station.id.toString())) {
        return line;
      }
    }
    return MissingNode.getInstance();
  }

  private static void awaitWorkers(FakeStation station, int workers) {
    Eventually.holds(() -> line(station).at("/values/registered").asInt() == workers);
  }

  @Test
  void makesSharesOfADistrictFromTheSumsOfItsStations() {
    var district = hub.newDistrict("指标区");
    var one = in(district);
    var other = in(district);
    var silent = in(district);
    says(one, counts(10, 2));
    says(other, counts(30, 0));
    send(one, 1, 1);
    send(other, 1, 1);
    awaitWorkers(one, 10);
    awaitWorkers(other, 30);

    var ours = indicators(hub.officialOf(district), "");

    assertThat(ours.at("/total/stations").asInt()).isEqualTo(3);
    assertThat(ours.at("/total/heard").asInt()).isEqualTo(2);
    assertThat(ours.at("/total/values/educated").asDouble()).isEqualTo(2 / 40.0);
    assertThat(ours.at("/total/values/staff-based").asInt()).isEqualTo(4);
    assertThat(ours.at("/districts/0/values")).isEqualTo(ours.at("/total/values"));
    assertThat(ours.path("stations")).hasSize(3);
    assertThat(line(silent).at("/values/registered").isNull()).as("said nothing").isTrue();
    assertThat(line(silent).has("since")).isFalse();
    assertThat(line(one).path("since").asText()).startsWith("2026-11-20T12:00");
    assertThat(goal(ours, "educated").asDouble()).isEqualTo(0.1);
    assertThat(goal(ours, "staff-based").isMissingNode()).as("the whole city's").isTrue();
    var city = indicators(hub.official(), "");
    assertThat(goal(city, "staff-based").asInt()).isEqualTo(20);
    assertThat(indicators(hub.official(), "?district=" + district)).isEqualTo(ours);
    assertThat(city.path("definitions"))
        .allSatisfy(definition -> {
          assertThat(definition.at("/definition/zh").asText()).isNotEmpty();
          assertThat(definition.at("/definition/en").asText()).isNotEmpty();
          assertThat(definition.path("source").asText()).isNotEmpty();
        });
  }

  private static JsonNode goal(JsonNode indicators, String code) {
    for (var definition : indicators.path("definitions")) {
      if (definition.path("code").asText().equals(code)) {
        return definition.path("goal");
      }
    }
    throw new AssertionError(code);
  }

  @Test
  void aDistrictSeesNothingOfAnother() throws Exception {
    var station = in(hub.newDistrict("别的区"));
    says(station, counts(7, 1));
    send(station, 1, 1);
    awaitWorkers(station, 7);
    var mine = hub.newDistrict("自己的区");
    var official = hub.officialOf(mine);

    var seen = indicators(official, "");

    assertThat(seen.path("stations")).isEmpty();
    assertThat(seen.path("districts")).isEmpty();
    assertThat(seen.at("/total/values/registered").isNull()).isTrue();
    var file = HubFiles.get(hub, "/api/v1/indicators/export?format=csv", "Bearer " + official);
    assertThat(new String(file, UTF_8).lines()).hasSize(1);
    var theirs = "/api/v1/indicators?district=" + hub.newDistrict("第三个区");
    assertThat(hub.as(official, "GET", theirs, null).status()).isEqualTo(404);
  }

  @Test
  void theLastWordCountsHoweverOftenAndLateItComes() {
    var station = new FakeStation().enrolled(hub);
    says(station, counts(5, 1));
    says(station, counts(6, 1));
    send(station, 1, 2);
    awaitWorkers(station, 6);

    send(station, 1, 1);
    says(station, counts(8, 1));
    send(station, 1, 3);
    send(station, 2, 2);

    awaitWorkers(station, 8);
  }

  @Test
  void whatARestoreTookBackIsForgotten() {
    var station = new FakeStation().enrolled(hub);
    says(station, counts(5, 1));
    says(station, counts(9, 1));
    send(station, 1, 2);
    awaitWorkers(station, 9);

    var restored = station.restored(1);
    restored.sealSome(1, NOON);
    send(restored, 1, 1);

    awaitWorkers(station, 5);
  }

  @Test
  void numbersThatCannotBeCountForNothingAndAreShown() {
    var station = new FakeStation().enrolled(hub);
    says(station, counts(5, 1));
    says(station, counts(5, 6));
    var few = counts(4, 1);
    few.remove("examined");
    says(station, few);
    var many = counts(4, 1);
    many.put("workers", 5_000_000);
    says(station, many);
    send(station, 1, 4);

    Eventually.holds(
        () -> hub.standing(hub.official(), station.id).path("notCounted").asInt() == 3);
    assertThat(line(station).at("/values/registered").asInt()).isEqualTo(5);
  }
}
