package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/** No dispatch without a licence, whatever screen or call asks. */
class LicenceIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private final Caller manager = station.manager();
  private final Desk counter = station.counter();
  private final String cleaning = counter.service("Home cleaning, 2 hours");

  private static LocalDate today() {
    return LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE);
  }

  /** A rule as it stands, to be edited. */
  private Map<String, Object> rule(String code) {
    var rule =
        StreamSupport.stream(
                manager.get("/api/v1/rules").is(200).json().path("rules").spliterator(), false)
            .filter(node -> node.path("code").asText().equals(code))
            .findFirst()
            .orElseThrow();
    var edit = new HashMap<String, Object>();
    rule.properties().forEach(field -> edit.put(field.getKey(), field.getValue()));
    edit.remove("version");
    edit.values().removeIf(value -> value.toString().equals("null"));
    edit.put("from", today().toString());
    return edit;
  }

  private String credential(String worker, String kind) {
    var held = manager.get("/api/v1/workers/" + worker).is(200).json().path("credentials");
    return StreamSupport.stream(held.spliterator(), false)
        .filter(node -> node.path("kind").asText().equals(kind))
        .filter(node -> node.path("standing").asText().equals("valid"))
        .map(node -> node.path("id").asText())
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Object> examination(List<String> covers) {
    return Map.of(
        "kind",
        "health-examination",
        "covers",
        covers,
        "issuedOn",
        today().toString(),
        "number",
        "H-17");
  }

  private String state(Ticket ticket) {
    return manager.get(ticket.visitPath()).is(200).text("/state");
  }

  private Answer assign(Caller who, Ticket ticket, Map<String, Object> body) {
    var version = manager.get(ticket.visitPath()).is(200).header("ETag");
    return who.with("If-Match", version).put(ticket.visitPath() + "/assignment", body);
  }

  @Test
  void whoeverLosesTheLicenceIsTakenOffTheVisitAndNotOfferedUntilItIsBack() {
    var ticket = counter.booksAny(cleaning);
    var worker = ticket.worker();
    var revoked = credential(worker, "health-examination");
    manager.post("/api/v1/credentials/" + revoked + "/revoke").is(200);
    assertThat(state(ticket)).isEqualTo("unassigned");
    var candidates = manager.get(ticket.visitPath() + "/candidates").is(200).json();
    var excluded =
        StreamSupport.stream(candidates.path("excluded").spliterator(), false)
            .filter(node -> node.at("/worker/id").asText().equals(worker))
            .findFirst()
            .orElseThrow();
    assertThat(excluded.at("/reasons/0/code").asText()).isEqualTo("not-licensed");
    assertThat(excluded.at("/reasons/0/rule").asText()).isEqualTo("health");
    assertThat(excluded.at("/reasons/0/text/zh").asText()).contains("健康体检");
    assign(manager, ticket, Map.of("worker", worker)).isProblem(409, "worker-not-possible");
    manager.post("/api/v1/credentials/" + revoked + "/revoke").isProblem(409, "credential-revoked");

    manager.post("/api/v1/workers/" + worker + "/credentials", examination(List.of())).is(201);
    assign(manager, ticket, Map.of("worker", worker)).is(200);
    assertThat(state(ticket)).isEqualTo("assigned");
    var events =
        station
            .database()
            .rows(
                "SELECT type FROM event WHERE subject = '" + ticket.visit() + "' ORDER BY version");
    assertThat(events.toString()).contains("unassigned").doesNotContain("H-17");
  }

  @Test
  void aManagerDecidesAgainstARuleThatAllowsItAndNobodyElse() {
    var ticket = counter.booksAny(cleaning);
    var worker = ticket.worker();
    var edit = rule("insurance");
    edit.put("inForce", true);
    var effects = manager.post("/api/v1/rules/preview", edit).is(200).json();
    assertThat(effects.path("visits").asInt()).isPositive();
    assertThat(effects.path("categories")).isNotEmpty();
    manager.post("/api/v1/rules", edit).is(201);
    try {
      assertThat(state(ticket)).isEqualTo("unassigned");
      var body = Map.of("worker", worker, "override", Map.of("reason", "保险公司已受理，明天出单"));
      assign(station.as(Role.STAFF), ticket, body).isProblem(403, "not-allowed");
      assign(manager, ticket, Map.of("worker", worker)).isProblem(409, "worker-not-possible");
      assign(manager, ticket, body).is(200);
      assertThat(state(ticket)).isEqualTo("assigned");
      assertThat(lastEvent(ticket, "assigned"))
          .contains("\"overridden\":[\"insurance\"]")
          .doesNotContain("出单");
      assertThat(planned(ticket.start().substring(0, 10))).doesNotContain(ticket.visit());
    } finally {
      edit.put("inForce", false);
      manager.post("/api/v1/rules", edit).is(201);
    }
  }

  @Test
  void aManagerMovesAVisitAgainstARuleThatAllowsItAndNobodyElse() {
    var ticket = counter.booksAny(cleaning);
    var to = counter.lastStart(cleaning, Map.of(ticket.visit(), ticket.worker()));
    var edit = rule("insurance");
    edit.put("inForce", true);
    manager.post("/api/v1/rules", edit).is(201);
    try {
      var plain = Map.<String, Object>of("start", to, "worker", ticket.worker());
      var decided = new HashMap<>(plain);
      decided.put("override", Map.of("reason", "保险公司已受理，明天出单"));
      move(station.as(Role.STAFF), ticket, decided).isProblem(403, "not-allowed");
      station
          .resident(ticket)
          .post(ticket.path() + "/reschedule", decided)
          .isProblem(403, "not-allowed");
      move(manager, ticket, plain).isProblem(409, "slot-taken");
      var moved = move(manager, ticket, decided).is(200);
      assertThat(moved.text("/visits/0/worker/id")).isEqualTo(ticket.worker());
      assertThat(OffsetDateTime.parse(moved.text("/visits/0/start")))
          .isEqualTo(OffsetDateTime.parse(to));
      assertThat(lastEvent(ticket, "rescheduled"))
          .contains("\"overridden\":[\"insurance\"]")
          .doesNotContain("出单");
      assertThat(decisions(ticket)).containsExactly(List.of("{insurance}", "保险公司已受理，明天出单"));
      assertThat(planned(to.substring(0, 10))).doesNotContain(ticket.visit());
      move(manager, ticket, Map.of("start", ticket.start())).isProblem(409, "slot-taken");
    } finally {
      edit.put("inForce", false);
      manager.post("/api/v1/rules", edit).is(201);
    }
  }

  private Answer move(Caller who, Ticket ticket, Map<String, Object> body) {
    return who.post(ticket.path() + "/reschedule", body);
  }

  private static String lastEvent(Ticket ticket, String what) {
    var found =
        station
            .database()
            .rows(
                "SELECT convert_from(body, 'UTF8') FROM event WHERE type = 'org.yizhan.visit."
                    + what
                    + ".v1' AND subject = '"
                    + ticket.visit()
                    + "' ORDER BY version DESC LIMIT 1");
    return String.valueOf(found.getFirst().getFirst());
  }

  private static List<List<@Nullable String>> decisions(Ticket ticket) {
    return station
        .database()
        .rows("SELECT rules, reason FROM rule_override WHERE visit_id = '" + ticket.visit() + "'");
  }

  /** The plan of the day, once it is made. */
  private String planned(String date) {
    var id = manager.post("/api/v1/plans", Map.of("date", date, "seconds", 1)).is(201).text("/id");
    var path = "/api/v1/plans/" + id;
    Eventually.holds(() -> manager.get(path).is(200).text("/state").equals("proposed"));
    return manager.get(path).body();
  }

  @Test
  void noManagerDecidesAgainstARuleThatAllowsNone() {
    var ticket = counter.booksAny(cleaning);
    var worker = ticket.worker();
    var held = credential(worker, "pre-job-training");
    manager.post("/api/v1/credentials/" + held + "/revoke").is(200);
    assign(manager, ticket, Map.of("worker", worker, "override", Map.of("reason", "她做了二十年了")))
        .isProblem(409, "worker-not-possible");
    move(
            manager,
            ticket,
            Map.of(
                "start",
                counter.freeSlots(cleaning).getLast(),
                "worker",
                worker,
                "override",
                Map.of("reason", "她做了二十年了")))
        .isProblem(409, "slot-taken");
  }

  @Test
  void theSampleWorkerWhoseExaminationRanOutIsNowhereOffered() {
    var outlook = manager.get("/api/v1/outlook").is(200).json();
    assertThat(outlook.path("expiring")).isNotEmpty();
    var idle =
        StreamSupport.stream(outlook.path("unlicensed").spliterator(), false)
            .filter(node -> node.at("/reasons/0/rule").asText().equals("health"))
            .findFirst()
            .orElseThrow();
    var worker = idle.at("/worker/id").asText();
    for (var service : counter.caller().get("/api/v1/services").is(200).json().path("services")) {
      var query =
          "service=" + service.path("id").asText() + "&date=" + today() + "&worker=" + worker;
      var days = counter.caller().get("/api/v1/slots?" + query).is(200).json().path("days");
      assertThat(days.findValuesAsText("free")).allMatch("0"::equals);
    }
  }

  @Test
  void aCompanyWithoutItsLicenceSendsNobody() {
    var company = manager.get("/api/v1/companies").is(200).json().at("/companies/0");
    var licence =
        StreamSupport.stream(company.path("credentials").spliterator(), false)
            .filter(node -> node.path("kind").asText().equals("business-licence"))
            .findFirst()
            .orElseThrow();
    manager.post("/api/v1/credentials/" + licence.path("id").asText() + "/revoke").is(200);
    try {
      var names =
          counter
              .caller()
              .get(
                  "/api/v1/services/"
                      + cleaning
                      + "/workers?start="
                      + counter.roomySlot(cleaning).replace("+", "%2B"))
              .is(200)
              .body();
      assertThat(names).contains("\"workers\"").doesNotContain(company.at("/name/zh").asText());
    } finally {
      manager
          .post(
              "/api/v1/companies/" + company.path("id").asText() + "/credentials",
              Map.of("kind", "business-licence", "issuedOn", today().toString()))
          .is(201);
    }
  }

  @Test
  void whatIsWrongWithADocumentOrARuleIsNamed() {
    var worker = counter.booksAny(cleaning).worker();
    var path = "/api/v1/workers/" + worker + "/credentials";
    var wrong =
        Map.of(
            "/kind", Map.of("kind", "annual-review", "issuedOn", today().toString()),
            "/issuedOn",
                Map.of("kind", "pre-job-training", "issuedOn", today().plusDays(1).toString()),
            "/level", Map.of("kind", "skill-level", "issuedOn", today().toString()),
            "/covers", examination(List.of("rocket-science")));
    wrong.forEach((field, body) ->
        assertThat(manager.post(path, body).isProblem(400, "invalid-input").wrongFields())
            .containsExactly(field));
    var past = rule("health");
    past.put("from", today().minusDays(1).toString());
    assertThat(manager.post("/api/v1/rules", past).isProblem(400, "invalid-input").wrongFields())
        .containsExactly("/from");
  }
}
