package org.yizhan.station;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.yizhan.station.Examples.Example;

/** Requests that succeed for the operations of the roster. Each is about a time of its own. */
final class RosterExamples {
  private final StationFixture station;
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger ill = new AtomicInteger();

  RosterExamples(StationFixture station) {
    this.station = station;
  }

  void fill(Map<String, Example> examples) {
    examples.put(
        "getRoster",
        (who, t) -> Request.of("roster").query(Map.of("from", day(1).toString(), "days", "7")));
    examples.put("getRotation", (who, t) -> Request.of("workers/" + t.worker() + "/rotation"));
    examples.put(
        "previewRotation",
        (who, t) -> Request.of("workers/" + t.worker() + "/rotation/preview").body(rotation()));
    examples.put("setRotation", (who, t) -> setRotation(somebody(made.incrementAndGet())));
    examples.put(
        "addShift", (who, t) -> Request.of("workers/" + t.worker() + "/shifts").body(shift()));
    examples.put(
        "removeShift",
        (who, t) ->
            Request.of("shifts/" + make("/api/v1/workers/" + t.worker() + "/shifts", shift())));
    examples.put("requestTimeOff", (who, t) -> Request.of("time-off").body(timeOff(t.worker())));
    examples.put(
        "listTimeOff",
        (who, t) -> Request.of("time-off").query(Map.of("from", day(0).toString(), "days", "9")));
    examples.put("getTimeOff", (who, t) -> Request.of("time-off/" + asked(t)));
    examples.put(
        "decideTimeOff",
        (who, t) ->
            Request.of("time-off/" + asked(t) + "/decision")
                .header("If-Match", "\"1\"")
                .body(Map.of("state", "declined")));
    examples.put(
        "callInSick",
        (who, t) ->
            Request.of("workers/" + somebody(ill.incrementAndGet()) + "/sick-calls")
                .body(Map.of("until", time(Duration.ofMinutes(5)))));
    examples.put(
        "previewSickCall",
        (who, t) ->
            Request.of("workers/" + somebodyWell() + "/sick-calls/preview")
                .body(Map.of("until", time(Duration.ofDays(1)))));
    examples.put(
        "previewMassLeave",
        (who, t) -> Request.of("mass-leave/preview").body(massLeave(t.worker())));
    examples.put(
        "approveMassLeave", (who, t) -> Request.of("mass-leave").body(massLeave(t.worker())));
    examples.put("listQuotas", (who, t) -> Request.of("leave-quotas"));
    examples.put("addQuota", (who, t) -> Request.of("leave-quotas").body(quota()));
    examples.put(
        "removeQuota",
        (who, t) -> Request.of("leave-quotas/" + make("/api/v1/leave-quotas", quota())));
    examples.put("listCalendar", (who, t) -> Request.of("calendar").query(Map.of("year", "2026")));
    examples.put("setCalendarDay", (who, t) -> Request.of("calendar/2030-05-01").body(holiday()));
    examples.put("removeCalendarDay", (who, t) -> removeDay());
    examples.put("listWorkRules", (who, t) -> Request.of("work-rules"));
    examples.put("editWorkRule", (who, t) -> Request.of("work-rules").body(rule()));
    examples.put("previewWorkRule", (who, t) -> Request.of("work-rules/preview").body(rule()));
    examples.put("getHours", (who, t) -> Request.of("hours").query(hours()));
    examples.put("exportHours", (who, t) -> Request.of("hours.csv").query(hours()));
  }

  private String make(String path, Object body) {
    return station.manager().post(path, body).is(201).text("/id");
  }

  private String asked(Ticket ticket) {
    return make("/api/v1/time-off", timeOff(ticket.worker()));
  }

  /** Another worker for each number, from the end of the list. */
  private String somebody(int number) {
    var workers = station.manager().get("/api/v1/workers").is(200).json().path("workers");
    return workers.get(workers.size() - 1 - number % 20).path("id").asText();
  }

  /** Nobody whom another example calls in sick. */
  private String somebodyWell() {
    return station.manager().get("/api/v1/workers").is(200).text("/workers/0/id");
  }

  private Request setRotation(String worker) {
    var path = "workers/" + worker + "/rotation";
    var version = station.manager().get("/api/v1/" + path).is(200).header("ETag");
    return Request.of(path).header("If-Match", version).body(rotation());
  }

  private Map<String, Object> rotation() {
    return Map.of(
        "anchor",
        "2026-01-05",
        "days",
        List.of(Map.of("from", "07:30", "to", "20:00", "breakFrom", "13:00", "breakTo", "13:30")),
        "followsCalendar",
        true,
        "from",
        day(2).toString(),
        "takeOff",
        false);
  }

  private Map<String, Object> shift() {
    var start = Duration.ofDays(120).plusHours(3L * made.incrementAndGet());
    return Map.of("start", time(start), "end", time(start.plusHours(2)));
  }

  private Map<String, Object> timeOff(String worker) {
    var start = Duration.ofDays(50).plusHours(2L * made.incrementAndGet());
    return Map.of(
        "worker",
        worker,
        "kind",
        "personal",
        "start",
        time(start),
        "end",
        time(start.plusHours(1)),
        "reason",
        "示例理由");
  }

  private Map<String, Object> massLeave(String worker) {
    var body = new HashMap<>(timeOff(worker));
    body.remove("worker");
    body.put("workers", List.of(worker));
    return body;
  }

  private Map<String, Object> quota() {
    var first = LocalDate.of(2030, 1, 1).plusDays(made.incrementAndGet());
    return Map.of(
        "name", Map.of("zh", "示例名额", "en", "An example"),
        "from", first.toString(),
        "until", first.toString(),
        "perCompany", 3);
  }

  private static Map<String, Object> holiday() {
    return Map.of("kind", "holiday", "name", Map.of("zh", "示例", "en", "Example"), "source", "own");
  }

  private Request removeDay() {
    var path = "calendar/" + LocalDate.of(2031, 1, 1).plusDays(made.incrementAndGet());
    station.manager().put("/api/v1/" + path, holiday()).is(200);
    return Request.of(path);
  }

  private Map<String, Object> rule() {
    return Map.of(
        "code",
        "break",
        "name",
        Map.of("zh", "示例规定", "en", "An example"),
        "source",
        "own",
        "amount",
        30,
        "afterMinutes",
        360,
        "overridable",
        true,
        "inForce",
        true,
        "from",
        day(1).toString());
  }

  private Map<String, String> hours() {
    var company = station.manager().get("/api/v1/companies").is(200).text("/companies/0/id");
    return Map.of("from", "2026-11-30", "period", "week", "company", company);
  }

  private LocalDate day(int ahead) {
    return LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE).plusDays(ahead);
  }

  private String time(Duration ahead) {
    Instant at = station.clock().instant().plus(ahead);
    return OffsetDateTime.ofInstant(at, StationFixture.ZONE)
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }
}
