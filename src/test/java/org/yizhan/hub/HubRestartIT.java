package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.Eventually;

/** What a hub keeps over a stop and a start. */
class HubRestartIT extends HubTest {
  private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");
  private static final String SPAN = "?from=2026-03-09&to=2026-03-11";

  private static final String EXCHANGE = "/api/v1/exchange";

  private static String shown(String token, String path) {
    var answer = hub.as(token, "GET", "/api/v1/" + path, null);
    assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
    return answer.whole().body().replaceAll("\"liveness\":\"[a-z]+\"", "");
  }

  private static void exchange(FakeStation station, int last, long applied) {
    var call = station.call(1, last);
    call.put("applied", applied);
    assertThat(hub.as(station.token(vertx), "POST", EXCHANGE, call).status()).isEqualTo(200);
  }

  @Test
  void aRestartFindsEverythingAgain() {
    var city = hub.official();
    var district = hub.newDistrict("重启区");
    var station = new FakeStation().enrolled(hub);
    assertThat(hub.place(station.id, district).status()).isEqualTo(200);
    var official = hub.officialOf(district);
    var draft =
        Map.of("text", Map.of("zh", "重启之前", "en", "Before the restart"), "until", "2099-12-31");
    var written = hub.as(official, "POST", "/api/v1/announcements", draft).body();
    var template =
        Map.of(
            "code",
            "restart",
            "category",
            "cleaning",
            "name",
            Map.of("zh", "重启", "en", "Restart"),
            "includes",
            Map.of("zh", "含", "en", "Included"),
            "excludes",
            Map.of("zh", "不含", "en", "Not included"),
            "durationMinutes",
            60,
            "validFrom",
            "2026-12-01");
    assertThat(hub.as(city, "POST", "/api/v1/templates", template).status()).isEqualTo(201);
    var visit = Ids.next();
    station.sealSome(2, NOON);
    station.seal(
        NOON,
        "org.yizhan.visit.assigned.v1",
        visit,
        Map.of("state", "assigned", "start", NOON.toString()));
    station.seal(
        NOON.plusSeconds(1_800),
        "org.yizhan.alarm.raised.v1",
        Ids.next(),
        Map.of("visit", visit, "kind", "no-show", "level", 2));
    station.seal(NOON, "org.yizhan.booking.created.v9", Ids.next(), Map.of());
    station.seal(NOON, "org.yizhan.workforce.counted.v1", Ids.next(), IndicatorIT.counts(9, 1));
    exchange(station, 6, 1);
    Eventually.holds(() -> shown(city, "exceptions?date=2026-03-10").contains(visit.toString()));
    var paths =
        List.of(
            "districts",
            "announcements",
            "templates",
            "announcements/" + written.path("id").asText() + "/receipts",
            "stations/" + station.id,
            "stations/" + station.id + "/events",
            "overview?date=2026-03-10",
            "figures" + SPAN,
            "figures/districts" + SPAN,
            "rankings" + SPAN,
            "exceptions?date=2026-03-10",
            "sessions/current",
            "indicators");
    var before = paths.stream().map(path -> shown(official, path)).toList();
    var accounts = shown(city, "accounts");
    assertThat(before.get(3)).contains("receivedAt");
    assertThat(before.get(4)).contains("\"openAlarms\":1");
    assertThat(before.get(10)).contains("booking.created.v9");
    assertThat(before.getLast()).contains("\"registered\":9");
    var shutOut = new FakeStation().enrolled(hub);
    var revocation = "/api/v1/stations/" + shutOut.id + "/revocation";
    assertThat(hub.as(city, "POST", revocation, null).status()).isEqualTo(204);

    hub.stop();
    hub.start();

    for (int i = 0; i < paths.size(); i++) {
      assertThat(shown(official, paths.get(i))).as(paths.get(i)).isEqualTo(before.get(i));
    }
    assertThat(shown(city, "accounts")).isEqualTo(accounts);
    assertThat(hub.as(shutOut.token(vertx), "POST", EXCHANGE, shutOut.call(1, 0)).status())
        .as("a revoked key")
        .isEqualTo(401);
    exchange(station, 6, 1);
    assertThat(shown(official, "figures" + SPAN))
        .as("what comes again counts once")
        .isEqualTo(before.get(7));
  }
}
