package org.yizhan.station;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a manager does about time off and assignments. */
record RosterDesk(StationFixture station) {
  LocalDate today() {
    return LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE);
  }

  /** An edit of the rule about the longest day, from today. */
  Map<String, Object> longestDay(int minutes, boolean overridable) {
    return Map.of(
        "code",
        "day-longest",
        "name",
        Map.of("zh", "每日最长工时", "en", "Longest day"),
        "source",
        "劳动法 §41",
        "amount",
        minutes,
        "overridable",
        overridable,
        "from",
        today().toString());
  }

  static String at(OffsetDateTime time) {
    return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  String ask(String worker, OffsetDateTime from, OffsetDateTime until) {
    var body =
        Map.of(
            "worker", worker, "kind", "annual", "start", at(from), "end", at(until), "reason",
            "回老家");
    return station.manager().post("/api/v1/time-off", body).is(201).text("/id");
  }

  String askAround(Ticket ticket) {
    var start = OffsetDateTime.parse(ticket.start());
    return ask(ticket.worker(), start.minusHours(1), start.plusHours(1));
  }

  /** Somebody else of the same company. */
  String colleague(String worker) {
    var workers = new HashMap<String, String>();
    station
        .manager()
        .get("/api/v1/workers")
        .is(200)
        .json()
        .path("workers")
        .forEach(one -> workers.put(one.path("id").asText(), one.path("company").toString()));
    return workers.keySet().stream()
        .filter(other -> !other.equals(worker))
        .filter(other -> Objects.equals(workers.get(other), workers.get(worker)))
        .findFirst()
        .orElseThrow();
  }

  Answer decide(String id, long version, String state) {
    return station
        .manager()
        .with("If-Match", "\"" + version + "\"")
        .post("/api/v1/time-off/" + id + "/decision", Map.of("state", state));
  }

  /** Withdraws what is asked for or approved. */
  void callsEverybodyBack() {
    var all = station.manager().get("/api/v1/time-off?from=" + today()).is(200).json();
    for (var off : all.path("timeOff")) {
      if (List.of("pending", "approved").contains(off.path("state").asText())) {
        decide(off.path("id").asText(), off.path("version").asLong(), "withdrawn");
      }
    }
  }

  String state(Ticket ticket) {
    return station.manager().get(ticket.visitPath()).is(200).text("/state");
  }

  Answer assign(Ticket ticket, Map<String, Object> body) {
    var version = station.manager().get(ticket.visitPath()).is(200).header("ETag");
    return station
        .manager()
        .with("If-Match", version)
        .put(ticket.visitPath() + "/assignment", body);
  }

  int free(String service, String worker, String start) {
    var query = "service=" + service + "&date=" + start.substring(0, 10) + "&worker=" + worker;
    var slots = station.manager().get("/api/v1/slots?" + query).is(200).json().at("/days/0/slots");
    for (var slot : slots) {
      if (slot.path("start").asText().equals(start)) {
        return slot.path("free").asInt();
      }
    }
    return 0;
  }
}
