package org.yizhan.integrity.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.yizhan.station.Answer;
import org.yizhan.station.Caller;
import org.yizhan.station.Eventually;

/** Gives visits to workers one by one, by plans, and against rules; enters what workers report. */
record Dispatcher(Caller manager) {
  private static final List<List<String>> STEPS =
      List.of(
          List.of("accepted"),
          List.of("accepted", "declined"),
          List.of("departed"),
          List.of("declined"),
          List.of("accepted", "departed", "arrived", "started", "finished"));

  /** Minutes since it happened. */
  private static final Map<String, Integer> AGO =
      Map.of("accepted", 90, "departed", 60, "declined", 30);

  Stream<Answer> act(Choice choice) {
    return switch (choice.act().kind()) {
      case ASSIGN ->
          choice
              .visit()
              .map(visit -> assign(choice, visit, Map.of("worker", worker(choice, visit))))
              .stream();
      case OVERRIDE ->
          choice
              .visit()
              .map(visit ->
                  assign(
                      choice,
                      visit,
                      Map.of("worker", choice.worker(), "override", Map.of("reason", "值班经理决定"))))
              .stream();
      case APPLY_BY_HAND -> byHand(choice);
      case APPLY_PLAN -> planned(choice);
      case REPORT -> report(choice);
      case SET_OUT_UNLICENSED -> choice.nextDue().stream().flatMap(due -> late(choice, due));
      default -> throw new IllegalArgumentException(choice.act().toString());
    };
  }

  /** Whoever is proposed first, or somebody who may not be possible at all. */
  private UUID worker(Choice choice, UUID visit) {
    if (choice.act().when() % 2 == 0) {
      return choice.worker();
    }
    var first =
        manager
            .get("/api/v1/visits/" + visit + "/candidates")
            .is(200)
            .text("/candidates/0/worker/id");
    return first.isEmpty() ? choice.worker() : UUID.fromString(first);
  }

  private Answer assign(Choice choice, UUID visit, Map<String, Object> body) {
    return manager
        .with("If-Match", "\"" + choice.version("visit", visit) + "\"")
        .put("/api/v1/visits/" + visit + "/assignment", body);
  }

  /** Two visits change their workers, or go to others. */
  private Stream<Answer> byHand(Choice choice) {
    var one = choice.visit();
    var other = choice.otherVisit();
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
      return Stream.of();
    }
    var mine = manager.get("/api/v1/visits/" + one.get()).is(200).text("/worker/id");
    var theirs = manager.get("/api/v1/visits/" + other.get()).is(200).text("/worker/id");
    var gifts = new ArrayList<Map<String, Object>>();
    gifts.add(gift(choice, one.get(), theirs));
    gifts.add(gift(choice, other.get(), choice.act().who() % 2 == 0 ? mine : theirs));
    var made = manager.post("/api/v1/plans", Map.of("assignments", gifts)).is(201);
    return Stream.of(manager.post("/api/v1/plans/" + made.text("/id") + "/apply"));
  }

  private static Map<String, Object> gift(Choice choice, UUID visit, String worker) {
    return Map.of(
        "visit",
        visit,
        "version",
        choice.version("visit", visit),
        "worker",
        worker.isEmpty() ? choice.worker() : worker);
  }

  /** What the planner makes of the day in a moment, as a whole or the first change of it. */
  private Stream<Answer> planned(Choice choice) {
    var made = manager.post("/api/v1/plans", Map.of("date", choice.day(), "seconds", 1));
    if (made.status() != 201) {
      return Stream.of(made);
    }
    var path = "/api/v1/plans/" + made.text("/id");
    manager.post(path + "/cancel").is(200);
    Eventually.holds(() -> !manager.get(path).is(200).text("/state").equals("planning"));
    var first = manager.get(path).text("/changes/0/visit");
    return first.isEmpty()
        ? Stream.of()
        : Stream.of(
            choice.act().who() % 2 == 0
                ? manager.post(path + "/apply")
                : manager.post(path + "/apply", Map.of("visits", List.of(first))));
  }

  /**
   * Some come in another order than they happened: who gave a visit back may have set out before.
   */
  private Stream<Answer> report(Choice choice) {
    var visit = choice.act().who() % 2 == 0 ? choice.visit() : choice.reportedVisit();
    return visit.stream()
        .flatMap(id ->
            STEPS.get(choice.act().when() % STEPS.size()).stream()
                .map(step -> report(choice, id, step)));
  }

  /**
   * No look ahead finds a visit that should have begun, so that only who sets out is judged: the
   * examination was taken back in between.
   */
  private Stream<Answer> late(Choice choice, Choice.Due due) {
    choice.waitUntil(due.start().plusSeconds(60));
    var revoked =
        choice.examinations(due.worker()).stream()
            .map(held -> manager.post("/api/v1/credentials/" + held + "/revoke"))
            .toList();
    return Stream.concat(
        revoked.stream(),
        Stream.of("accepted", "departed").map(step -> report(choice, due.visit(), step)));
  }

  private Answer report(Choice choice, UUID visit, String step) {
    var time = choice.now().minusSeconds(60L * AGO.getOrDefault(step, 1));
    return manager.post(
        "/api/v1/visits/" + visit + "/reports",
        Map.of("type", step, "time", time.toString(), "source", "call"));
  }
}
