package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.ids.Ids;

/** Templates go down to all stations, and count as received once these applied them. */
class TemplateIT extends HubTest {
  private static final String PATH = "/api/v1/templates";

  private static String city;

  @BeforeAll
  static void start() {
    city = hub.official();
  }

  private static Map<String, Object> draft(String code) {
    var draft = new HashMap<String, Object>();
    draft.put("code", code);
    draft.put("category", "elder-care");
    draft.put("name", Map.of("zh", "助浴", "en", "Help with a bath"));
    draft.put("includes", Map.of("zh", "沐浴", "en", "Bath"));
    draft.put("excludes", Map.of("zh", "医疗", "en", "Medical care"));
    draft.put("durationMinutes", 90);
    draft.put("guideFen", 12_000);
    draft.put("validFrom", "2026-12-01");
    return draft;
  }

  private static JsonNode published(Map<String, Object> draft) {
    var answer = hub.as(city, "POST", PATH, draft);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.body();
  }

  /** What comes down to a station that has applied so many items. */
  private static JsonNode asks(FakeStation station, long applied) {
    var call = new HashMap<>(station.call(1, 0));
    call.put("applied", applied);
    var answer = hub.as(station.token(vertx), "POST", "/api/v1/exchange", call);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.body().path("downlink");
  }

  private static JsonNode read(String token, String code) {
    for (var one : hub.as(token, "GET", PATH, null).body().path("templates")) {
      if (one.path("code").asText().equals(code)) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  private static List<String> ids(JsonNode items) {
    return items.findValues("data").stream().map(data -> data.path("id").asText()).toList();
  }

  private static JsonNode withdrawn(String id) {
    return hub.as(city, "POST", PATH + "/" + id + "/withdrawal", null).body();
  }

  @Test
  void isReceivedOnceTheStationAppliedIt() {
    var district = hub.newDistrict("模板一区");
    var quick = new FakeStation().enrolled(hub);
    var slow = new FakeStation().enrolled(hub);
    assertThat(hub.place(quick.id, district).status()).isEqualTo(200);
    assertThat(hub.place(slow.id, district).status()).isEqualTo(200);
    var before = asks(quick, 0).size();

    var id = published(draft("bath")).path("id").asText();

    var item = asks(quick, before).get(0);
    assertThat(item.path("type").asText()).isEqualTo("template");
    assertThat(item.at("/data/guideFen").asLong()).isEqualTo(12_000);
    assertThat(item.at("/data/includes/zh").asText()).isEqualTo("沐浴");
    var official = hub.officialOf(district);
    assertThat(read(official, "bath").path("stations").asInt()).isEqualTo(2);
    assertThat(read(official, "bath").path("received").asInt()).as("sent is not applied").isZero();
    assertThat(asks(quick, before + 1)).isEmpty();
    assertThat(read(official, "bath").path("received").asInt()).isEqualTo(1);
    var receipts =
        hub.as(official, "GET", PATH + "/" + id + "/receipts", null).body().path("receipts");
    assertThat(receipts).hasSize(2);
    assertThat(receipts.get(0).path("station").asText()).isEqualTo(slow.id.toString());
    assertThat(receipts.get(0).has("receivedAt")).isFalse();
    assertThat(receipts.get(1).has("receivedAt")).isTrue();
    var file = hub.as(official, "GET", PATH + "/" + id + "/receipts/export?format=csv", null);
    assertThat(file.whole().body()).contains("收到 Received");
  }

  @Test
  void givesWayToTheNextVersionOfItsCode() {
    var station = new FakeStation().enrolled(hub);
    var first = published(draft("meal"));
    var next = draft("meal");
    next.remove("guideFen");
    var second = published(next);

    assertThat(first.path("version").asInt()).isEqualTo(1);
    assertThat(second.path("version").asInt()).isEqualTo(2);
    assertThat(read(city, "meal").path("id")).isEqualTo(second.path("id"));
    assertThat(read(city, "meal").has("guideFen")).isFalse();
    assertThat(ids(asks(station, 0)))
        .containsSubsequence(first.path("id").asText(), second.path("id").asText());
    var old = PATH + "/" + first.path("id").asText();
    assertThat(hub.as(city, "GET", old + "/receipts", null).status()).isEqualTo(404);
    assertThat(hub.as(city, "POST", old + "/withdrawal", null).status()).isEqualTo(404);
  }

  @Test
  void reachesStationsThatEnrolLaterInItsNewestVersionUnlessWithdrawn() {
    var old = published(draft("airing")).path("id").asText();
    var current = published(draft("airing")).path("id").asText();
    var gone = published(draft("ironing")).path("id").asText();
    withdrawn(gone);

    var station = new FakeStation().enrolled(hub);

    var items = asks(station, 0);
    assertThat(ids(items)).contains(current).doesNotContain(old, gone).doesNotHaveDuplicates();
    var waiting = read(city, "airing");
    asks(station, items.size());
    assertThat(read(city, "airing").path("received").asInt())
        .isEqualTo(waiting.path("received").asInt() + 1);
  }

  @Test
  void isTakenBackFromAllStations() {
    var station = new FakeStation().enrolled(hub);
    var id = published(draft("polish")).path("id").asText();

    assertThat(withdrawn(id).has("withdrawnAt")).isTrue();
    assertThat(withdrawn(id).has("withdrawnAt")).as("twice is once").isTrue();

    var items = asks(station, 0);
    var last = items.get(items.size() - 1);
    assertThat(last.path("type").asText()).isEqualTo("template-withdrawn");
    assertThat(last.at("/data/id").asText()).isEqualTo(id);
    assertThat(ids(items).stream().filter(id::equals)).as("offered, withdrawn once").hasSize(2);
    assertThat(published(draft("polish")).path("version").asInt()).isEqualTo(2);
    assertThat(read(city, "polish").has("withdrawnAt")).isFalse();
  }

  @Test
  void isForTheStationsOfItsDistrictAsLongAsTheyBelongThere() {
    var district = hub.newDistrict("模板三区");
    var other = hub.newDistrict("模板四区");
    var inside = new FakeStation().enrolled(hub);
    var outside = new FakeStation().enrolled(hub);
    hub.place(inside.id, district);
    hub.place(outside.id, other);
    var draft = draft("alley");
    draft.put("district", district);

    var id = published(draft).path("id").asText();

    assertThat(ids(asks(inside, 0))).contains(id);
    assertThat(ids(asks(outside, 0))).doesNotContain(id);
    assertThat(read(city, "alley").at("/district/name/zh").asText()).isEqualTo("模板三区");
    assertThat(read(city, "alley").path("stations").asInt()).isEqualTo(1);
    assertThat(read(hub.officialOf(other), "alley").isMissingNode()).isTrue();
    assertThat(read(hub.officialOf(district), "alley").path("id").asText()).isEqualTo(id);

    hub.place(inside.id, other);
    assertThat(lastOf(inside)).isEqualTo("template-withdrawn " + id);
    hub.place(inside.id, district);
    assertThat(lastOf(inside)).isEqualTo("template " + id);
    hub.place(outside.id, district);
    assertThat(lastOf(outside)).isEqualTo("template " + id);
    assertThat(withdrawn(id).has("withdrawnAt")).isTrue();
    assertThat(lastOf(outside)).isEqualTo("template-withdrawn " + id);
  }

  private static String lastOf(FakeStation station) {
    var items = asks(station, 0);
    var last = items.get(items.size() - 1);
    return last.path("type").asText() + " " + last.at("/data/id").asText();
  }

  @Test
  void keepsACodeForTheStationsThatItIsFor() {
    var draft = draft("courtyard");
    published(draft);
    draft.put("district", hub.newDistrict("模板五区"));

    var elsewhere = hub.as(city, "POST", PATH, draft);

    assertThat(elsewhere.status()).isEqualTo(409);
    assertThat(elsewhere.body().path("type").asText()).endsWith("code-elsewhere");
    draft.put("district", Ids.next());
    assertThat(hub.as(city, "POST", PATH, draft).field()).isEqualTo("/district");
  }

  @Test
  void isTheCitysAlone() {
    var official = hub.officialOf(hub.newDistrict("模板二区"));

    assertThat(hub.as(official, "POST", PATH, draft("own")).status()).isEqualTo(403);
    var id = published(draft("window")).path("id").asText();
    assertThat(hub.as(official, "POST", PATH + "/" + id + "/withdrawal", null).status())
        .isEqualTo(403);
    assertThat(read(official, "window").path("stations").asInt()).isZero();
    var unknown = draft("window");
    unknown.put("category", "gardening");
    assertThat(hub.as(city, "POST", PATH, unknown).field()).isEqualTo("/category");
  }
}
