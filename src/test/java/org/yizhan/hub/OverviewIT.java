package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yizhan.station.Eventually;

/**
 * What the first page shows: all stations together, and of thousands only those it has room for.
 */
class OverviewIT extends HubTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00+08:00");
  private static final String SPAN = "from=2026-03-09&to=2026-03-11";

  private String district = "";
  private String official = "";

  @BeforeEach
  void makeADistrict() {
    district = hub.newDistrict("总览区" + UUID.randomUUID());
    official = hub.officialOf(district);
  }

  private FakeStation station(int bookings) {
    var station = new FakeStation().enrolled(hub);
    assertThat(hub.place(station.id, district).status()).isEqualTo(200);
    if (bookings > 0) {
      station.sealSome(bookings, NOON);
      exchange(station, 1, bookings);
      var series = "figures?" + SPAN + "&station=" + station.id;
      Eventually.holds(() -> get(series).at("/total/bookings").asInt() == bookings);
    }
    return station;
  }

  private static void exchange(FakeStation station, int first, int last) {
    var call = station.call(first, last);
    var answer = hub.as(station.token(vertx), "POST", "/api/v1/exchange", call);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  private JsonNode get(String path) {
    var answer = hub.as(official, "GET", "/api/v1/" + path, null);
    assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
    return answer.body();
  }

  private static List<String> ids(JsonNode answer) {
    return answer.path("stations").valueStream().map(line -> line.path("id").asText()).toList();
  }

  @Test
  void addsUpAllStationsAndNamesThoseToBeLookedAtFirst() {
    var one = station(2);
    var other = station(3);
    var neverHeard = station(0);

    var all = get("overview?date=2026-03-10");

    assertThat(all.path("all").asInt()).isEqualTo(3);
    assertThat(all.path("live").asInt()).isEqualTo(2);
    assertThat(all.path("care").asInt()).isEqualTo(1);
    assertThat(all.path("openAlarms").asInt()).isZero();
    assertThat(all.at("/figures/bookings").asInt()).isEqualTo(5);
    assertThat(ids(all))
        .containsExactly(neverHeard.id.toString(), one.id.toString(), other.id.toString());
    assertThat(all.at("/stations/2/figures/bookings").asInt()).isEqualTo(3);

    var first = get("overview?date=2026-03-10&limit=1");
    assertThat(ids(first)).containsExactly(neverHeard.id.toString());
    assertThat(first.path("all").asInt()).isEqualTo(3);
    assertThat(first.path("figures")).isEqualTo(all.path("figures"));
    assertThat(get("overview?date=2026-03-12").at("/figures/bookings").asInt()).isZero();
  }

  @Test
  void drawsOnTheMapWhoseAPlaceIsKnown() {
    var placed = station(1);
    var unplaced = station(1);
    place(placed, 39.9, 116.4);

    var spots = get("map").path("stations");

    assertThat(spots).hasSize(1);
    var spot = spots.get(0);
    assertThat(spot.path("id").asText()).isEqualTo(placed.id.toString());
    assertThat(spot.path("id").asText()).isNotEqualTo(unplaced.id.toString());
    assertThat(spot.at("/position/latitude").asDouble()).isEqualTo(39.9);
    assertThat(spot.at("/position/longitude").asDouble()).isEqualTo(116.4);
    assertThat(spot.at("/district/id").asText()).isEqualTo(district);
    assertThat(spot.path("liveness").asText()).isEqualTo("live");
  }

  private void place(FakeStation station, double latitude, double longitude) {
    var city = hub.official();
    var path = "/api/v1/stations/" + station.id;
    var read = hub.as(city, "GET", path, null).whole().headers();
    var place = new HashMap<String, Object>();
    place.put("district", district);
    place.put("position", Map.of("latitude", latitude, "longitude", longitude));
    var answer =
        hub.call(
            "PUT",
            path + "/place",
            place,
            "Authorization",
            "Bearer " + city,
            "If-Match",
            read.firstValue("ETag").orElseThrow());
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  @Test
  void ranksByTheFigureThatIsAskedForAndFindsByName() {
    var few = station(1);
    var many = station(4);
    var some = station(2);
    var rankings = "rankings?" + SPAN;

    assertThat(ids(get(rankings + "&sort=bookings")))
        .containsExactly(many.id.toString(), some.id.toString(), few.id.toString());
    var rising = get(rankings + "&sort=bookings&order=rising&limit=2");
    assertThat(ids(rising)).containsExactly(few.id.toString(), some.id.toString());
    assertThat(rising.path("found").asInt()).isEqualTo(3);
    assertThat(get(rankings + "&find=hePING").path("found").asInt()).isEqualTo(3);
    assertThat(get(rankings + "&find=nowhere").path("stations")).isEmpty();
    assertThat(get("indicators?sort=registered&limit=1").path("stations")).hasSize(1);
    assertThat(get("indicators?find=nowhere").at("/total/stations").asInt()).isEqualTo(3);
  }

  @Test
  void saysWhichParameterItCannotTake() {
    for (var path : List.of("rankings?" + SPAN + "&sort=beauty", "indicators?sort=bookings")) {
      refuses(path, "sort");
    }
    refuses("rankings?" + SPAN + "&order=sideways", "order");
    refuses("rankings?" + SPAN + "&limit=-1", "limit");
    refuses("overview?limit=many", "limit");
  }

  private void refuses(String path, String parameter) {
    var answer = hub.as(official, "GET", "/api/v1/" + path, null);
    assertThat(answer.status()).as(path).isEqualTo(400);
    assertThat(answer.body().path("errors").findValuesAsText("field")).contains(parameter);
  }
}
