package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What workers ask for and see of themselves, from their own phone. */
class OwnIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private final RosterDesk desk = new RosterDesk(station);
  private final Caller manager = station.manager();
  private final Caller worker = station.worker();
  private final String id = station.firstRun("/worker/workerId");

  private Map<String, Object> asks(int day) {
    var start = desk.today().plusDays(day).atStartOfDay(StationFixture.ZONE).toOffsetDateTime();
    return Map.of(
        "kind",
        "annual",
        "start",
        RosterDesk.at(start),
        "end",
        RosterDesk.at(start.plusDays(2)),
        "reason",
        "回老家过年");
  }

  @Test
  void timeOffIsAskedForAndTheAnswerSeen() {
    var asked = worker.post("/api/v1/me/time-off", asks(200)).is(201);
    assertThat(asked.text("/state")).isEqualTo("pending");
    worker.post("/api/v1/me/time-off", asks(201)).isProblem(409, "time-off-overlaps");
    var off = asked.text("/id");
    var shown = manager.get("/api/v1/time-off/" + off).is(200);
    assertThat(shown.text("/timeOff/worker/id")).isEqualTo(id);
    assertThat(shown.text("/timeOff/reason")).isEqualTo("回老家过年");
    desk.decide(off, 1, "approved").is(200);
    var mine = worker.get("/api/v1/me/time-off").is(200);
    assertThat(mine.json().at("/timeOff").findValuesAsText("state")).contains("approved");
    assertThat(mine.body()).doesNotContain("回老家");
    var withdraw = "/api/v1/me/time-off/" + off + "/withdraw";
    worker.post(withdraw).isProblem(428, "version-missing");
    worker.with("If-Match", "\"1\"").post(withdraw).isProblem(412, "stale-version");
    worker.with("If-Match", "\"2\"").post(withdraw).is(200);
    var events = station.database().rows("SELECT convert_from(body, 'UTF8') FROM event").toString();
    assertThat(events).contains("time-off.withdrawn").doesNotContain("回老家");
  }

  private Ticket visitOfSomebodyElse() {
    var counter = station.counter();
    var cleaning = counter.service("Home cleaning, 2 hours");
    var slot = counter.roomySlot(cleaning);
    var ticket = counter.books(cleaning).at(slot);
    return ticket.worker().equals(id) ? counter.books(cleaning).at(slot) : ticket;
  }

  @Test
  void nobodyTouchesTheTimeOffOfOthers() {
    var other = desk.askAround(visitOfSomebodyElse());
    worker
        .with("If-Match", "\"1\"")
        .post("/api/v1/me/time-off/" + other + "/withdraw")
        .isProblem(404, "not-found");
    assertThat(worker.get("/api/v1/me/time-off").is(200).body()).doesNotContain(other);
  }

  @Test
  void ownHoursShiftsAndCredentialsAreThere() {
    var hours = worker.get("/api/v1/me/hours").is(200);
    assertThat(hours.json().path("normalMinutes").asInt()).isEqualTo(480);
    var days = worker.get("/api/v1/me/shifts").is(200).json().path("days");
    assertThat(days).hasSize(14);
    assertThat(days.findValuesAsText("start")).isNotEmpty();
    var papers = worker.get("/api/v1/me/credentials").is(200).json();
    assertThat(papers.path("credentials").findValuesAsText("standing")).contains("valid");
    var file = manager.get("/api/v1/workers/" + id).is(200).json().path("credentials");
    assertThat(papers.path("credentials")).hasSameSizeAs(file);
  }

  @Test
  void aWorkerWhoWillNotGoThereAgainIsNotSentAndOnlyStaffKnowWhy() {
    var ticket = visitOfSomebodyElse();
    var path = "/api/v1/me/visits/" + ticket.visit() + "/never-again";
    worker.post(path, Map.of("reason", "狗太凶")).isProblem(404, "not-found");
    station.database().finish(ticket.visit(), id, 0);
    worker.post(path, Map.of("reason", "狗太凶")).is(204);
    worker.post(path, Map.of()).is(204);
    var household = manager.get(ticket.visitPath() + "/household").is(200).json();
    assertThat(household.path("blocks")).hasSize(1);
    assertThat(household.at("/blocks/0/wishOf").asText()).isEqualTo("worker");
    assertThat(household.at("/blocks/0/reason").asText()).isEqualTo("狗太凶");
    var events = station.database().rows("SELECT convert_from(body, 'UTF8') FROM event").toString();
    assertThat(events).contains("block.made").doesNotContain("狗太凶");
  }
}
