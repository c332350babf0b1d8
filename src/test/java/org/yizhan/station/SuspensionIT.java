package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times without visits, of a worker or in a building, and what becomes of the visits. */
class SuspensionIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private final Encounters encounters = new Encounters(station);
  private final Caller manager = encounters.manager();
  private final Desk counter = station.counter();
  private final String cleaning = counter.service("Home cleaning, 2 hours");

  private String suspend(Map<String, Object> what, String day) {
    var body = new HashMap<>(what);
    body.putAll(Map.of("reason", "infection", "from", day, "until", day));
    return manager.post("/api/v1/suspensions", body).is(201).text("/id");
  }

  @Test
  void aSuspendedWorkerIsSentNowhereAndTheVisitsAreProposedToOthers() {
    var ticket = counter.booksAny(cleaning);
    var day = ticket.start().substring(0, 10);
    var worker = encounters.another(ticket);
    var lost = counter.books(cleaning).by(worker).at(ticket.start());
    var order = Map.of("worker", worker, "reason", "infection", "from", day, "until", day);
    var effect = manager.post("/api/v1/suspensions/preview", order).is(200).json();
    assertThat(Encounters.stream(effect.path("visits")).map(v -> v.at("/visit/id").asText()))
        .contains(lost.visit());
    assertThat(encounters.state(lost)).isEqualTo("assigned");

    var suspension = suspend(Map.of("worker", worker), day);
    assertThat(encounters.state(lost)).isEqualTo("unassigned");
    encounters.refusedEverywhere(ticket, worker, "suspended", counter.books(cleaning), Map.of());
    var left = manager.get("/api/v1/suspensions/" + suspension + "/rebooking").is(200).json();
    var mine =
        Encounters.stream(left.path("visits"))
            .filter(visit -> visit.at("/visit/id").asText().equals(lost.visit()))
            .findFirst()
            .orElseThrow();
    assertThat(mine.path("workers")).hasSizeBetween(1, 3);
    var other = mine.at("/workers/0/worker/id").asText();
    assertThat(other).isNotEqualTo(worker);
    encounters.assign(lost, Map.of("worker", other)).is(200);
    var done = manager.get("/api/v1/suspensions/" + suspension + "/rebooking").is(200).body();
    assertThat(done).doesNotContain(lost.visit());
    manager.post("/api/v1/suspensions/" + suspension + "/lift").is(204);
    assertThat(encounters.reasons(ticket, worker)).doesNotContain("suspended");
    assertThat(encounters.events()).doesNotContain("infection");
    assertThat(station.database().everything("suspension")).doesNotContain("infection");
  }

  @Test
  void aClosedStationTakesNoVisitsAndThoseOfTheDayAreProposedLater() {
    var ticket = counter.booksAny(cleaning);
    var day = ticket.start().substring(0, 10);
    var order = Map.of("station", true, "reason", "closed", "from", day, "until", day);
    var effect = manager.post("/api/v1/suspensions/preview", order).is(200).json();
    var mine =
        Encounters.stream(effect.path("visits"))
            .filter(visit -> visit.at("/visit/id").asText().equals(ticket.visit()))
            .findFirst()
            .orElseThrow();
    assertThat(encounters.state(ticket)).isEqualTo("assigned");

    var closure = manager.post("/api/v1/suspensions", order).is(201).text("/id");
    assertThat(encounters.state(ticket)).isEqualTo("unassigned");
    Eventually.holds(() -> freeOn(day, counter.home(2)) == 0);
    assertThat(reasonsOn(day)).containsOnly("closed");
    counter.books(cleaning).triedAt(ticket.start()).isProblem(409, "slot-taken");
    var later = mine.at("/slots/0/start").asText();
    assertThat(later).isNotBlank().doesNotStartWith(day);
    manager
        .post(ticket.path() + "/reschedule", Map.of("start", later, "visit", ticket.visit()))
        .is(200);
    assertThat(encounters.state(ticket)).isEqualTo("assigned");
    manager.post("/api/v1/suspensions/" + closure + "/lift").is(204);
    Eventually.holds(() -> freeOn(day, counter.home(2)) > 0);
    assertThat(reasonsOn(day)).doesNotContain("closed");
    manager
        .post(
            "/api/v1/suspensions/preview",
            Map.of("station", false, "reason", "closed", "from", day, "until", day))
        .isProblem(400, "invalid-input");
  }

  /** Why the times of a day that are not free are not; only where it is asked. */
  private List<String> reasonsOn(String day) {
    var path = "/api/v1/slots?service=%s&date=%s".formatted(cleaning, day);
    assertThat(manager.get(path).is(200).body()).doesNotContain("why");
    var slots = manager.get(path + "&why=true").is(200).json().at("/days/0/slots");
    assertThat(Encounters.stream(slots))
        .allMatch(slot -> slot.has("why") == (slot.path("free").asInt() == 0));
    return Encounters.stream(slots)
        .filter(slot -> slot.has("why"))
        .map(slot -> slot.path("why").asText())
        .toList();
  }

  private long freeOn(String day, Map<String, Object> home) {
    var query = "?service=%s&date=%s&building=%s".formatted(cleaning, day, home.get("building"));
    var slots = manager.get("/api/v1/slots" + query).is(200).json().at("/days/0/slots");
    return Encounters.stream(slots).filter(slot -> slot.path("free").asInt() > 0).count();
  }

  @Test
  void aSuspendedBuildingTakesNoVisitsAndThoseThereAreProposedLater() {
    var home = new HashMap<>(counter.home(2));
    home.put("building", manager.get("/api/v1/buildings").is(200).text("/buildings/1/id"));
    var ticket = counter.books(cleaning).living(home).at(encounters.slot(cleaning, ""));
    var day = ticket.start().substring(0, 10);
    var went = ticket.worker();
    var suspension = suspend(Map.of("building", home.get("building")), day);
    assertThat(encounters.state(ticket)).isEqualTo("unassigned");
    encounters.refusedByStaff(ticket, went, "building-suspended");
    manager
        .post(ticket.path() + "/reschedule", Map.of("start", ticket.start(), "worker", went))
        .isProblem(409, "building-suspended");
    Eventually.holds(() -> freeOn(day, home) == 0);
    var refused =
        counter
            .books(cleaning)
            .living(home)
            .triedAt(ticket.start())
            .isProblem(409, "building-suspended");
    assertThat(refused.json().path("alternatives")).isNotEmpty();
    assertThat(Encounters.stream(refused.json().path("alternatives")))
        .noneMatch(slot -> slot.path("start").asText().startsWith(day));
    var kept = counter.holds(cleaning, ticket.start()).is(201).text("/id");
    counter
        .books(cleaning)
        .living(home)
        .without("service")
        .with("hold", kept)
        .tried()
        .isProblem(409, "building-suspended");
    var left = manager.get("/api/v1/suspensions/" + suspension + "/rebooking").is(200).json();
    assertThat(left.path("visits")).hasSize(1);
    assertThat(left.at("/visits/0/slots")).hasSize(3);
    var later = left.at("/visits/0/slots/0/start").asText();
    manager.post(ticket.path() + "/reschedule", Map.of("start", later)).is(200);
    assertThat(
            manager
                .get("/api/v1/suspensions/" + suspension + "/rebooking")
                .is(200)
                .json()
                .path("visits"))
        .isEmpty();
    manager.post("/api/v1/suspensions/" + suspension + "/lift").is(204);
    Eventually.holds(() -> freeOn(day, home) > 0);
    counter.books(cleaning).living(home).at(ticket.start());
  }

  @Test
  void nobodyHastensIntoASuspendedBuilding() {
    var building = manager.get("/api/v1/buildings").is(200).text("/buildings/2/id");
    var home = new HashMap<>(counter.home(2));
    home.put("building", building);
    var bathroom = counter.service("Bathroom cleaning");
    var soonest = "/api/v1/soonest?service=%s&building=%s".formatted(bathroom, building);
    assertThat(manager.get(soonest).is(200).json().path("start").isTextual()).isTrue();
    var today = LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE);
    var order =
        Map.of(
            "building",
            building,
            "reason",
            "disinfection",
            "from",
            today.toString(),
            "until",
            today.plusDays(1).toString());
    manager.post("/api/v1/suspensions", order).is(201);

    assertThat(manager.get(soonest).is(200).json().path("start").isTextual()).isFalse();
    var hold = Map.of("service", bathroom, "urgent", true, "building", building);
    manager.post("/api/v1/holds", hold).isProblem(409, "building-suspended");
    var urgent = counter.books(bathroom).living(home).without("start").with("urgent", true);
    var refused = urgent.tried().isProblem(409, "building-suspended");
    assertThat(Encounters.stream(refused.json().path("alternatives")))
        .isNotEmpty()
        .noneMatch(slot -> slot.path("start").asText().startsWith(today.toString()));
  }
}
