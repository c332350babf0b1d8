package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yizhan.station.Caller;
import org.yizhan.station.Eventually;

/** Districts: their sums, what their officials see and do not see, and how accounts are kept. */
class DistrictIT extends HubTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final Instant NOON =
      DAY.atTime(12, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  private static final String SPAN = "?from=2026-03-09&to=2026-03-11";

  private static String city;

  @BeforeAll
  static void start() {
    city = hub.official();
  }

  /** A station of the district with that many bookings on the day, all of them counted. */
  private static FakeStation station(String district, int bookings) {
    var station = new FakeStation().enrolled(hub);
    assertThat(hub.place(station.id, district).status()).isEqualTo(200);
    book(station, 1, bookings);
    return station;
  }

  private static void book(FakeStation station, int first, int last) {
    station.sealSome(last - first + 1, NOON);
    var call = station.call(first, last);
    assertThat(hub.as(station.token(vertx), "POST", "/api/v1/exchange", call).status())
        .isEqualTo(200);
    var figures = "figures" + SPAN + "&station=" + station.id;
    Eventually.holds(() -> bookings(get(city, figures)) == last);
  }

  private static HubApi.Answer call(String token, String path) {
    return hub.as(token, "GET", "/api/v1/" + path, null);
  }

  private static JsonNode get(String token, String path) {
    var answer = call(token, path);
    assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
    return answer.body();
  }

  private static int bookings(JsonNode series) {
    return series.at("/total/bookings").asInt(-1);
  }

  private static int bookingsOf(String district) {
    for (var one : get(city, "figures/districts" + SPAN).path("districts")) {
      if (one.path("id").asText().equals(district)) {
        return bookings(one);
      }
    }
    return 0;
  }

  private static List<String> ids(JsonNode list) {
    return list.findValuesAsText("id").stream().distinct().toList();
  }

  @Test
  void showsADistrictsOfficialTheOwnStationsAlone() {
    var east = hub.newDistrict("东一区");
    var own = station(east, 2);
    var other = station(hub.newDistrict("西一区"), 3);
    var official = hub.officialOf(east);

    assertThat(get(official, "overview").path("stations").findValuesAsText("id"))
        .contains(own.id.toString())
        .doesNotContain(other.id.toString());
    assertThat(ids(get(official, "rankings" + SPAN).path("stations")))
        .containsExactly(own.id.toString());
    assertThat(bookings(get(official, "figures" + SPAN))).isEqualTo(2);
    assertThat(bookings(get(official, "figures" + SPAN + "&station=" + own.id))).isEqualTo(2);
    assertThat(ids(get(official, "figures/districts" + SPAN).path("districts")))
        .containsExactly(east);
    assertThat(ids(get(official, "districts").path("districts"))).containsExactly(east);
    assertThat(get(official, "stations/" + own.id).at("/district/id").asText()).isEqualTo(east);
  }

  @Test
  void answersAboutOthersAsIfTheyWereNot() {
    var west = hub.newDistrict("西二区");
    var other = station(west, 1);
    var official = hub.officialOf(hub.newDistrict("东二区"));

    for (var path :
        List.of(
            "stations/" + other.id,
            "stations/" + other.id + "/events",
            "figures" + SPAN + "&station=" + other.id,
            "figures" + SPAN + "&district=" + west,
            "rankings" + SPAN + "&district=" + west,
            "rankings/export" + SPAN + "&district=" + west,
            "figures/export" + SPAN + "&station=" + other.id,
            "figures/export" + SPAN + "&district=" + west,
            "exceptions/export?district=" + west,
            "exceptions/export?station=" + other.id,
            "exceptions?station=" + other.id,
            "exceptions?district=" + west)) {
      assertThat(call(official, path).status()).as(path).isEqualTo(404);
      assertThat(call(city, path).status()).as(path).isEqualTo(200);
    }
    var nobody = UUID.randomUUID();
    assertThat(call(official, "stations/" + other.id).body().path("title"))
        .isEqualTo(call(official, "stations/" + nobody).body().path("title"));
  }

  @Test
  void hearsOfTheOwnStationsAlone() {
    var east = hub.newDistrict("东三区");
    var own = station(east, 1);
    var other = station(hub.newDistrict("西三区"), 1);

    try (var live = listening(hub.officialOf(east))) {
      var lines = live.iterator();
      assertThat(lines.next()).isEqualTo(": welcome");
      book(other, 2, 2);
      book(own, 2, 2);
      var heard = new ArrayList<String>();
      do {
        heard.add(lines.next());
      } while (!heard.getLast().contains(own.id.toString()));

      assertThat(heard).noneMatch(line -> line.contains(other.id.toString()));
    }
  }

  @Test
  void takesAStationsDaysAlongWhenItBelongsElsewhere() {
    var before = hub.newDistrict("南区");
    var after = hub.newDistrict("北区");
    var moved = station(before, 4);
    station(before, 1);
    var whole = bookings(get(city, "figures" + SPAN));
    assertThat(bookingsOf(before)).isEqualTo(5);

    assertThat(hub.place(moved.id, after).status()).isEqualTo(200);

    assertThat(bookingsOf(before)).isEqualTo(1);
    assertThat(bookingsOf(after)).isEqualTo(4);
    assertThat(bookings(get(city, "figures" + SPAN))).isEqualTo(whole);
    book(moved, 5, 6);
    assertThat(bookingsOf(after)).isEqualTo(6);
  }

  @Test
  void refusesAPlaceThatSomebodyElseChanged() {
    var station = new FakeStation().enrolled(hub);
    var path = "/api/v1/stations/" + station.id + "/place";
    var district = hub.newDistrict("中区");
    var body =
        Map.of("district", district, "position", Map.of("latitude", 39.9, "longitude", 116.4));
    var bearer = "Bearer " + city;

    assertThat(hub.as(city, "PUT", path, body).status()).isEqualTo(428);
    assertThat(hub.call("PUT", path, body, "Authorization", bearer, "If-Match", "\"1\"").status())
        .isEqualTo(200);
    assertThat(hub.call("PUT", path, body, "Authorization", bearer, "If-Match", "\"1\"").status())
        .isEqualTo(412);
    assertThat(hub.place(station.id, UUID.randomUUID().toString()).field()).isEqualTo("/district");
    assertThat(get(city, "stations/" + station.id).at("/position/latitude").asDouble())
        .isEqualTo(39.9);
  }

  @Test
  void keepsNamesOfDistrictsApart() {
    var body = Map.of("name", Map.of("zh", "同名区", "en", "Same"));
    var path = "/api/v1/districts";

    var first = hub.as(city, "POST", path, body);
    assertThat(first.status()).isEqualTo(201);
    assertThat(hub.as(city, "POST", path, body).status()).isEqualTo(409);
    var renamed =
        hub.call(
            "PUT",
            path + "/" + first.body().path("id").asText(),
            Map.of("name", Map.of("zh", "新名区", "en", "New")),
            "Authorization",
            "Bearer " + city,
            "If-Match",
            "\"1\"");
    assertThat(renamed.body().at("/name/en").asText()).isEqualTo("New");
    assertThat(hub.as(city, "POST", path, body).status()).isEqualTo(201);
  }

  @Test
  void endsTheSessionsOfAnAccountThatIsClosed() {
    var opened = account("closed-soon");
    var id = opened.at("/account/id").asText();
    var password = opened.path("password").asText();
    var token = hub.signIn("closed-soon", password).body().path("token").asText();
    get(token, "overview");

    assertThat(hub.as(city, "DELETE", "/api/v1/accounts/" + id, null).status()).isEqualTo(204);

    assertThat(call(token, "overview").status()).isEqualTo(401);
    assertThat(hub.signIn("closed-soon", password).status()).isEqualTo(401);
    assertThat(hub.as(city, "POST", "/api/v1/accounts/" + id + "/password", null).status())
        .isEqualTo(409);
  }

  @Test
  void endsTheLiveStreamOfAnAccountThatIsClosed() {
    var station = station(hub.newDistrict("终区"), 1);
    var opened = account("listening");
    var password = opened.path("password").asText();
    var token = hub.signIn("listening", password).body().path("token").asText();

    try (var live = listening(token)) {
      var lines = live.iterator();
      assertThat(lines.next()).isEqualTo(": welcome");
      var id = opened.at("/account/id").asText();
      assertThat(hub.as(city, "DELETE", "/api/v1/accounts/" + id, null).status()).isEqualTo(204);
      book(station, 2, 2);

      var heard = new ArrayList<String>();
      lines.forEachRemaining(heard::add);
      assertThat(heard).noneMatch(line -> line.contains(station.id.toString()));
    }
  }

  private static Stream<String> listening(String token) {
    var headers = Map.of("Authorization", "Bearer " + token);
    return new Caller("http://127.0.0.1:" + hub.port(), headers).lines("/api/v1/live");
  }

  @Test
  void givesAnAccountANewPassword() {
    var opened = account("forgetful");
    var path = "/api/v1/accounts/" + opened.at("/account/id").asText() + "/password";

    var renewed = hub.as(city, "POST", path, null).body().path("password").asText();

    assertThat(hub.signIn("forgetful", opened.path("password").asText()).status()).isEqualTo(401);
    assertThat(hub.signIn("forgetful", renewed).status()).isEqualTo(201);
  }

  private static JsonNode account(String name) {
    return hub.as(city, "POST", "/api/v1/accounts", Map.of("name", name, "role", "auditor")).body();
  }

  @Test
  void keepsAnAccountOfTheCityAndOneOfEachName() {
    JsonNode first = get(city, "accounts").path("accounts").get(0);
    var own = "/api/v1/accounts/" + first.path("id").asText();

    assertThat(hub.as(city, "DELETE", own, null).status()).isEqualTo(409);
    assertThat(
            hub.as(
                    city,
                    "POST",
                    "/api/v1/accounts",
                    Map.of("name", first.path("name").asText(), "role", "auditor"))
                .status())
        .isEqualTo(409);
    assertThat(
            hub.as(city, "POST", "/api/v1/accounts", Map.of("name", "nowhere", "role", "district"))
                .field())
        .isEqualTo("/district");
  }
}
