package org.yizhan.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.Eventually;

/** What officials read of figures, and what becomes of it when a station tells something late. */
class FiguresIT extends HubTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final Instant NINE = DAY.atTime(9, 0).atZone(ZONE).toInstant();
  private static final UUID WORKER = Ids.next();

  private static void send(FakeStation station, int first, int last) {
    var answer =
        hub.as(station.token(vertx), "POST", "/api/v1/exchange", station.call(first, last));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  private static void step(FakeStation station, UUID visit, String what, int minutes) {
    var data = new TreeMap<String, Object>();
    data.put("state", what);
    data.put("start", NINE.toString());
    data.put("end", NINE.plus(Duration.ofHours(2)).toString());
    data.put("since", NINE.plus(Duration.ofMinutes(minutes)).toString());
    data.put("worker", WORKER);
    data.put("household", visit);
    data.put("licensed", !what.equals("started"));
    station.seal(NINE.plusSeconds(60L * minutes), "org.yizhan.visit." + what + ".v1", visit, data);
  }

  private static JsonNode get(String path) {
    return hub.as(hub.official(), "GET", path, null).body();
  }

  /** The station's figures of the day, once they were revised so often. */
  private static JsonNode revised(FakeStation station, int revision) {
    var path = "/api/v1/figures?from=2026-03-10&to=2026-03-10&station=" + station.id;
    var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    var token = hub.official();
    JsonNode period;
    do {
      period = hub.as(token, "GET", path, null).body().at("/periods/0");
    } while (period.path("revision").asInt() < revision && System.nanoTime() < end);
    assertThat(period.path("revision").asInt()).isEqualTo(revision);
    return period;
  }

  @Test
  void saysThatADayChangedAfterItWasOverAndWhatItSaidBefore() {
    var station = new FakeStation().enrolled(hub);
    var visit = Ids.next();
    step(station, visit, "assigned", -120);
    step(station, visit, "arrived", 25);
    send(station, 1, 2);
    assertThat(revised(station, 1).at("/values/on-time").asDouble()).isZero();

    var corrected = Ids.next();
    step(station, corrected, "assigned", -120);
    step(station, corrected, "arrived", 5);
    send(station, 3, 4);

    var period = revised(station, 2);
    assertThat(period.at("/values/on-time").asDouble()).isEqualTo(0.5);
    assertThat(period.path("revisedAt").asText()).isNotEmpty();
    var revisions = get("/api/v1/exceptions?date=2026-03-10").path("revisions");
    assertThat(revisions.get(0).at("/before/visits").asInt()).isEqualTo(1);
    assertThat(revisions.get(0).at("/after/visits").asInt()).isEqualTo(2);
  }

  @Test
  void listsWhatWasNotCertifiedAndPutsStationsBesideEachOther() throws Exception {
    var station = new FakeStation().enrolled(hub);
    var visit = Ids.next();
    step(station, visit, "assigned", -120);
    for (var what : List.of("accepted", "departed", "arrived", "started", "finished")) {
      step(station, visit, what, 1);
    }
    send(station, 1, 6);
    var period = revised(station, 1);

    assertThat(period.at("/values/certified").asDouble()).isZero();
    assertThat(period.at("/values/hours").asDouble()).isEqualTo(2);
    assertThat(period.at("/values/same-worker").isNull()).isTrue();
    var odd = get("/api/v1/exceptions?date=2026-03-10").path("visits").get(0);
    assertThat(odd.path("visit").asText()).isEqualTo(visit.toString());
    assertThat(odd.path("reasons").toString()).isEqualTo("[\"unlicensed\"]");
    var ranking = get("/api/v1/rankings?from=2026-03-01&to=2026-03-31");
    assertThat(ranking.path("stations").findValuesAsText("id")).contains(station.id.toString());
    assertThat(ranking.path("definitions"))
        .allSatisfy(d -> {
          assertThat(d.at("/definition/zh").asText()).isNotEmpty();
          assertThat(d.path("source").asText()).isNotEmpty();
        });
  }

  @Test
  void keepsANoShowOnItsDayWhenItsVisitIsCancelledAfterwards() {
    var station = new FakeStation().enrolled(hub);
    var visit = Ids.next();
    step(station, visit, "assigned", -120);
    var alarm = Map.of("visit", visit, "kind", "no-show", "level", 2);
    station.seal(
        NINE.plus(Duration.ofMinutes(30)), "org.yizhan.alarm.raised.v1", Ids.next(), alarm);
    send(station, 1, 2);
    assertThat(revised(station, 1).at("/values/no-shows").asInt()).isEqualTo(1);

    step(station, visit, "cancelled", 40);
    send(station, 3, 3);

    var values = revised(station, 2).path("values");
    assertThat(values.path("visits").asInt()).isZero();
    assertThat(values.path("no-shows").asInt()).isEqualTo(1);
    assertThat(values.path("on-time").asDouble(-1)).as("nobody came in time").isZero();
    var odd = get("/api/v1/exceptions?date=2026-03-10&station=" + station.id).path("visits");
    assertThat(odd).hasSize(1);
    assertThat(odd.at("/0/reasons").toString()).isEqualTo("[\"no-show\"]");
    assertThat(odd.at("/0/start").asText()).startsWith("2026-03-10T09:00");

    step(station, visit, "arrived", 4);
    send(station, 4, 4);

    assertThat(revised(station, 3).at("/values/no-shows").asInt())
        .as("somebody had come by then, as is told later")
        .isZero();
  }

  @Test
  void addsTheCityUpFromItsStationsByDayAndByMonth() {
    var one = new FakeStation().enrolled(hub);
    var other = new FakeStation().enrolled(hub);
    var then = Instant.parse("2025-06-05T04:00:00Z");
    one.sealSome(3, then);
    other.sealSome(4, then.plus(Duration.ofDays(1)));
    other.seal(then, "org.yizhan.demand.unmet.v1", Ids.next(), Map.of("reason", "slot-taken"));
    send(one, 1, 3);
    send(other, 1, 5);

    var month = "/api/v1/figures?from=2025-06-01&to=2025-06-30&by=month";
    var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (get(month).at("/total/bookings").asInt() < 7 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    var figures = get(month);
    assertThat(figures.path("periods")).hasSize(1);
    assertThat(figures.at("/periods/0/values/bookings").asInt()).isEqualTo(7);
    assertThat(figures.at("/total/unmet").asInt()).isEqualTo(1);
    assertThat(figures.at("/total/coverage").asDouble()).isEqualTo(2 / 3.0);
    assertThat(get(month.replace("month", "day")).path("periods")).hasSize(2);
    var year = get(month.replace("month", "year").replace("from=2025-06", "from=2021-01"));
    assertThat(year.path("by").asText()).isEqualTo("year");
    assertThat(year.path("periods")).hasSize(1);
    assertThat(year.at("/periods/0/from").asText()).isEqualTo("2025-01-01");
    assertThat(year.at("/periods/0/values/bookings").asInt()).isEqualTo(7);
  }

  @Test
  void countsTheAlarmsThatNobodyHasClosed() {
    var station = new FakeStation().enrolled(hub);
    var one = Ids.next();
    var other = Ids.next();
    for (var alarm : List.of(one, other)) {
      station.seal(NINE, "org.yizhan.alarm.raised.v1", alarm, Map.of("kind", "late", "level", 1));
    }
    send(station, 1, 2);
    awaitStanding(station, "openAlarms", 2);

    station.seal(NINE, "org.yizhan.alarm.closed.v1", one, Map.of("how", "done"));
    send(station, 3, 3);

    awaitStanding(station, "openAlarms", 1);
    assertThat(hub.standing(hub.official(), station.id).path("uncounted").asInt()).isZero();
  }

  private static void awaitStanding(FakeStation station, String member, int value) {
    var token = hub.official();
    Eventually.holds(() -> hub.standing(token, station.id).path(member).asInt() == value);
  }

  @Test
  void saysWhatIsInNoFigureAlthoughItSpeaksOfWhatIsCounted() throws Exception {
    var station = new FakeStation().enrolled(hub);
    var visit = Ids.next();
    station.seal(NINE, "org.yizhan.visit.assigned.v2", visit, Map.of("start", NINE.toString()));
    station.seal(NINE, "org.yizhan.visit.finished.v2", visit, Map.of("start", NINE.toString()));
    station.seal(NINE, "org.yizhan.visit.assigned.v1", Ids.next(), Map.of("state", "assigned"));
    station.seal(NINE, "org.yizhan.drone.landed.v1", Ids.next(), Map.of());
    step(station, Ids.next(), "assigned", -120);
    send(station, 1, 5);
    awaitStanding(station, "notCounted", 3);

    var path = "/api/v1/exceptions?date=2026-03-10&station=" + station.id;
    var lines = get(path).path("notCounted");
    assertThat(lines).hasSize(2);
    assertThat(lines.at("/0/reason").asText()).isEqualTo("newer");
    assertThat(lines.at("/0/events").asInt()).isEqualTo(2);
    assertThat(lines.at("/0/lastType").asText()).isEqualTo("org.yizhan.visit.finished.v2");
    assertThat(lines.at("/0/lastSeq").asInt()).isEqualTo(2);
    assertThat(lines.at("/1/reason").asText()).isEqualTo("incomplete");
    assertThat(get(path.replace("03-10", "03-11")).path("notCounted")).isEmpty();
    var file = path.replace("exceptions?", "exceptions/not-counted/export?") + "&format=csv";
    assertThat(new String(HubFiles.get(hub, file, "Bearer " + hub.official()), UTF_8))
        .contains("org.yizhan.visit.finished.v2");
    assertThat(get("/api/v1/exceptions?date=2026-03-10").has("putAside")).isTrue();
  }

  @Test
  void exportsTheTablesAndRefusesAnEndlessSpan() {
    var token = "Bearer " + hub.official();
    var span = "from=2026-03-01&to=2026-03-31";

    for (var path :
        List.of(
            "rankings/export?" + span,
            "indicators/export?",
            "figures/export?" + span,
            "figures/districts/export?" + span,
            "exceptions/export?date=2026-03-10",
            "exceptions/revisions/export?date=2026-03-10",
            "exceptions/not-counted/export?date=2026-03-10",
            "overview/export?",
            "announcements/export?",
            "templates/export?",
            "districts/export?",
            "accounts/export?")) {
      var at = "/api/v1/" + path + "&format=";
      assertThat(HubFiles.get(hub, at + "csv", token)).as(path).startsWith(0xEF, 0xBB, 0xBF);
      assertThat(HubFiles.get(hub, at + "xlsx", token)).as(path).startsWith('P', 'K');
    }
    assertThat(get("/api/v1/figures?from=2020-01-01&to=2026-01-01").path("status").asInt())
        .isEqualTo(400);
  }
}
