package org.yizhan.station.dispatch.day;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.station.Answer;
import org.yizhan.station.StationFixture;
import org.yizhan.station.Ticket;

/** A day is planned, looked at and applied over HTTP; each test has a day of its own. */
class DayPlanIT {
  @RegisterExtension
  static final StationFixture station =
      new StationFixture()
          .with("YIZHAN_PLANNING_CHANGE_ASSIGNED", "1")
          .with("YIZHAN_SCHEDULE_HORIZON_DAYS", "40");

  private final PlannedStation desk = new PlannedStation(station);

  private static List<String> visits(JsonNode plan) {
    return PlannedStation.list(plan.path("changes")).stream()
        .map(change -> change.path("visit").asText())
        .toList();
  }

  private static List<String> workers(List<Ticket> tickets, int some) {
    return tickets.stream().limit(some).map(Ticket::worker).distinct().toList();
  }

  @Test
  void aDayIsPlannedLookedAtAndApplied() {
    var date = desk.inDays(1);
    var tickets = desk.books(date, 25);
    tickets.stream().limit(8).forEach(desk::givesToTheWorst);

    var id = desk.plans(date, 2, List.of()).is(201).text("/id");
    var second = desk.plans(date, 1, List.of()).isProblem(409, "planning-runs");
    assertThat(second.text("/plan")).isEqualTo(id);
    var running = desk.await(id, plan -> plan.path("progress").has("cost"));
    assertThat(running.path("state").asText()).isEqualTo("planning");
    assertThat(running.at("/progress/unassigned").asInt()).isZero();
    assertThat(running.at("/progress/share").asDouble()).isBetween(0.0, 1.0);
    desk.applies(running).isProblem(409, "plan-unfinished");
    var plan = desk.await(id, made -> made.path("state").asText().equals("proposed"));

    assertThat(plan.path("changes")).isNotEmpty();
    assertThat(plan.at("/preview/after/travelMinutes").asInt())
        .isLessThan(plan.at("/preview/before/travelMinutes").asInt());
    assertThat(plan.at("/preview/after/unassigned").asInt()).isZero();
    assertThat(plan.at("/preview/before/promisesKept").asInt()).isEqualTo(25);
    assertThat(plan.at("/preview/after/promisesBroken").asInt())
        .isEqualTo(plan.path("changes").size());

    var before = desk.workers(date);
    assertThat(desk.applies(plan).is(200).text("/state")).isEqualTo("applied");
    var after = desk.workers(date);
    for (var change : plan.path("changes")) {
      var visit = change.path("visit").asText();
      assertThat(before).containsEntry(visit, change.path("from").asText());
      assertThat(after).containsEntry(visit, change.path("to").asText());
    }
    desk.applies(plan).isProblem(409, "plan-applied");
  }

  @Test
  void whoCallsInSickIsReplaced() {
    var date = desk.inDays(2);
    var tickets = desk.books(date, 12);
    var away = workers(tickets, 3);

    var plan = desk.planned(date, away);
    desk.applies(plan).is(200);

    assertThat(plan.at("/preview/before/unassigned").asInt()).isGreaterThanOrEqualTo(3);
    desk.workers(date)
        .forEach((visit, worker) -> {
          if (away.contains(worker)) {
            assertThat(othersFor(visit, away)).as(visit).isEmpty();
          }
        });
    assertThat(plan.at("/preview/left").size())
        .isEqualTo(plan.at("/preview/after/unassigned").asInt());
  }

  @Test
  void aVisitThatNobodyHasIsGivenToSomebody() {
    var date = desk.inDays(9);
    var ticket = desk.books(date, 1).getFirst();
    var never = Map.of("worker", ticket.worker(), "wishOf", "worker");
    station.manager().post(ticket.visitPath() + "/household/blocks", never).is(201);

    var plan = desk.planned(date, List.of());

    assertThat(visits(plan)).containsExactly(ticket.visit());
    assertThat(of(ticket, plan.at("/preview/changes")).path("why").asText())
        .isEqualTo("unassigned");
    desk.applies(plan).is(200);
    assertThat(desk.workers(date).get(ticket.visit())).isNotIn("", ticket.worker());
  }

  @Test
  void whatComesAfterALateVisitGoesToSomebodyElse() {
    var date = desk.inDays(8);
    var cleaning = station.counter().service("Bathroom cleaning");
    var slots = desk.freeSlots(cleaning, date);
    var first = station.counter().books(cleaning).at(slots.get(2));
    var next = station.counter().books(cleaning).at(slots.get(8));
    if (!next.worker().equals(first.worker())) {
      station
          .manager()
          .with("If-Match", "\"1\"")
          .put(next.visitPath() + "/assignment", Map.of("worker", first.worker()))
          .is(200);
    }
    var late = Map.of("visit", first.visit(), "minutes", 300);
    var body = Map.of("date", date.toString(), "seconds", 1, "late", List.of(late));

    var id = station.manager().post("/api/v1/plans", body).is(201).text("/id");
    var plan = desk.await(id, made -> made.path("state").asText().equals("proposed"));

    assertThat(visits(plan)).contains(next.visit()).doesNotContain(first.visit());
    assertThat(plan.at("/asked/late/0/minutes").asInt()).isEqualTo(300);
    var change = of(next, plan.at("/preview/changes"));
    assertThat(change.path("why").asText()).isEqualTo("occupied");
    assertThat(change.at("/text/zh").asText()).isNotBlank();
    assertThat(of(next, plan.path("changes")).path("reach").asText()).isEqualTo("at-station");
    var listed = station.manager().get("/api/v1/plans?date=" + date).is(200).json();
    assertThat(listed.at("/plans/0/id").asText()).isEqualTo(id);
    desk.applies(plan).is(200);

    var over = Map.of("date", desk.inDays(9).toString(), "late", List.of(late));
    assertThat(station.manager().post("/api/v1/plans", over).is(400).isProblem().wrongFields())
        .containsExactly("/late/0/visit");
  }

  private static JsonNode of(Ticket ticket, JsonNode changes) {
    return PlannedStation.list(changes).stream()
        .filter(change -> change.path("visit").asText().equals(ticket.visit()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> othersFor(String visit, List<String> away) {
    var found = station.manager().get("/api/v1/visits/" + visit + "/candidates").is(200).json();
    return PlannedStation.list(found.path("candidates")).stream()
        .map(candidate -> candidate.at("/worker/id").asText())
        .filter(worker -> !away.contains(worker))
        .toList();
  }

  @Test
  void whatChangedMeanwhileIsRefusedAndTheRestIsApplied() {
    var date = desk.inDays(3);
    var tickets = desk.books(date, 8);
    var plan = desk.planned(date, workers(tickets, 4));
    var planned = visits(plan);
    var gone = tickets.stream().filter(t -> planned.contains(t.visit())).findFirst().orElseThrow();
    station
        .manager()
        .with("If-Match", "\"1\"")
        .post(gone.path() + "/cancel", Map.of("reason", "other"))
        .is(200);

    for (var change : desk.plan(plan.path("id").asText()).path("changes")) {
      var same = change.path("visit").asText().equals(gone.visit());
      assertThat(change.path("stale").asBoolean()).isEqualTo(same);
    }
    var refused = desk.applies(plan).isProblem(412, "stale-version");
    assertThat(PlannedStation.list(refused.json().path("visits")))
        .extracting(JsonNode::asText)
        .containsExactly(gone.visit());

    var rest = planned.stream().filter(visit -> !visit.equals(gone.visit())).toList();
    var applied = desk.applies(plan, rest).is(200);
    assertThat(applied.text("/state")).isEqualTo("proposed");
    assertThat(desk.applies(plan, rest.subList(0, 1)).isProblem(409, "plan-applied").status())
        .isEqualTo(409);
    for (var change : applied.json().path("changes")) {
      var visit = change.path("visit").asText();
      assertThat(change.path("applied").asBoolean()).isEqualTo(rest.contains(visit));
      if (rest.contains(visit)) {
        assertThat(desk.workers(date)).containsEntry(visit, change.path("to").asText());
      }
    }
  }

  @Test
  void halfOfASwapCannotStandAlone() {
    var date = desk.inDays(4);
    var cleaning = station.counter().service("Bathroom cleaning");
    var slot = desk.freeSlots(cleaning, date).get(8);
    var one = station.counter().books(cleaning).at(slot);
    var other = station.counter().books(cleaning).at(slot);
    var swap =
        Stream.of(List.of(one, other), List.of(other, one))
            .map(pair ->
                Map.of(
                    "visit",
                    pair.getFirst().visit(),
                    "version",
                    1,
                    "worker",
                    pair.getLast().worker()))
            .toList();
    var plan = station.manager().post("/api/v1/plans", Map.of("assignments", swap)).is(201).json();

    var refused = desk.applies(plan, List.of(one.visit())).isProblem(409, "worker-not-possible");
    assertThat(refused.json().path("reasons").toString()).contains("occupied");
    assertThat(refused.json().path("visits").toString()).contains(one.visit());
    assertThat(desk.workers(date)).containsEntry(one.visit(), one.worker());

    assertThat(desk.applies(plan).is(200).text("/state")).isEqualTo("applied");
    assertThat(desk.workers(date))
        .containsEntry(one.visit(), other.worker())
        .containsEntry(other.visit(), one.worker());
  }

  @Test
  void aPlanThatIsCancelledKeepsTheBestSoFar() {
    var date = desk.inDays(5);
    var tickets = desk.books(date, 6);
    var id = desk.plans(date, 60, workers(tickets, 2)).is(201).text("/id");
    desk.await(id, plan -> plan.path("progress").has("cost"));

    var plan = station.manager().post("/api/v1/plans/" + id + "/cancel").is(200).json();

    assertThat(plan.path("state").asText()).isEqualTo("cancelled");
    assertThat(plan.path("changes")).isNotEmpty();
    assertThat(plan.path("preview").isObject()).isTrue();
    assertThat(desk.applies(plan).is(200).text("/state")).isEqualTo("applied");
    desk.plans(date, 1, List.of()).is(201);
  }

  @Test
  void aRestartLosesWhatIsNotFinishedAndKeepsWhatIs() {
    var date = desk.inDays(6);
    var tickets = desk.books(date, 4);
    var finished = desk.planned(date, workers(tickets, 1));
    var running = desk.plans(date, 60, List.of()).is(201).text("/id");

    station.stop();
    station.start();

    assertThat(desk.plan(running).path("state").asText()).isEqualTo("lost");
    desk.applies(desk.plan(running)).isProblem(409, "plan-lost");
    assertThat(desk.plan(finished.path("id").asText())).isEqualTo(finished);
    desk.applies(finished).is(200);
    desk.plans(date, 1, List.of()).is(201);
  }

  @Test
  void whatCannotBePlanned() {
    var date = desk.inDays(7).toString();
    var nobody = UUID.randomUUID().toString();
    names("/date", Map.of());
    names("/assignments", Map.of());
    names("/date", Map.of("date", desk.inDays(-1).toString()));
    names("/away/0", Map.of("date", date, "away", List.of(nobody)));
    var ticket = desk.books(desk.inDays(7), 1).getFirst();
    var byHand = Map.of("visit", ticket.visit(), "version", 1, "worker", ticket.worker());
    names("/date", Map.of("date", date, "assignments", List.of(byHand)));
    names("/seconds", Map.of("seconds", 1, "assignments", List.of(byHand)));
    names("/away", Map.of("away", List.of(nobody), "assignments", List.of(byHand)));

    var plan = desk.planned(desk.inDays(7), List.of());
    var refused = desk.applies(plan, List.of(nobody)).isProblem(400, "invalid-input");
    assertThat(refused.wrongFields()).containsExactly("/visits/0");
    assertThat(desk.applies(plan).is(200).text("/state")).isEqualTo("applied");
    station.manager().get("/api/v1/plans/" + nobody).isProblem(404, "not-found");
    station.manager().post("/api/v1/plans/" + nobody + "/cancel").isProblem(404, "not-found");
  }

  private static void names(String field, Map<String, Object> body) {
    Answer refused = station.manager().post("/api/v1/plans", body).isProblem(400, "invalid-input");
    assertThat(refused.wrongFields()).contains(field);
  }
}
