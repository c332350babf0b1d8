package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Who may meet whom: asked of the station on every way there is. */
record Encounters(StationFixture station, Caller manager) {
  /** Of a block; only staff may read it. */
  static final String REASON = "钟离说话难听";

  Encounters(StationFixture station) {
    this(station, station.manager());
  }

  String slot(String service, String more) {
    var tomorrow = LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE).plusDays(1);
    var days =
        manager()
            .get("/api/v1/slots?service=" + service + "&date=" + tomorrow + "&days=14" + more)
            .is(200)
            .json()
            .path("days");
    return stream(days)
        .flatMap(day -> stream(day.path("slots")))
        .max(Comparator.comparingInt(slot -> slot.path("free").asInt()))
        .orElseThrow()
        .path("start")
        .asText();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  JsonNode candidates(Ticket ticket) {
    return manager().get(ticket.visitPath() + "/candidates").is(200).json();
  }

  String another(Ticket ticket) {
    return stream(candidates(ticket).path("candidates"))
        .map(node -> node.at("/worker/id").asText())
        .filter(worker -> !worker.equals(ticket.worker()))
        .findFirst()
        .orElseThrow();
  }

  List<String> reasons(Ticket ticket, String worker) {
    return stream(candidates(ticket).path("excluded"))
        .filter(node -> node.at("/worker/id").asText().equals(worker))
        .flatMap(node -> stream(node.path("reasons")))
        .map(node -> node.path("code").asText())
        .toList();
  }

  Answer assign(Ticket ticket, Map<String, Object> body) {
    var version = manager().get(ticket.visitPath()).is(200).header("ETag");
    return manager().with("If-Match", version).put(ticket.visitPath() + "/assignment", body);
  }

  String state(Ticket ticket) {
    return manager().get(ticket.visitPath()).is(200).text("/state");
  }

  Answer block(Ticket ticket, String worker, String wishOf) {
    return manager()
        .post(
            ticket.visitPath() + "/household/blocks",
            Map.of("worker", worker, "wishOf", wishOf, "reason", REASON));
  }

  String household(Ticket ticket) {
    return manager().get(ticket.visitPath() + "/household").is(200).text("/household");
  }

  /** Every way to give that worker to those people then: all refuse. */
  void refusedEverywhere(
      Ticket ticket, String worker, String code, Order order, Map<String, Object> whom) {
    var hold = new HashMap<String, Object>(whom);
    hold.putAll(
        Map.of("service", order.body().get("service"), "start", ticket.start(), "worker", worker));
    manager().post("/api/v1/holds", hold).isProblem(409, "slot-taken");
    order.by(worker).triedAt(ticket.start()).isProblem(409, "slot-taken");
    order.with("repeat", Map.of("everyWeeks", 1, "times", 2));
    order.triedAt(ticket.start()).isProblem(409, "series-taken");
    order.without("repeat");
    if (!whom.isEmpty()) {
      refusedWhenTheHoldDidNotSayForWhom(ticket, worker, order);
    }
    refusedByStaff(ticket, worker, code);
    manager()
        .post(ticket.path() + "/reschedule", Map.of("start", ticket.start(), "worker", worker))
        .isProblem(409, "slot-taken");
  }

  private void refusedWhenTheHoldDidNotSayForWhom(Ticket ticket, String worker, Order order) {
    var service = order.body().get("service");
    var hold = Map.of("service", service, "start", ticket.start(), "worker", worker);
    var kept = manager().post("/api/v1/holds", hold).is(201).text("/id");
    order.without("service").without("start").without("worker").with("hold", kept);
    order.under(kept).tried().isProblem(409, "slot-taken");
    manager().delete("/api/v1/holds/" + kept).is(204);
  }

  /** Staff give the visit to the worker, by hand, against a rule and by a plan: all refused. */
  void refusedByStaff(Ticket ticket, String worker, String code) {
    assertThat(reasons(ticket, worker)).contains(code);
    var refused = assign(ticket, Map.of("worker", worker)).isProblem(409, "worker-not-possible");
    assertThat(refused.json().path("reasons").toString()).contains(code);
    assign(ticket, Map.of("worker", worker, "override", Map.of("reason", "特殊情况")))
        .isProblem(409, "worker-not-possible");

    var version = Long.parseLong(manager().get(ticket.visitPath()).is(200).text("/version"));
    var proposal = Map.of("visit", ticket.visit(), "version", version, "worker", worker);
    var body = Map.of("assignments", List.of(proposal));
    var plan = manager().post("/api/v1/plans", body).is(201).text("/id");
    manager().post("/api/v1/plans/" + plan + "/apply").isProblem(409, "worker-not-possible");
  }

  /** All that was told to others. */
  String events() {
    return station.database().rows("SELECT type, convert_from(body, 'UTF8') FROM event").toString();
  }
}
