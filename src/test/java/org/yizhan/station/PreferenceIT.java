package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/**
 * Whoever may not meet does not, whatever call asks: another gender where the same was asked for, a
 * household and a worker who are kept apart, somebody suspended.
 */
class PreferenceIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private final Encounters encounters = new Encounters(station);
  private final Caller manager = encounters.manager();
  private final Desk counter = station.counter();
  private final String bathing = counter.service("Help with bathing");
  private final String cleaning = counter.service("Home cleaning, 2 hours");

  /** A woman who asks for a woman. */
  private Order bath() {
    return counter
        .books(bathing)
        .forPeople(Map.of("booker", Map.of("title", "ms"), "callAtStation", true))
        .with("sameGender", true);
  }

  private static void invalid(String field, Answer answer) {
    assertThat(answer.isProblem(400, "invalid-input").wrongFields()).contains(field);
  }

  @Test
  void whoeverAskedForAWomanGetsAWomanOnEveryWay() {
    var ticket = bath().at(encounters.slot(bathing, "&gender=f"));
    var visit = manager.get(ticket.visitPath()).is(200);
    assertThat(visit.text("/carerGender")).isEqualTo("f");
    assertThat(manager.get("/api/v1/workers/" + ticket.worker()).is(200).text("/gender"))
        .isEqualTo("f");
    var man =
        Encounters.stream(encounters.candidates(ticket).path("excluded"))
            .filter(node -> node.path("reasons").size() == 1)
            .filter(node -> node.at("/reasons/0/code").asText().equals("other-gender"))
            .findFirst()
            .orElseThrow();
    assertThat(man.at("/reasons/0/text/zh").asText()).isEqualTo("居民希望同性服务人员");
    var worker = man.at("/worker/id").asText();
    encounters.refusedEverywhere(ticket, worker, "other-gender", bath(), Map.of("gender", "f"));

    var kept =
        manager
            .post(
                "/api/v1/holds",
                Map.of("service", bathing, "start", ticket.start(), "worker", worker))
            .is(201)
            .text("/id");
    bath().without("service").with("hold", kept).tried().isProblem(409, "slot-taken");
    var free =
        manager
            .get(
                "/api/v1/services/"
                    + bathing
                    + "/workers?gender=f&start="
                    + ticket.start().replace("+", "%2B"))
            .is(200)
            .body();
    assertThat(free).doesNotContain(worker);
  }

  @Test
  void askingForTheSameGenderNeedsPersonalCareAndAGender() {
    invalid(
        "/people/booker/gender",
        bath()
            .forPeople(Map.of("booker", Map.of(), "callAtStation", true))
            .triedAt(encounters.slot(bathing, "")));
    invalid(
        "/sameGender",
        counter.books(cleaning).with("sameGender", true).triedAt(encounters.slot(cleaning, "")));
  }

  @Test
  void peopleWhoComeBackAreKnownByTheirTicketNeverByTheirAddress() {
    var kiosk = station.kiosk();
    var first = kiosk.booksAny(cleaning);
    var neighbours = kiosk.booksAny(cleaning);
    assertThat(encounters.household(neighbours)).isNotEqualTo(encounters.household(first));

    var proof = Map.of("number", first.number().toLowerCase(Locale.ROOT), "code", first.code());
    var known = kiosk.caller().post("/api/v1/households/recognitions", proof).is(200);
    assertThat(known.text("/household")).isEqualTo(encounters.household(first));
    var ticket = Map.of("booking", known.text("/booking"), "code", first.code());
    var again = kiosk.books(cleaning).with("household", ticket).at(kiosk.roomySlot(cleaning));
    assertThat(encounters.household(again)).isEqualTo(encounters.household(first));
    var named = Map.of("booking", first.booking());
    var byStaff = counter.books(cleaning).with("household", named).at(kiosk.roomySlot(cleaning));
    assertThat(encounters.household(byStaff)).isEqualTo(encounters.household(first));

    var slot = kiosk.roomySlot(cleaning);
    invalid("/household", kiosk.books(cleaning).with("household", named).triedAt(slot));
    var wrong = Map.of("booking", first.booking(), "code", "00000000");
    for (int i = 0; i < 10; i++) {
      invalid("/household", kiosk.books(cleaning).with("household", wrong).triedAt(slot));
    }
    kiosk.caller().post("/api/v1/households/recognitions", proof).isProblem(404, "not-found");
  }

  @Test
  void whoComesBackNeedNotSayAgainWhereTheyLiveAndHowTheyAreReached() {
    var kiosk = station.kiosk();
    var slot = kiosk.roomySlot(cleaning);
    invalid("/address", kiosk.books(cleaning).without("address").triedAt(slot));
    invalid("/people", kiosk.books(cleaning).without("people").triedAt(slot));

    var first = kiosk.booksAny(cleaning);
    var ticket = Map.of("booking", first.booking(), "code", first.code());
    var again =
        kiosk
            .books(cleaning)
            .with("household", ticket)
            .without("address")
            .without("people")
            .at(kiosk.roomySlot(cleaning));
    var bookings = "/api/v1/bookings/";
    var before = counter.caller().get(bookings + first.booking()).is(200);
    var after = counter.caller().get(bookings + again.booking()).is(200);
    assertThat(after.text("/address/zh")).isEqualTo(before.text("/address/zh"));
    assertThat(after.json().at("/people")).isEqualTo(before.json().at("/people"));
    assertThat(after.text("/serviceId")).isEqualTo(cleaning);
  }

  @Test
  void aBlockedPairIsKeptApartOnEveryWayAndLosesItsVisitsAhead() {
    var ticket = counter.booksAny(cleaning);
    var known = Map.of("booking", ticket.booking());
    var worker = encounters.another(ticket);
    var ahead =
        counter
            .books(cleaning)
            .with("household", known)
            .by(worker)
            .at(encounters.slot(cleaning, "&worker=" + worker));
    var made = encounters.block(ticket, worker, "worker").is(201);
    assertThat(encounters.state(ahead)).isEqualTo("unassigned");
    assertThat(encounters.state(ticket)).isEqualTo("assigned");
    encounters.refusedEverywhere(
        ticket,
        worker,
        "blocked",
        counter.books(cleaning).with("household", known),
        Map.of("household", encounters.household(ticket)));
    encounters.block(ticket, worker, "worker").isProblem(409, "blocked-already");

    station.stop();
    station.start();
    var after = new PreferenceIT();
    assertThat(after.encounters.reasons(ticket, worker)).contains("blocked");
    var file = after.manager.get(ticket.visitPath() + "/household").is(200);
    assertThat(file.text("/blocks/0/reason")).isEqualTo(Encounters.REASON);
    station.as(Role.AUDITOR).get(ticket.visitPath() + "/household").isProblem(403, "not-allowed");
    after.manager.post("/api/v1/blocks/" + made.text("/id") + "/lift").is(204);
    assertThat(after.encounters.reasons(ticket, worker)).isEmpty();
    after.manager.post("/api/v1/blocks/" + made.text("/id") + "/lift").isProblem(404, "not-found");
    assertThat(encounters.events())
        .contains("org.yizhan.block.made.v1")
        .doesNotContain(Encounters.REASON);
    assertThat(station.database().everything("household_block")).doesNotContain(Encounters.REASON);
  }

  @Test
  void aPairIsKeptApartAlsoWhenBothSidesSaidNeverAgain() {
    var ticket = counter.booksAny(cleaning);
    var worker = encounters.another(ticket);
    var byWorker = encounters.block(ticket, worker, "worker").is(201);
    var byHousehold = encounters.block(ticket, worker, "household").is(201);
    assertThat(encounters.reasons(ticket, worker)).contains("blocked");
    counter.booksAny(cleaning);
    manager.post("/api/v1/blocks/" + byWorker.text("/id") + "/lift").is(204);
    assertThat(encounters.reasons(ticket, worker)).contains("blocked");
    manager.post("/api/v1/blocks/" + byHousehold.text("/id") + "/lift").is(204);
    assertThat(encounters.reasons(ticket, worker)).isEmpty();
  }

  @Test
  void aResidentSaysNeverAgainAfterTheVisitAndOnlyThen() {
    var ticket = counter.booksAny(cleaning);
    var resident = station.resident(ticket);
    var said = Map.of("visit", ticket.visit(), "reason", Encounters.REASON);
    resident.post(ticket.path() + "/blocks", said).isProblem(409, "visit-not-finished");
    invalid(
        "/visit",
        resident.post(ticket.path() + "/blocks", Map.of("visit", UUID.randomUUID().toString())));
    station.database().finish(ticket.visit());
    resident.post(ticket.path() + "/blocks", said).is(204);
    resident.post(ticket.path() + "/blocks", said).is(204);
    var blocks = manager.get(ticket.visitPath() + "/household").is(200).json().path("blocks");
    assertThat(blocks).hasSize(1);
    assertThat(blocks.at("/0/worker/id").asText()).isEqualTo(ticket.worker());
    assertThat(blocks.at("/0/wishOf").asText()).isEqualTo("household");
    assertThat(resident.get(ticket.path()).is(200).body())
        .doesNotContain("block", Encounters.REASON);
  }

  @Test
  void noSeatOfACrewIsTakenBySomebodyBlocked() {
    var deep = counter.service("Deep cleaning by two, whole flat");
    var ticket = counter.booksAny(deep);
    var known = Map.of("booking", ticket.booking());
    var worker = encounters.another(ticket);
    encounters.block(ticket, worker, "household").is(201);
    encounters.refusedEverywhere(
        ticket,
        worker,
        "blocked",
        counter.books(deep).with("household", known),
        Map.of("household", encounters.household(ticket)));
  }

  @Test
  void bothOfACrewAreOfTheGenderThatWasAskedFor() {
    var bathAndBed = counter.service("Bathing, then fresh bedding");
    var made =
        counter
            .books(bathAndBed)
            .forPeople(Map.of("booker", Map.of("title", "ms"), "callAtStation", true))
            .with("sameGender", true)
            .triedAt(encounters.slot(bathAndBed, "&gender=f"))
            .is(201);
    var visits = made.json().path("visits");
    assertThat(visits).hasSize(2);
    for (var visit : visits) {
      var worker = visit.at("/worker/id").asText();
      assertThat(manager.get("/api/v1/workers/" + worker).is(200).text("/gender")).isEqualTo("f");
      var id = visit.path("id").asText();
      assertThat(manager.get("/api/v1/visits/" + id).is(200).text("/carerGender")).isEqualTo("f");
    }
  }

  @Test
  void whoeverBooksWhileABlockIsMadeNeverGetsThatWorker() throws Exception {
    var ticket = counter.booksAny(cleaning);
    var known = Map.of("booking", ticket.booking());
    var worker = encounters.another(ticket);
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 8; round++) {
        var start = encounters.slot(cleaning, "&worker=" + worker);
        var booked =
            both.submit(() ->
                counter
                    .books(cleaning)
                    .with("household", known)
                    .by(worker)
                    .triedAt(start)
                    .status());
        var blocked =
            both.submit(() -> encounters.block(ticket, worker, "household").is(201).text("/id"));
        var made = blocked.get();
        assertThat(booked.get()).isIn(201, 409);
        assertThat(togetherAhead(encounters.household(ticket), worker)).isZero();
        manager.post("/api/v1/blocks/" + made + "/lift").is(204);
      }
    }
  }

  private static long togetherAhead(String household, String worker) {
    return station
        .database()
        .number(
            """
            SELECT count(*) FROM occupancy o
            JOIN visit v ON v.id = o.visit_id
            JOIN booking b ON b.id = v.booking_id
            WHERE b.household_id = '%s' AND o.worker_id = '%s'
            """
                .formatted(household, worker));
  }

  @Test
  void factsAboutAHomeAreSaidByStaffOneAfterAnother() {
    var ticket = counter.booksAny(cleaning);
    var path = ticket.visitPath() + "/household/facts";
    var said = Map.of("facts", List.of("aggressive-dog", "stairs"));
    manager.put(path, said).isProblem(428, "version-missing");
    manager.with("If-Match", "\"0\"").put(path, said).is(200);
    manager.with("If-Match", "\"0\"").put(path, said).isProblem(412, "stale-version");
    var file = manager.get(ticket.visitPath() + "/household").is(200);
    assertThat(file.json().path("facts").toString()).isEqualTo("[\"stairs\",\"aggressive-dog\"]");
    assertThat(encounters.events()).contains("facts-changed").doesNotContain("aggressive-dog");
    assertThat(station.database().everything("home_facts")).doesNotContain("aggressive-dog");
  }
}
