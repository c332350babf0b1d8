package org.yizhan.station;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * One request that succeeds for each operation of the contract, to be sent by those who may not, or
 * to be spoiled. What it needs (a hold, a plan, a pairing code) is made first.
 */
public final class Examples {
  private final StationFixture station;
  private final Desk counter;
  private final String cleaning;
  private final Ticket untouched;
  private final Map<String, Example> byOperation = new TreeMap<>();
  private final Map<String, Request> forTheRefused = new TreeMap<>();

  /** Makes a request that {@code who} can send, about the booking of {@code ticket}. */
  public interface Example {
    /** A fresh request. */
    Request of(Caller who, Ticket ticket);
  }

  /** Examples for the sample data of {@code station}. */
  public Examples(StationFixture station) {
    this.station = station;
    this.counter = station.counter();
    this.cleaning = counter.service("Bathroom cleaning");
    this.untouched = ticket();
    fill();
  }

  /** The operations that have an example. */
  public Set<String> operations() {
    return byOperation.keySet();
  }

  /**
   * A fresh request of the operation that {@code who} can send about the booking of {@code ticket}.
   */
  public Request of(String operation, Caller who, Ticket ticket) {
    return Objects.requireNonNull(byOperation.get(operation), operation).of(who, ticket);
  }

  /**
   * Made once, for the manager, about a booking that nobody else touches: nothing may come of it,
   * so it serves everybody.
   */
  public Request forTheRefused(String operation) {
    return forTheRefused.computeIfAbsent(operation, id -> of(id, station.manager(), untouched));
  }

  /** The booking that requests for the refused are about. */
  public Ticket untouched() {
    return untouched;
  }

  /** A fresh booking of somebody else. */
  public Ticket ticket() {
    return counter.booksAny(cleaning);
  }

  private void fill() {
    new RosterExamples(station).fill(byOperation);
    new OwnExamples(station).fill(byOperation);
    new PreferenceExamples(station, this::candidate).fill(byOperation);
    new CounterExamples(station).fill(byOperation);
    new DeviceExamples(station).fill(byOperation);
    new KioskExamples(station).fill(byOperation);
    new LicenceExamples(station).fill(byOperation);
    byOperation.put("getStation", (who, t) -> Request.of("station"));
    byOperation.put("listServices", (who, t) -> Request.of("services"));
    byOperation.put("listBuildings", (who, t) -> Request.of("buildings"));
    byOperation.put(
        "listSlots",
        (who, t) ->
            Request.of("slots")
                .query(
                    Map.of(
                        "service",
                        cleaning,
                        "date",
                        station.clock().tomorrow(),
                        "days",
                        "2",
                        "worker",
                        t.worker(),
                        "why",
                        "true")));
    byOperation.put(
        "getSoonest",
        (who, t) ->
            Request.of("soonest").query(Map.of("service", cleaning, "building", building())));
    byOperation.put(
        "getSeries",
        (who, t) ->
            Request.of("series").query(Map.of("service", cleaning, "start", slot(), "times", "2")));
    byOperation.put(
        "listFreeWorkers",
        (who, t) -> Request.of("services/" + cleaning + "/workers").query(Map.of("start", slot())));
    byOperation.put(
        "createHold",
        (who, t) ->
            Request.of("holds")
                .body(
                    Map.of(
                        "service",
                        cleaning,
                        "start",
                        slot(),
                        "session",
                        UUID.randomUUID().toString())));
    byOperation.put(
        "deleteHold",
        (who, t) ->
            Request.of(
                "holds/" + new Desk(station, who).holds(cleaning, slot()).is(201).text("/id")));
    byOperation.put("createBooking", (who, t) -> booking());
    byOperation.put("getBooking", (who, t) -> Request.of("bookings/" + t.booking()));
    byOperation.put(
        "cancelBooking",
        (who, t) ->
            Request.of("bookings/" + t.booking() + "/cancel")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "other")));
    byOperation.put(
        "rescheduleBooking",
        (who, t) ->
            Request.of("bookings/" + t.booking() + "/reschedule")
                .header("If-Match", "\"1\"")
                .body(moved(who, t)));
    byOperation.put(
        "listVisits",
        (who, t) -> Request.of("visits").query(Map.of("date", station.clock().tomorrow())));
    byOperation.put(
        "getBoard",
        (who, t) -> Request.of("board").query(Map.of("date", station.clock().tomorrow())));
    byOperation.put("getVisit", (who, t) -> Request.of("visits/" + t.visit()));
    byOperation.put("enterReport", (who, t) -> report(t));
    byOperation.put(
        "listCandidates", (who, t) -> Request.of("visits/" + t.visit() + "/candidates"));
    byOperation.put(
        "assignVisit",
        (who, t) ->
            Request.of("visits/" + t.visit() + "/assignment")
                .header("If-Match", "\"1\"")
                .body(assignee(who, candidate(t))));
    byOperation.put(
        "getFigures",
        (who, t) ->
            Request.of("figures")
                .query(
                    Map.of(
                        "from",
                        station.clock().tomorrow(),
                        "to",
                        station.clock().tomorrow(),
                        "by",
                        "day")));
    byOperation.put("getTravel", (who, t) -> Request.of("travel"));
    byOperation.put(
        "listPlans",
        (who, t) -> Request.of("plans").query(Map.of("date", station.clock().tomorrow())));
    byOperation.put("listAlarms", (who, t) -> Request.of("alarms"));
    byOperation.put(
        "closeAlarm",
        (who, t) -> Request.of("alarms/" + alarm() + "/close").body(Map.of("note", "示例说明")));
    byOperation.put("createPlan", (who, t) -> Request.of("plans").body(proposal(t)));
    byOperation.put("getPlan", (who, t) -> Request.of("plans/" + plan(t)));
    byOperation.put("cancelPlan", (who, t) -> Request.of("plans/" + plan(t) + "/cancel"));
    byOperation.put(
        "applyPlan",
        (who, t) ->
            Request.of("plans/" + plan(t) + "/apply").body(Map.of("visits", List.of(t.visit()))));
    byOperation.put("listWorkers", (who, t) -> Request.of("workers"));
    byOperation.put(
        "getWorker",
        (who, t) ->
            Request.of("workers/" + t.worker()).query(Map.of("date", station.clock().tomorrow())));
    byOperation.put(
        "listCompanies",
        (who, t) -> Request.of("companies").query(Map.of("date", station.clock().tomorrow())));
    new RegisterExamples(station).addTo(byOperation);
    byOperation.put(
        "streamLive", (who, t) -> Request.of("live").query(Map.of("booking", t.booking())));
    byOperation.put(
        "signIn",
        (who, t) ->
            Request.of("sessions")
                .body(
                    Map.of(
                        "user",
                        station.firstRun("/console/user"),
                        "password",
                        station.firstRun("/console/password"))));
    byOperation.put("getSession", (who, t) -> Request.of("sessions/current"));
    byOperation.put("signOut", (who, t) -> Request.of("sessions/current"));
  }

  private String building() {
    return String.valueOf(counter.home(1).get("building"));
  }

  private Request report(Ticket ticket) {
    var now = station.clock().instant().atZone(StationFixture.ZONE).toOffsetDateTime().toString();
    return Request.of("visits/" + ticket.visit() + "/reports")
        .body(Map.of("type", "arrived", "time", now, "source", "call", "doorCode", "0000"));
  }

  /** A call for help about a fresh booking, which the station hears of soon. */
  private String alarm() {
    var ticket = ticket();
    var now = station.clock().instant().atZone(StationFixture.ZONE).toOffsetDateTime().toString();
    station
        .manager()
        .post(ticket.visitPath() + "/reports", Map.of("type", "sos", "time", now, "source", "call"))
        .is(201);
    Eventually.holds(() -> alarmOf(ticket.visit()).isPresent());
    return alarmOf(ticket.visit()).orElseThrow();
  }

  private Optional<String> alarmOf(String visit) {
    var open = station.manager().get("/api/v1/alarms").is(200).json().path("alarms");
    return StreamSupport.stream(open.spliterator(), false)
        .filter(alarm -> alarm.at("/visit/id").asText().equals(visit))
        .map(alarm -> alarm.path("id").asText())
        .findFirst();
  }

  /** A booking with every property that the contract knows, for two people. */
  private Request booking() {
    var body =
        counter
            .books(cleaning)
            .with("start", slot())
            .with("household", Map.of("booking", untouched.booking(), "code", untouched.code()))
            .with("sameGender", false)
            .forPeople(
                Map.of(
                    "booker", Map.of("surname", "张", "title", "ms", "phone", "13800000000"),
                    "recipient", Map.of("surname", "李", "title", "mr", "phone", "010-62345678"),
                    "payer", Map.of("surname", "张"),
                    "contact", Map.of("phone", "13900000000"),
                    "callAtStation", false))
            .body();
    return Request.of("bookings")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body);
  }

  private String plan(Ticket ticket) {
    return station.manager().post("/api/v1/plans", proposal(ticket)).is(201).text("/id");
  }

  private Map<String, Object> proposal(Ticket ticket) {
    return Map.of(
        "assignments",
        List.of(Map.of("visit", ticket.visit(), "version", 1, "worker", candidate(ticket))));
  }

  /** With a decision against rules where the caller may make one. */
  private Map<String, Object> assignee(Caller who, String worker) {
    return decided(who, Map.of("worker", worker));
  }

  private Map<String, Object> moved(Caller who, Ticket ticket) {
    return decided(who, Map.of("start", slot(), "visit", ticket.visit()));
  }

  /** With the word of a manager, who alone may send one. */
  private Map<String, Object> decided(Caller who, Map<String, Object> body) {
    var more = new HashMap<>(body);
    if (who.equals(station.manager())) {
      more.put("override", Map.of("reason", "示例理由"));
    }
    return more;
  }

  private String candidate(Ticket ticket) {
    return station
        .manager()
        .get(ticket.visitPath() + "/candidates")
        .is(200)
        .text("/candidates/0/worker/id");
  }

  private String slot() {
    return counter.roomySlot(cleaning);
  }
}
