package org.yizhan.station.dispatch.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.station.Answer;
import org.yizhan.station.Desk;
import org.yizhan.station.Order;
import org.yizhan.station.StationFixture;
import org.yizhan.station.Ticket;

/** An urgent visit for which nobody is free: booked all the same, and others make room for it. */
class MakeRoomIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private final PlannedStation desk = new PlannedStation(station);
  private final Desk counter = station.counter();
  private final String cleaning = counter.service("Bathroom cleaning");

  /**
   * People whom one worker alone may visit, and that worker busy elsewhere with what others could
   * do.
   */
  private record Bind(Ticket theirs, Ticket inTheWay, String start) {}

  private Bind bind() {
    var start = roomiestTomorrow();
    var theirs = counter.books(cleaning).at(start);
    counter.caller().post(theirs.path() + "/cancel").is(200);
    var others =
        PlannedStation.list(counter.caller().get("/api/v1/workers").is(200).json().path("workers"))
            .stream()
            .map(worker -> worker.path("id").asText())
            .filter(worker -> !worker.equals(theirs.worker()));
    others.forEach(worker ->
        counter
            .caller()
            .post(
                theirs.visitPath() + "/household/blocks",
                Map.of("worker", worker, "wishOf", "household"))
            .is(201));
    var inTheWay = counter.books(cleaning).living(counter.home(2)).at(start);
    if (!inTheWay.worker().equals(theirs.worker())) {
      counter
          .caller()
          .with("If-Match", "\"1\"")
          .put(inTheWay.visitPath() + "/assignment", Map.of("worker", theirs.worker()))
          .is(200);
    }
    return new Bind(theirs, inTheWay, start);
  }

  /** So that somebody else can take over. */
  private String roomiestTomorrow() {
    var query = "service=" + cleaning + "&date=" + desk.inDays(1) + "&days=1";
    var slots = counter.caller().get("/api/v1/slots?" + query).is(200).json().at("/days/0/slots");
    return PlannedStation.list(slots).stream()
        .max((one, other) -> one.path("free").asInt() - other.path("free").asInt())
        .orElseThrow()
        .path("start")
        .asText();
  }

  private Order urgently(Bind bind) {
    return counter
        .books(cleaning)
        .with("household", Map.of("booking", bind.theirs().booking()))
        .with("start", bind.start());
  }

  @Test
  void othersMakeRoomForIt() {
    var bind = bind();
    urgently(bind).tried().isProblem(409, "slot-taken");
    var key = UUID.randomUUID().toString();

    var made = urgently(bind).with("toPlan", true).under(key).tried().is(201);

    assertThat(made.text("/visits/0/state")).isEqualTo("unassigned");
    assertThat(made.json().at("/visits/0/worker").isMissingNode()).isTrue();
    assertThat(made.json().at("/visits/0/urgent").asBoolean()).isTrue();
    assertThat(urgently(bind).with("toPlan", true).under(key).tried().is(201).body())
        .isEqualTo(made.body());
    var visit = made.text("/visits/0/id");
    assertThat(desk.workers(desk.inDays(1))).containsEntry(visit, "");

    var plan = desk.planned(desk.inDays(1), List.of());

    assertThat(
            PlannedStation.list(plan.path("changes")).stream()
                .map(change -> change.path("visit").asText()))
        .contains(visit, bind.inTheWay().visit());
    assertThat(plan.at("/preview/before/unassigned").asInt()).isOne();
    assertThat(plan.at("/preview/after/unassigned").asInt()).isZero();
    desk.applies(plan).is(200);
    var after = desk.workers(desk.inDays(1));
    assertThat(after).containsEntry(visit, bind.theirs().worker());
    assertThat(after.get(bind.inTheWay().visit())).isNotIn("", bind.theirs().worker());
  }

  @Test
  void whoeverIsFreeJustGoes() {
    var slot = desk.freeSlots(cleaning, desk.inDays(1)).getLast();

    var made = counter.books(cleaning).with("toPlan", true).triedAt(slot).is(201);

    assertThat(made.text("/visits/0/state")).isEqualTo("assigned");
    assertThat(made.text("/visits/0/worker/id")).isNotBlank();
  }

  @Test
  void isForStaffAndForTodayOrTomorrow() {
    var tomorrow = desk.freeSlots(cleaning, desk.inDays(1)).getFirst();
    var kiosk = station.kiosk();

    isRefused(kiosk.books(cleaning).with("toPlan", true).triedAt(tomorrow));
    isRefused(
        counter.books(cleaning).with("toPlan", true).triedAt(desk.inDays(2) + "T10:00:00+08:00"));
    isRefused(counter.books(cleaning).with("toPlan", true).with("urgent", true).tried());
    isRefused(
        counter
            .books(cleaning)
            .with("toPlan", true)
            .with("repeat", Map.of("everyWeeks", 1, "times", 2))
            .triedAt(tomorrow));
    counter
        .books(cleaning)
        .with("toPlan", true)
        .triedAt(desk.inDays(1) + "T03:00:00+08:00")
        .isProblem(409, "slot-not-offered");
  }

  private static void isRefused(Answer answer) {
    assertThat(answer.is(400).wrongFields()).containsExactly("/toPlan");
  }
}
