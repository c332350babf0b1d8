package org.yizhan.station;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yizhan.station.Examples.Example;

/** Requests that succeed for what is known of households, and for suspensions. */
final class PreferenceExamples {
  private final StationFixture station;
  private final Function<Ticket, String> candidate;

  /**
   * @param candidate somebody who could take the visit of a ticket
   */
  PreferenceExamples(StationFixture station, Function<Ticket, String> candidate) {
    this.station = station;
    this.candidate = candidate;
  }

  void fill(Map<String, Example> examples) {
    examples.put(
        "recogniseHousehold",
        (who, t) ->
            Request.of("households/recognitions")
                .body(Map.of("number", t.number(), "code", t.code())));
    examples.put(
        "neverAgain",
        (who, t) ->
            Request.of("bookings/" + t.booking() + "/blocks")
                .body(Map.of("visit", finished(t).visit(), "reason", "示例理由")));
    examples.put("getHousehold", (who, t) -> Request.of("visits/" + t.visit() + "/household"));
    examples.put(
        "setHomeFacts",
        (who, t) ->
            Request.of("visits/" + t.visit() + "/household/facts")
                .header("If-Match", factsVersion(t))
                .body(Map.of("facts", List.of("pets", "stairs"))));
    examples.put(
        "addBlock",
        (who, t) -> Request.of("visits/" + t.visit() + "/household/blocks").body(block(t)));
    examples.put("liftBlock", (who, t) -> Request.of("blocks/" + madeBlock(t) + "/lift"));
    examples.put("listSuspensions", (who, t) -> Request.of("suspensions"));
    examples.put("suspend", (who, t) -> Request.of("suspensions").body(suspension()));
    examples.put(
        "previewSuspension", (who, t) -> Request.of("suspensions/preview").body(suspension()));
    examples.put(
        "getRebooking", (who, t) -> Request.of("suspensions/" + madeSuspension() + "/rebooking"));
    examples.put(
        "liftSuspension", (who, t) -> Request.of("suspensions/" + madeSuspension() + "/lift"));
  }

  /** The ticket once its visit is over: only then does a resident say 'never again'. */
  private Ticket finished(Ticket ticket) {
    station.database().finish(ticket.visit());
    return ticket;
  }

  private String factsVersion(Ticket ticket) {
    var household = station.manager().get(ticket.visitPath() + "/household").is(200);
    return "\"" + household.text("/version") + "\"";
  }

  private Map<String, Object> block(Ticket ticket) {
    return Map.of("worker", candidate.apply(ticket), "wishOf", "worker", "reason", "示例理由");
  }

  private String madeBlock(Ticket ticket) {
    return made(ticket.visitPath() + "/household/blocks", block(ticket));
  }

  /** Far ahead, so that it stands in nobody's way. */
  private Map<String, Object> suspension() {
    var day = LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE).plusDays(300);
    return Map.of(
        "building",
        String.valueOf(station.counter().home(1).get("building")),
        "reason",
        "infection",
        "from",
        day.toString(),
        "until",
        day.plusDays(2).toString());
  }

  private String madeSuspension() {
    return made("/api/v1/suspensions", suspension());
  }

  private String made(String path, Map<String, Object> body) {
    return station.manager().post(path, body).is(201).text("/id");
  }
}
