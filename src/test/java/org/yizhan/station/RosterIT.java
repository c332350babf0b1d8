package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/** Nobody is sent who is away, off shift or overworked, whatever screen or call asks. */
class RosterIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private static final int STEPS = Boolean.getBoolean("yizhan.proof") ? 2_000 : 60;

  private final Caller manager = station.manager();
  private final Desk counter = station.counter();
  private final String cleaning = counter.service("Home cleaning, 2 hours");

  /** The tests share the workers. */
  @AfterEach
  void nobodyIsAway() {
    var all = manager.get("/api/v1/time-off?from=" + today()).is(200).json().path("timeOff");
    for (var off : all) {
      if (List.of("pending", "approved").contains(off.path("state").asText())) {
        decide(off.path("id").asText(), off.path("version").asLong(), "withdrawn");
      }
    }
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE);
  }

  private static String at(OffsetDateTime time) {
    return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private String ask(String worker, OffsetDateTime from, OffsetDateTime until) {
    var body =
        Map.of(
            "worker", worker, "kind", "annual", "start", at(from), "end", at(until), "reason",
            "回老家");
    return manager.post("/api/v1/time-off", body).is(201).text("/id");
  }

  private String askAround(Ticket ticket) {
    var start = OffsetDateTime.parse(ticket.start());
    return ask(ticket.worker(), start.minusHours(1), start.plusHours(1));
  }

  private Answer decide(String id, long version, String state) {
    return manager
        .with("If-Match", "\"" + version + "\"")
        .post("/api/v1/time-off/" + id + "/decision", Map.of("state", state));
  }

  private String state(Ticket ticket) {
    return manager.get(ticket.visitPath()).is(200).text("/state");
  }

  private Answer assign(Ticket ticket, Map<String, Object> body) {
    var version = manager.get(ticket.visitPath()).is(200).header("ETag");
    return manager.with("If-Match", version).put(ticket.visitPath() + "/assignment", body);
  }

  @Test
  void timeOffShowsItsEffectAndThenTakesTheVisitsOff() {
    var ticket = counter.booksAny(cleaning);
    var id = askAround(ticket);
    var effect = manager.get("/api/v1/time-off/" + id).is(200);
    assertThat(effect.json().path("visits").findValuesAsText("visit"))
        .containsExactly(ticket.visit());
    assertThat(effect.text("/timeOff/reason")).isEqualTo("回老家");
    assertThat(state(ticket)).isEqualTo("assigned");

    decide(id, 7, "approved").isProblem(412, "stale-version");
    manager
        .post("/api/v1/time-off/" + id + "/decision", Map.of("state", "approved"))
        .isProblem(428, "version-missing");
    decide(id, 1, "approved").is(200);
    assertThat(state(ticket)).isEqualTo("unassigned");
    var refused =
        assign(ticket, Map.of("worker", ticket.worker(), "override", Map.of("reason", "她同意来")))
            .isProblem(409, "worker-not-possible");
    assertThat(refused.json().path("reasons").toString()).contains("away");
    Eventually.holds(() -> free(ticket.worker(), ticket.start()) == 0);
    var events = station.database().rows("SELECT convert_from(body, 'UTF8') FROM event").toString();
    assertThat(events).contains("time-off").doesNotContain("回老家");

    decide(id, 2, "declined").isProblem(409, "time-off-decided");
    decide(id, 2, "withdrawn").is(200);
    assign(ticket, Map.of("worker", ticket.worker())).is(200);
  }

  private int free(String worker, String start) {
    var query = "service=" + cleaning + "&date=" + start.substring(0, 10) + "&worker=" + worker;
    var slots = manager.get("/api/v1/slots?" + query).is(200).json().at("/days/0/slots");
    for (var slot : slots) {
      if (slot.path("start").asText().equals(start)) {
        return slot.path("free").asInt();
      }
    }
    return 0;
  }

  @Test
  void aSickCallIsTimeOffFromNowOn() {
    var ticket = counter.booksAny(cleaning);
    var until = Map.of("until", at(OffsetDateTime.parse(ticket.start()).plusDays(1)));
    var path = "/api/v1/workers/" + ticket.worker() + "/sick-calls";
    var called = manager.post(path, until).is(201);
    assertThat(called.json().path("visits").findValuesAsText("visit")).contains(ticket.visit());
    assertThat(state(ticket)).isEqualTo("unassigned");
    manager.post(path, until).isProblem(409, "time-off-overlaps");
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
    var off = askAround(ticket);
    decide(off, 1, "approved").isProblem(409, "quota-used-up");
    assertThat(state(ticket)).isEqualTo("assigned");
    manager.delete("/api/v1/leave-quotas/" + id).is(204);
    decide(off, 1, "approved").is(200);
  }

  private Map<String, Object> pattern(Map<String, Object> day) {
    var edit = new HashMap<String, Object>();
    edit.put("anchor", "2026-01-05");
    edit.put("days", List.of(day));
    edit.put("from", today().plusDays(1).toString());
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
    assertThat(state(ticket)).isEqualTo("assigned");
    var roster = manager.get("/api/v1/roster?from=" + today()).is(200).body();
    assertThat(roster).contains(ticket.visit());
    manager.with("If-Match", version).put(path, night).isProblem(412, "stale-version");

    night.put("takeOff", true);
    var now = manager.get(path).is(200).header("ETag");
    manager.with("If-Match", now).put(path, night).is(200);
    assertThat(state(ticket)).isEqualTo("unassigned");
    assign(ticket, Map.of("worker", ticket.worker())).isProblem(409, "worker-not-possible");

    var whole =
        pattern(Map.of("from", "07:00", "to", "21:00", "breakFrom", "06:00", "breakTo", "06:30"));
    assertThat(manager.post(path + "/preview", whole).isProblem(400, "invalid-input").wrongFields())
        .containsExactly("/days/0/breakFrom");
    manager
        .with("If-Match", manager.get(path).is(200).header("ETag"))
        .put(path, pattern(Map.of("from", "07:00", "to", "21:00")))
        .is(200);
    assign(ticket, Map.of("worker", ticket.worker())).is(200);
  }

  @Test
  void aShiftWithVisitsInItStays() {
    var ticket = counter.booksAny(cleaning);
    var shift = shiftOf(ticket);
    manager.delete("/api/v1/shifts/" + shift).isProblem(409, "visits-in-shift");
    var day = today().plusDays(45).atTime(9, 0).atZone(StationFixture.ZONE).toOffsetDateTime();
    var path = "/api/v1/workers/" + ticket.worker() + "/shifts";
    var body = Map.of("start", at(day), "end", at(day.plusHours(4)));
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
      assign(ticket, Map.of("worker", ticket.worker())).isProblem(409, "worker-not-possible");
      var body = Map.of("worker", ticket.worker(), "override", Map.of("reason", "老人独自在家"));
      assign(ticket, body).is(200);
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

  private void longestDay(int minutes) {
    var edit =
        Map.of(
            "code",
            "day-longest",
            "name",
            Map.of("zh", "每日最长工时", "en", "Longest day"),
            "source",
            "劳动法 §41",
            "amount",
            minutes,
            "overridable",
            true,
            "from",
            today().toString());
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

  /** Whoever comes first, nobody has a visit while away. */
  @Test
  void approvingRacesWithBooking() throws Exception {
    for (int round = 0; round < 10; round++) {
      var seen = counter.booksAny(cleaning);
      manager.post(seen.path() + "/cancel").is(200);
      var off = askAround(seen);
      var go = new CountDownLatch(1);
      var booking =
          Thread.startVirtualThread(() -> {
            awaits(go);
            counter
                .books(cleaning)
                .with("start", seen.start())
                .with("worker", seen.worker())
                .tried();
          });
      var approving =
          Thread.startVirtualThread(() -> {
            awaits(go);
            decide(off, 1, "approved").is(200);
          });
      go.countDown();
      booking.join();
      approving.join();
      assertThat(broken(AWAY)).isZero();
      decide(off, 2, "withdrawn").is(200);
    }
  }

  private static void awaits(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final String AWAY =
      """
      FROM occupancy o JOIN visit v ON v.id = o.visit_id
      JOIN time_off t ON t.worker_id = o.worker_id AND t.state = 'approved' AND t.during && o.during
      WHERE v.state IN ('assigned', 'accepted')
      """;

  private static final String UNRESTED =
      """
      FROM occupancy a JOIN occupancy b ON b.worker_id = a.worker_id
       AND (lower(b.during) AT TIME ZONE 'Asia/Shanghai')::date = (lower(a.during) AT TIME ZONE 'Asia/Shanghai')::date + 1
       AND lower(b.during) - upper(a.during) < interval '11 hours'
      WHERE NOT EXISTS (SELECT FROM rule_override r WHERE r.visit_id IN (a.visit_id, b.visit_id) AND 'night-rest' = ANY(r.rules))
      """;

  private static final String TOO_LONG =
      """
      FROM (SELECT o.worker_id, (lower(o.during) AT TIME ZONE 'Asia/Shanghai')::date AS day
            FROM occupancy o
            GROUP BY 1, 2
            HAVING sum(upper(o.during) - lower(o.during)) > interval '660 minutes'
               AND NOT bool_or(EXISTS (SELECT FROM rule_override r WHERE r.visit_id = o.visit_id))) AS days
      """;

  private static long broken(String from) {
    return station.database().number("SELECT count(*) " + from);
  }

  /** Whatever is done in whatever order, the books stay lawful. */
  @Test
  void noSequenceOfActsBreaksARuleWithoutADecision() {
    var random = new Random(20261125);
    var tickets = new ArrayList<Ticket>();
    for (int step = 0; step < STEPS; step++) {
      switch (tickets.isEmpty() ? 0 : random.nextInt(5)) {
        case 0, 1 -> tickets.add(counter.booksAny(cleaning));
        case 2 -> anybodyFor(tickets.get(random.nextInt(tickets.size())));
        case 3 -> beAway(tickets.get(random.nextInt(tickets.size())));
        default -> {
          var ticket = tickets.get(random.nextInt(tickets.size()));
          var body = Map.of("worker", ticket.worker(), "override", Map.of("reason", "值班经理决定"));
          assertThat(assign(ticket, body).status()).isIn(200, 409);
        }
      }
      assertThat(broken(AWAY)).as("away at step %d", step).isZero();
      assertThat(broken(UNRESTED)).as("unrested at step %d", step).isZero();
      assertThat(broken(TOO_LONG)).as("too long at step %d", step).isZero();
    }
  }

  private void anybodyFor(Ticket ticket) {
    var first =
        manager
            .get(ticket.visitPath() + "/candidates")
            .is(200)
            .json()
            .at("/candidates/0/worker/id")
            .asText();
    if (!first.isEmpty()) {
      assign(ticket, Map.of("worker", first)).is(200);
    }
  }

  private void beAway(Ticket ticket) {
    var start = OffsetDateTime.parse(ticket.start());
    var body =
        Map.of(
            "worker", ticket.worker(),
            "kind", "rest",
            "start", at(start.minusHours(3)),
            "end", at(start.plusHours(3)));
    var asked = manager.post("/api/v1/time-off", body);
    if (asked.status() == 201) {
      assertThat(decide(asked.text("/id"), 1, "approved").status()).isEqualTo(200);
    }
  }
}
