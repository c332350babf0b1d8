package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Announcements go down to the right stations, and count as received once these applied them. */
class AnnouncementIT extends HubTest {
  private static final String PATH = "/api/v1/announcements";

  private static String city;

  @BeforeAll
  static void start() {
    city = hub.official();
  }

  private static FakeStation station(String district) {
    var station = new FakeStation().enrolled(hub);
    assertThat(hub.place(station.id, district).status()).isEqualTo(200);
    return station;
  }

  /** What comes down to a station that has applied so many items. */
  private static JsonNode asks(FakeStation station, long applied) {
    var call = new HashMap<>(station.call(1, 0));
    call.put("applied", applied);
    var answer = hub.as(station.token(vertx), "POST", "/api/v1/exchange", call);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.body().path("downlink");
  }

  private static Map<String, Object> draft(String words) {
    var draft = new HashMap<String, Object>();
    draft.put("text", Map.of("zh", words, "en", "Words"));
    draft.put("until", "2099-12-31");
    return draft;
  }

  private static JsonNode written(String token, Map<String, Object> draft) {
    var answer = hub.as(token, "POST", PATH, draft);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.body();
  }

  private static JsonNode read(String token, String id) {
    for (var one : hub.as(token, "GET", PATH, null).body().path("announcements")) {
      if (one.path("id").asText().equals(id)) {
        return one;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  @Test
  void isReceivedOnceTheStationAppliedIt() {
    var district = hub.newDistrict("通知一区");
    var station = station(district);
    var silent = station(district);
    var draft = draft("明天上午停水");
    draft.put("district", district);

    var id = written(city, draft).path("id").asText();

    var item = asks(station, 0).get(0);
    assertThat(item.path("type").asText()).isEqualTo("announcement");
    assertThat(item.at("/data/text/zh").asText()).isEqualTo("明天上午停水");
    assertThat(read(city, id).path("received").asInt()).as("sent is not applied").isZero();
    assertThat(asks(station, 1)).isEmpty();
    assertThat(read(city, id).path("received").asInt()).isEqualTo(1);
    assertThat(read(city, id).path("stations").asInt()).isEqualTo(2);
    var receipts = hub.as(city, "GET", PATH + "/" + id + "/receipts", null).body().path("receipts");
    assertThat(receipts.get(0).path("station").asText()).isEqualTo(silent.id.toString());
    assertThat(receipts.get(0).has("receivedAt")).isFalse();
    assertThat(receipts.get(1).has("receivedAt")).isTrue();
  }

  @Test
  void goesToNoStationOfAnotherDistrict() {
    var east = hub.newDistrict("通知二区");
    var own = station(east);
    var other = station(hub.newDistrict("通知三区"));
    var official = hub.officialOf(east);

    var id = written(official, draft("本区通知")).path("id").asText();

    assertThat(asks(own, 0)).hasSize(1);
    assertThat(asks(other, 0)).isEmpty();
    var elsewhere = hub.officialOf(hub.newDistrict("通知四区"));
    assertThat(read(elsewhere, id).isMissingNode()).isTrue();
    assertThat(hub.as(elsewhere, "GET", PATH + "/" + id + "/receipts", null).status())
        .isEqualTo(404);
    assertThat(hub.as(elsewhere, "POST", PATH + "/" + id + "/withdrawal", null).status())
        .isEqualTo(404);
    var draft = draft("别区通知");
    draft.put("district", east);
    assertThat(hub.as(elsewhere, "POST", PATH, draft).status()).isEqualTo(404);
  }

  @Test
  void reachesStationsThatComeLaterAsLongAsItHolds() {
    var district = hub.newDistrict("通知八区");
    var own = draft("晚来也要知道");
    own.put("district", district);
    var ofDistrict = written(city, own).path("id").asText();
    var ofAll = written(city, draft("全市都要知道")).path("id").asText();
    var over = written(city, draft("已经撤回")).path("id").asText();
    hub.as(city, "POST", PATH + "/" + over + "/withdrawal", null);

    var station = new FakeStation().enrolled(hub);

    assertThat(ids(asks(station, 0))).contains(ofAll).doesNotContain(over, ofDistrict);

    assertThat(hub.place(station.id, district).status()).isEqualTo(200);
    assertThat(hub.place(station.id, hub.newDistrict("通知九区")).status()).isEqualTo(200);
    assertThat(hub.place(station.id, district).status()).isEqualTo(200);

    var items = asks(station, 0);
    assertThat(ids(items)).contains(ofDistrict).doesNotHaveDuplicates();
    assertThat(read(city, ofDistrict).path("stations").asInt()).isEqualTo(1);
    assertThat(read(city, ofDistrict).path("received").asInt()).isZero();
    asks(station, items.size());
    assertThat(read(city, ofDistrict).path("received").asInt()).isEqualTo(1);
    hub.as(city, "POST", PATH + "/" + ofAll + "/withdrawal", null);
    assertThat(ids(asks(new FakeStation().enrolled(hub), 0))).doesNotContain(ofAll);
  }

  private static List<String> ids(JsonNode items) {
    return items.findValues("data").stream().map(data -> data.path("id").asText()).toList();
  }

  @Test
  void isTakenBackByWhoMayAndCountsForADistrictsOfficialTheOwnStations() {
    var east = hub.newDistrict("通知五区");
    var own = station(east);
    station(hub.newDistrict("通知六区"));
    var official = hub.officialOf(east);

    var id = written(city, draft("全市通知")).path("id").asText();

    assertThat(read(official, id).path("stations").asInt()).isEqualTo(1);
    assertThat(read(city, id).path("stations").asInt()).isGreaterThan(1);
    assertThat(hub.as(official, "POST", PATH + "/" + id + "/withdrawal", null).status())
        .isEqualTo(403);
    assertThat(hub.as(city, "POST", PATH + "/" + id + "/withdrawal", null).status()).isEqualTo(200);
    var items = asks(own, 0);
    assertThat(items.get(items.size() - 1).path("type").asText())
        .isEqualTo("announcement-withdrawn");
    assertThat(items.get(items.size() - 1).at("/data/id").asText()).isEqualTo(id);
  }

  @Test
  void believesNoStationThatAppliedWhatItWasNeverTold() {
    var district = hub.newDistrict("通知七区");
    var station = station(district);
    asks(station, 1_000);
    var draft = draft("之后的通知");
    draft.put("district", district);

    var id = written(city, draft).path("id").asText();

    assertThat(read(city, id).path("received").asInt()).isZero();
    assertThat(asks(station, 0)).hasSize(1);
    asks(station, 1);
    assertThat(read(city, id).path("received").asInt()).isEqualTo(1);
  }

  @Test
  void refusesOneThatIsOver() {
    var draft = draft("过期");
    draft.put("until", "2020-01-01");

    assertThat(hub.as(city, "POST", PATH, draft).field()).isEqualTo("/until");
  }
}
