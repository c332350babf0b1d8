package org.yizhan.station;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Names, phones, an address and codes that are easy to find again, planted in two bookings that
 * live through everything that can happen to a booking.
 */
final class PlantedLife {
  static final List<String> NAMES = List.of("钟离甲", "钟离乙", "钟离丙", "钟离丁", "钟离戊");
  static final List<String> PHONES =
      List.of("13812340001", "13812340002", "13812340003", "0571-88120004");

  /** Of a worker in the register. */
  static final String ID_NUMBER = People.woman(477);

  /** Why somebody should not come again: as a resident and as staff said it. */
  static final List<String> REASONS = List.of("钟离己不讲理", "钟离庚太粗心");

  /**
   * What is known of the home, and why visits were suspended: codes that nothing else is called.
   */
  static final List<String> CONDITIONS = List.of("oxygen", "lifting-aid", "close-contact");

  /** A value that is refused is still somebody's. */
  private static final String MISTYPED = "1381234000567";

  private final StationFixture station;
  private final Desk kiosk;
  private final String cleaning;
  private final Ticket moved;
  private final Ticket cancelled;
  private final List<Answer> answers = new ArrayList<>();

  PlantedLife(StationFixture station) {
    this.station = station;
    this.kiosk = station.kiosk();
    this.cleaning = kiosk.service("Home cleaning, 2 hours");
    this.moved = order().at(slot());
    this.cancelled = order().at(slot());
    reschedule();
    assign();
    plan();
    cancel();
    makeMistakes();
    register();
    keepApart();
    confuseCredentials();
  }

  /** A booking that went on to another time and other workers. */
  Ticket moved() {
    return moved;
  }

  /** A booking that was cancelled. */
  Ticket cancelled() {
    return cancelled;
  }

  /** What all the refusals said. */
  List<String> refusals() {
    return answers.stream().map(Answer::body).toList();
  }

  /** The names and numbers of the people, mistyped ones too. */
  static List<String> personal() {
    var all = new ArrayList<>(NAMES);
    all.addAll(PHONES);
    all.add(MISTYPED);
    all.add(ID_NUMBER);
    all.addAll(REASONS);
    all.addAll(CONDITIONS);
    return all;
  }

  /** The address as it is written in both languages. */
  List<String> home() {
    var address = station.manager().get(moved.path()).is(200).json().path("address");
    return List.of(address.path("zh").asText(), address.path("en").asText());
  }

  /** The ticket codes. */
  List<String> codes() {
    return List.of(moved.code(), cancelled.code());
  }

  private Order order() {
    return kiosk.books(cleaning).living(kiosk.home(17)).forPeople(people(PHONES.getFirst()));
  }

  private static Map<String, Object> people(String phone) {
    return Map.of(
        "booker", Map.of("surname", NAMES.get(0), "title", "ms", "phone", phone),
        "recipient", Map.of("surname", NAMES.get(1), "title", "mr", "phone", PHONES.get(1)),
        "payer", Map.of("surname", NAMES.get(2), "phone", PHONES.get(2)),
        "contact", Map.of("surname", NAMES.get(3), "phone", PHONES.get(3)));
  }

  private String slot() {
    return kiosk.roomySlot(cleaning);
  }

  private void reschedule() {
    station.resident(moved).post(moved.path() + "/reschedule", Map.of("start", slot())).is(200);
  }

  private void cancel() {
    var because = Map.of("reason", "changed-mind");
    station.resident(cancelled).post(cancelled.path() + "/cancel", because).is(200);
  }

  private void assign() {
    var found = candidates();
    var worker = Map.of("worker", found.text("/candidates/0/worker/id"));
    var manager = station.manager().with("If-Match", found.header("ETag"));
    manager.put(moved.visitPath() + "/assignment", worker).is(200);
  }

  private void plan() {
    var found = candidates();
    var one =
        Map.of(
            "visit", moved.visit(),
            "version", found.json().path("version").asInt(),
            "worker", found.text("/candidates/1/worker/id"));
    var body = Map.of("assignments", List.of(one));
    var plan = station.manager().post("/api/v1/plans", body).is(201).text("/id");
    station.manager().post("/api/v1/plans/" + plan + "/apply").is(200);
  }

  private Answer candidates() {
    return station.manager().get(moved.visitPath() + "/candidates").is(200);
  }

  private void makeMistakes() {
    var name = NAMES.getLast();
    var slot = slot();
    refused(400, order().forPeople(people(MISTYPED)).triedAt(slot));
    refused(400, order().with(name, PHONES.getFirst()).triedAt(slot));
    refused(400, order().with("consent", Map.of("version", name)).triedAt(slot));
    refused(400, order().with("hold", name).triedAt(slot));
    refused(400, order().triedAt(name));
    refused(400, order().by(UUID.randomUUID().toString()).triedAt(slot));
    refused(409, order().triedAt("2020-01-01T09:00:00+08:00"));
    order().under("the-same-key-twice").at(slot);
    var another = order().under("the-same-key-twice").forPeople(people(PHONES.get(1)));
    refused(422, another.triedAt(slot));
  }

  /** Somebody's page of the register, written rightly and with the wrong gender. */
  private void register() {
    var manager = station.manager();
    var women = manager.get("/api/v1/workers").is(200).json().path("workers");
    var worker =
        StreamSupport.stream(women.spliterator(), false)
            .filter(one -> one.path("gender").asText().equals("f"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    var path = "/api/v1/workers/" + worker + "/page";
    var page = manager.get(path).is(200);
    var entry =
        new TreeMap<String, Object>(
            Map.of(
                "company", page.text("/company"),
                "surname", page.text("/surname"),
                "givenName", page.text("/givenName"),
                "gender", "f",
                "idNumber", ID_NUMBER,
                "home", Map.of("eastMetres", 10, "northMetres", 10)));
    manager.with("If-Match", page.header("ETag")).put(path, entry).is(200);
    entry.put("gender", "m");
    refused(400, manager.post("/api/v1/workers", entry));
    manager.post("/api/v1/workers/" + worker + "/identity").is(200);
  }

  /** Says of the home what only its worker should know, keeps people apart, suspends. */
  private void keepApart() {
    var manager = station.manager();
    var household = moved.visitPath() + "/household";
    manager
        .with("If-Match", "\"0\"")
        .put(household + "/facts", Map.of("facts", CONDITIONS.subList(0, 2)))
        .is(200);
    var other = candidates().text("/candidates/0/worker/id");
    var block = Map.of("worker", other, "wishOf", "worker", "reason", REASONS.getLast());
    manager.post(household + "/blocks", block).is(201);
    neverAgain();
    suspend("building", String.valueOf(kiosk.home(17).get("building")));
    suspend("worker", other);
  }

  private void neverAgain() {
    var over = order().at(slot());
    station.database().finish(over.visit());
    var said = Map.of("visit", over.visit(), "reason", REASONS.getFirst());
    station.resident(over).post(over.path() + "/blocks", said).is(204);
  }

  private void suspend(String what, String id) {
    var day = LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE).plusDays(300);
    var order =
        Map.of(
            what,
            id,
            "reason",
            CONDITIONS.getLast(),
            "from",
            day.toString(),
            "until",
            day.plusDays(1).toString());
    station.manager().post("/api/v1/suspensions", order).is(201);
  }

  private void confuseCredentials() {
    var credentials = Map.of("user", NAMES.getLast(), "password", MISTYPED);
    refused(401, station.anybody().post("/api/v1/sessions", credentials));
    for (var kind : List.of("Ticket ", "Bearer ")) {
      var caller = station.anybody().with("Authorization", kind + MISTYPED);
      refused(kind.startsWith("T") ? 404 : 401, caller.get(moved.path()));
    }
  }

  private void refused(int status, Answer answer) {
    answers.add(answer.is(status).isProblem());
  }
}
