package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Requests that fit the contract but not what there is: the answer names it, nothing is written.
 */
class UnlawfulInputIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private static final String NO_SUCH = "0198f000-0000-7000-8000-000000000000";

  private static Caller manager;
  private static Desk counter;
  private static String cleaning;

  @BeforeAll
  static void prepare() {
    manager = station.manager();
    counter = station.counter();
    cleaning = counter.service("Home cleaning, 2 hours");
  }

  @TestFactory
  Stream<DynamicTest> thingsThatAreNotThere() {
    return Stream.of(
            "bookings/%s",
            "visits/%s",
            "visits/%s/candidates",
            "services/%s/workers?start=2026-11-30T09:00:00Z",
            "slots?date=2026-11-30&service=%s")
        .map(path ->
            dynamicTest(
                path,
                () ->
                    manager.get("/api/v1/" + path.formatted(NO_SUCH)).isProblem(404, "not-found")));
  }

  @Test
  void changesOfThingsThatAreNotThere() {
    var worker = Map.of("worker", counter.booksAny(cleaning).worker());
    var start = Map.of("start", counter.roomySlot(cleaning));
    writesNothing(
        () -> manager.post("/api/v1/bookings/" + NO_SUCH + "/cancel").isProblem(404, "not-found"),
        () ->
            manager
                .post("/api/v1/bookings/" + NO_SUCH + "/reschedule", start)
                .isProblem(404, "not-found"),
        () -> manager.delete("/api/v1/holds/" + NO_SUCH).isProblem(404, "not-found"),
        () -> manager.post("/api/v1/plans/" + NO_SUCH + "/apply").isProblem(404, "not-found"),
        () ->
            manager
                .with("If-Match", "\"1\"")
                .put("/api/v1/visits/" + NO_SUCH + "/assignment", worker)
                .isProblem(404, "not-found"),
        () -> manager.get("/api/v1/nothing").isProblem(404, "not-found"),
        () -> manager.send("PATCH", "/api/v1/services", null).isProblem(405, "method-not-allowed"));
  }

  @Test
  void workersAndVisitsThatAPlanInvents() {
    var ticket = counter.booksAny(cleaning);
    writesNothing(
        () ->
            names(
                "/assignments/0/worker",
                plan(Map.of("visit", ticket.visit(), "version", 1, "worker", NO_SUCH))),
        () ->
            names(
                "/assignments/0/visit",
                plan(Map.of("visit", NO_SUCH, "version", 1, "worker", ticket.worker()))));
  }

  private static Answer plan(Map<String, Object> assignment) {
    return manager.post("/api/v1/plans", Map.of("assignments", List.of(assignment)));
  }

  @Test
  void versions() {
    var ticket = counter.booksAny(cleaning);
    var path = ticket.visitPath() + "/assignment";
    var worker = Map.of("worker", ticket.worker());
    writesNothing(
        () -> manager.put(path, worker).isProblem(428, "version-missing"),
        () -> names("If-Match", manager.with("If-Match", "three").put(path, worker)),
        () -> names("If-Match", manager.with("If-Match", "*").put(path, worker)),
        () -> names("If-Match", manager.with("If-Match", "\"1\", \"2\"").put(path, worker)),
        () ->
            names(
                "If-Match",
                manager.with("If-Match", "\"" + "9".repeat(20) + "\"").put(path, worker)),
        () -> manager.with("If-Match", "\"7\"").put(path, worker).isProblem(412, "stale-version"),
        () ->
            manager
                .with("If-Match", "\"7\"")
                .post(ticket.path() + "/cancel")
                .isProblem(412, "stale-version"),
        () -> names("If-Match", manager.with("If-Match", "\"x\"").post(ticket.path() + "/cancel")));
  }

  @Test
  void anIdempotencyKeyBelongsToOneBody() {
    var key = UUID.randomUUID().toString();
    var slot = counter.roomySlot(cleaning);
    var first = counter.books(cleaning).under(key).triedAt(slot).is(201);
    writesNothing(
        () ->
            counter
                .books(cleaning)
                .under(key)
                .living(counter.home(2))
                .triedAt(slot)
                .isProblem(422, "idempotency-key-reused"),
        () ->
            counter
                .books(cleaning)
                .under(key)
                .triedAt(counter.freeSlots(cleaning).getLast())
                .isProblem(422, "idempotency-key-reused"),
        () ->
            assertThat(counter.books(cleaning).under(key).triedAt(slot).is(201).body())
                .isEqualTo(first.body()));
    station.kiosk().books(cleaning).under(key).triedAt(counter.roomySlot(cleaning)).is(201);
  }

  @Test
  void timesAtWhichNobodyStarts() {
    var slot = counter.roomySlot(cleaning);
    var ticket = counter.booksAny(cleaning);
    for (var start :
        List.of(
            slot.replace(":00+08", ":01+08"),
            slot.replaceFirst("T..:..", "T03:00"),
            "2020-01-01T09:00:00+08:00",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "2126-11-30T09:00:00+08:00")) {
      writesNothing(
          () -> counter.books(cleaning).triedAt(start).isProblem(409, "slot-not-offered"),
          () -> counter.holds(cleaning, start).isProblem(409, "slot-not-offered"),
          () ->
              manager
                  .post(ticket.path() + "/reschedule", Map.of("start", start))
                  .isProblem(409, "slot-not-offered"));
    }
  }

  @Test
  void slotsOfDaysWithoutAny() {
    for (var date : List.of("0001-01-01", "2020-01-01", "9999-12-31")) {
      manager.get("/api/v1/slots?service=" + cleaning + "&days=31&date=" + date).is(200);
      manager.get("/api/v1/visits?date=" + date).is(200);
    }
  }

  @TestFactory
  Stream<DynamicTest> homesThatDoNotExist() {
    return Map.of("building", NO_SUCH, "unit", 4, "floor", 19, "room", 3).entrySet().stream()
        .map(wrong ->
            dynamicTest(
                wrong.getKey(),
                () -> {
                  var home = new TreeMap<>(counter.home(1));
                  home.put(wrong.getKey(), wrong.getValue());
                  var slot = counter.roomySlot(cleaning);
                  writesNothing(() ->
                      names(
                          "/address/" + wrong.getKey(),
                          counter.books(cleaning).living(home).triedAt(slot)));
                }));
  }

  @Test
  void bookingsThatContradictThemselves() {
    var slot = counter.roomySlot(cleaning);
    var hold = counter.holds(cleaning, slot).is(201).text("/id");
    writesNothing(
        () -> names("/hold", counter.books(cleaning).with("hold", hold).triedAt(slot)),
        () -> names("/service", counter.books(cleaning).without("service").triedAt(slot)),
        () -> names("/start", counter.books(cleaning).tried()),
        () -> names("/service", counter.books(NO_SUCH).triedAt(slot)),
        () -> names("/worker", counter.books(cleaning).by(NO_SUCH).triedAt(slot)),
        () -> names("/service", counter.holds(NO_SUCH, slot)),
        () ->
            names(
                "/people/booker/phone",
                counter.books(cleaning).forPeople(Map.of("booker", Map.of())).triedAt(slot)),
        () ->
            names(
                "/people/booker/phone",
                counter
                    .books(cleaning)
                    .forPeople(
                        Map.of(
                            "booker",
                            Map.of("surname", "张"),
                            "recipient",
                            Map.of("phone", "13800000000"),
                            "callAtStation",
                            false))
                    .triedAt(slot)),
        () ->
            counter
                .books(cleaning)
                .without("service")
                .with("hold", NO_SUCH)
                .tried()
                .isProblem(409, "hold-expired"));
  }

  @Test
  void textsThatADatabaseCannotKeep() {
    var slot = counter.roomySlot(cleaning);
    var nul = "a\u0000b";
    var twoLines = "a\nb";
    for (var text : List.of(nul, twoLines)) {
      writesNothing(
          () ->
              names(
                  "/people/booker/surname",
                  counter
                      .books(cleaning)
                      .forPeople(Map.of("booker", Map.of("surname", text), "callAtStation", true))
                      .triedAt(slot)),
          () ->
              names(
                  "/user",
                  station
                      .anybody()
                      .post("/api/v1/sessions", Map.of("user", text, "password", "x"))),
          () ->
              names(
                  "/name",
                  station
                      .anybody()
                      .post("/api/v1/kiosks/enrolments", Map.of("code", "ABCDEFGH", "name", text))),
          () ->
              names(
                  "/session",
                  manager.post(
                      "/api/v1/holds",
                      Map.of("service", cleaning, "start", slot, "session", text))));
    }
  }

  @Test
  void aPlanNamesEachVisitOnce() {
    var ticket = counter.booksAny(cleaning);
    var one = Map.of("visit", ticket.visit(), "version", 1, "worker", ticket.worker());
    writesNothing(() ->
        names(
            "/assignments",
            manager.post("/api/v1/plans", Map.of("assignments", List.of(one, one)))));
  }

  private static void names(String field, Answer answer) {
    assertThat(answer.isProblem(400, "invalid-input").wrongFields())
        .as(answer.body())
        .contains(field);
  }

  private static void writesNothing(Runnable... requests) {
    var before = station.database().settledCounts();
    for (var request : requests) {
      request.run();
    }
    assertThat(station.database().settledCounts()).isEqualTo(before);
  }
}
