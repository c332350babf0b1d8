package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/** Nobody is sent who is away, off shift or overworked, whatever screen or call asks. */
class RosterIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private final RosterDesk desk = new RosterDesk(station);
  private final Caller manager = station.manager();
  private final Desk counter = station.counter();
  private final String cleaning = counter.service("Home cleaning, 2 hours");

  /** The tests share the workers. */
  @AfterEach
  void nobodyIsAway() {
    desk.callsEverybodyBack();
  }

  @Test
  void timeOffShowsItsEffectAndThenTakesTheVisitsOff() {
    var ticket = counter.booksAny(cleaning);
    var id = desk.askAround(ticket);
    var effect = manager.get("/api/v1/time-off/" + id).is(200);
    assertThat(effect.json().path("visits").findValuesAsText("visit"))
        .containsExactly(ticket.visit());
    assertThat(effect.text("/timeOff/reason")).isEqualTo("回老家");
    assertThat(desk.state(ticket)).isEqualTo("assigned");

    desk.decide(id, 7, "approved").isProblem(412, "stale-version");
    manager
        .post("/api/v1/time-off/" + id + "/decision", Map.of("state", "approved"))
        .isProblem(428, "version-missing");
    desk.decide(id, 1, "approved").is(200);
    assertThat(desk.state(ticket)).isEqualTo("unassigned");
    var refused =
        desk.assign(ticket, Map.of("worker", ticket.worker(), "override", Map.of("reason", "她同意来")))
            .isProblem(409, "worker-not-possible");
    assertThat(refused.json().path("reasons").toString()).contains("away");
    Eventually.holds(() -> desk.free(cleaning, ticket.worker(), ticket.start()) == 0);
    var events = station.database().rows("SELECT convert_from(body, 'UTF8') FROM event").toString();
    assertThat(events).contains("time-off").doesNotContain("回老家");

    desk.decide(id, 2, "declined").isProblem(409, "time-off-decided");
    desk.decide(id, 2, "withdrawn").is(200);
    desk.assign(ticket, Map.of("worker", ticket.worker())).is(200);
  }

  @Test
  void aSickCallIsTimeOffFromNowOn() {
    var ticket = counter.booksAny(cleaning);
    var until = Map.of("until", RosterDesk.at(OffsetDateTime.parse(ticket.start()).plusDays(1)));
    var path = "/api/v1/workers/" + ticket.worker() + "/sick-calls";
    var atStake = manager.post(path + "/preview", until).is(200).json().path("visits");
    assertThat(atStake.findValuesAsText("visit")).contains(ticket.visit());
    assertThat(desk.state(ticket)).isEqualTo("assigned");
    var called = manager.post(path, until).is(201);
    assertThat(called.json().path("visits").findValuesAsText("visit")).contains(ticket.visit());
    assertThat(desk.state(ticket)).isEqualTo("unassigned");
    manager.post(path, until).isProblem(409, "time-off-overlaps");
    manager.post(path + "/preview", until).isProblem(409, "time-off-overlaps");
  }

  @Test
  void aQuotaSaysHowManyOfACompanyMayBeAway() {
    var ticket = counter.booksAny(cleaning);
    var day = ticket.start().substring(0, 10);
    var quota =
        Map.of(
            "name",
            Map.of("zh", "春节名额", "en", "Spring Festival"),
            "from",
            day,
            "until",
            day,
            "perCompany",
            0);
    var id = manager.post("/api/v1/leave-quotas", quota).is(201).text("/id");
    manager.post("/api/v1/leave-quotas", quota).isProblem(409, "quota-overlaps");
    var off = desk.askAround(ticket);
    desk.decide(off, 1, "approved").isProblem(409, "quota-used-up");
    assertThat(desk.state(ticket)).isEqualTo("assigned");
    manager.delete("/api/v1/leave-quotas/" + id).is(204);
    desk.decide(off, 1, "approved").is(200);
  }

  private Map<String, Object> pattern(Map<String, Object> day) {
    var edit = new HashMap<String, Object>();
    edit.put("anchor", "2026-01-05");
    edit.put("days", List.of(day));
    edit.put("from", desk.today().plusDays(1).toString());
    return edit;
  }

  @Test
  void aPatternShowsWhatFallsOutsideAndTakesItOffOnlyWhenTold() {
    var ticket = counter.booksAny(cleaning);
    var path = "/api/v1/workers/" + ticket.worker() + "/rotation";
    var version = manager.get(path).is(200).header("ETag");
    var night = pattern(Map.of("from", "21:00", "to", "23:00"));
    var shown = manager.post(path + "/preview", night).is(200).json();
    assertThat(shown.path("conflicts").findValuesAsText("visit")).contains(ticket.visit());
    manager.with("If-Match", version).put(path, night).is(200);
    assertThat(desk.state(ticket)).isEqualTo("assigned");
    var day = ticket.start().substring(0, 10);
    var roster = manager.get("/api/v1/roster?from=" + day).is(200).body();
    assertThat(roster).contains(ticket.visit());
    manager.with("If-Match", version).put(path, night).isProblem(412, "stale-version");

    night.put("takeOff", true);
    var now = manager.get(path).is(200).header("ETag");
    manager.with("If-Match", now).put(path, night).is(200);
    assertThat(desk.state(ticket)).isEqualTo("unassigned");
    desk.assign(ticket, Map.of("worker", ticket.worker())).isProblem(409, "worker-not-possible");

    var whole =
        pattern(Map.of("from", "07:00", "to", "21:00", "breakFrom", "06:00", "breakTo", "06:30"));
    assertThat(manager.post(path + "/preview", whole).isProblem(400, "invalid-input").wrongFields())
        .containsExactly("/days/0/breakFrom");
    manager
        .with("If-Match", manager.get(path).is(200).header("ETag"))
        .put(path, pattern(Map.of("from", "07:00", "to", "21:00")))
        .is(200);
    desk.assign(ticket, Map.of("worker", ticket.worker())).is(200);
  }

  @Test
  void aShiftWithVisitsInItStays() {
    var ticket = counter.booksAny(cleaning);
    var shift = shiftOf(ticket);
    manager.delete("/api/v1/shifts/" + shift).isProblem(409, "visits-in-shift");
    var day =
        desk.today().plusDays(120).atTime(9, 0).atZone(StationFixture.ZONE).toOffsetDateTime();
    var path = "/api/v1/workers/" + ticket.worker() + "/shifts";
    var body = Map.of("start", RosterDesk.at(day), "end", RosterDesk.at(day.plusHours(4)));
    var added = manager.post(path, body).is(201).text("/id");
    manager.post(path, body).isProblem(409, "shift-overlaps");
    manager.delete("/api/v1/shifts/" + added).is(204);
    manager.delete("/api/v1/shifts/" + added).isProblem(404, "not-found");
  }

  private String shiftOf(Ticket ticket) {
    var day = ticket.start().substring(0, 10);
    for (JsonNode line :
        manager.get("/api/v1/roster?days=1&from=" + day).is(200).json().path("workers")) {
      if (line.at("/worker/id").asText().equals(ticket.worker())) {
        return line.at("/shifts/0/id").asText();
      }
    }
    throw new AssertionError("The worker has no shift on " + day);
  }

  @Test
  void onlyAManagerSendsSomebodyBeyondTheLongestDay() {
    var ticket = counter.booksAny(cleaning);
    longestDay(60);
    try {
      var other = manager.get(ticket.visitPath() + "/candidates").is(200).json().path("excluded");
      assertThat(other.toString()).contains("over-worked").contains("当天工时会超过 1 小时");
      Eventually.holds(() -> counter.freeSlots(cleaning).isEmpty());
      desk.assign(ticket, Map.of("worker", ticket.worker())).isProblem(409, "worker-not-possible");
      var body = Map.of("worker", ticket.worker(), "override", Map.of("reason", "老人独自在家"));
      desk.assign(ticket, body).is(200);
      assertThat(
              station
                  .database()
                  .rows("SELECT rules FROM rule_override WHERE visit_id = '" + ticket.visit() + "'")
                  .toString())
          .contains("day-longest");
    } finally {
      longestDay(660);
      Eventually.holds(() -> !counter.freeSlots(cleaning).isEmpty());
    }
  }

  @Test
  void aManagerMovesBothOfACrewBeyondTheLongestDay() {
    var crew = counter.service("Deep cleaning by two, whole flat");
    var booked = counter.books(crew).triedAt(counter.roomySlot(crew)).is(201);
    var visits = List.of(booked.text("/visits/0/id"), booked.text("/visits/1/id"));
    var second = booked.text("/visits/1/worker/id");
    var first = booked.text("/visits/0/worker/id");
    var to = counter.lastStart(crew, Map.of(visits.getFirst(), first, visits.getLast(), second));
    longestDay(60);
    try {
      var body =
          new HashMap<String, Object>(
              Map.of("start", to, "visit", visits.getLast(), "worker", second));
      var path = "/api/v1/bookings/" + booked.text("/id") + "/reschedule";
      manager.post(path, body).isProblem(409, "slot-taken");
      body.put("override", Map.of("reason", "老人独自在家"));
      var moved = manager.post(path, body).is(200);
      assertThat(moved.text("/visits/1/worker/id")).isEqualTo(second);
      for (var visit : visits) {
        assertThat(
                station
                    .database()
                    .rows("SELECT rules FROM rule_override WHERE visit_id = '" + visit + "'"))
            .containsExactly(List.of("{day-longest}"));
      }
    } finally {
      longestDay(660);
      Eventually.holds(() -> !counter.freeSlots(cleaning).isEmpty());
    }
  }

  @Test
  void anEditOfAWorkRuleSaysWhoseVisitsItStandsAgainst() {
    var ticket = counter.booksAny(cleaning);
    var shown =
        manager.post("/api/v1/work-rules/preview", desk.longestDay(60, true)).is(200).json();
    assertThat(shown.path("workers").findValuesAsText("visit")).contains(ticket.visit());
    assertThat(shown.path("workers").findValuesAsText("id")).contains(ticket.worker());
    var calm =
        manager.post("/api/v1/work-rules/preview", desk.longestDay(720, true)).is(200).json();
    assertThat(calm.path("workers")).isEmpty();
    var rules = manager.get("/api/v1/work-rules").is(200).body();
    assertThat(rules).contains("660").doesNotContain("720");
  }

  private void longestDay(int minutes) {
    var edit = desk.longestDay(minutes, true);
    manager.post("/api/v1/work-rules", edit).is(201);
    station.as(Role.STAFF).post("/api/v1/work-rules", edit).isProblem(403, "not-allowed");
  }

  @Test
  void hoursAreCountedFromWhatWasPlannedAndDone() {
    var ticket = counter.booksAny(cleaning);
    var start = OffsetDateTime.parse(ticket.start()).toLocalDate();
    var monday = start.minusDays(start.getDayOfWeek().getValue() - 1L);
    var hours = manager.get("/api/v1/hours?from=" + monday).is(200).json();
    assertThat(hours.path("normalMinutes").asInt()).isEqualTo(480);
    var line = new ArrayList<JsonNode>();
    hours
        .path("workers")
        .forEach(worker -> {
          if (worker.at("/worker/id").asText().equals(ticket.worker())) {
            line.add(worker);
          }
        });
    assertThat(line.getFirst().path("plannedMinutes").asInt()).isGreaterThanOrEqualTo(120);
    assertThat(manager.get("/api/v1/hours.csv?from=" + monday).is(200).body())
        .startsWith("\uFEFF公司,姓名");
    assertThat(
            manager
                .get("/api/v1/hours?period=month&from=" + monday.withDayOfMonth(2))
                .isProblem(400, "invalid-input")
                .wrongFields())
        .containsExactly("from");
  }
}
