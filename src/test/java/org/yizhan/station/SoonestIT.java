package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** As soon as possible: the earliest that somebody can really be there, and booking it. */
class SoonestIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private static Desk counter;
  private static String cleaning;

  @BeforeAll
  static void open() {
    counter = station.counter();
    cleaning = counter.service("Bathroom cleaning");
  }

  private static Instant soonest() {
    var building = counter.home(1).get("building");
    var path = "/api/v1/soonest?service=" + cleaning + "&building=" + building;
    return instant(station.anybody().get(path).is(200).text("/start"));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static Order urgently() {
    return counter.books(cleaning).without("start").with("urgent", true);
  }

  @Test
  void isAfterTheLeadInWholeFiveMinutes() {
    var start = soonest();

    assertThat(Duration.between(station.clock().instant(), start))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
    assertThat(start.getEpochSecond() % 300).isZero();
  }

  @Test
  void withoutABuildingItHoldsForEveryDoor() {
    var anywhere = station.anybody().get("/api/v1/soonest?service=" + cleaning).is(200);

    assertThat(instant(anywhere.text("/start"))).isAfterOrEqualTo(soonest());
  }

  @Test
  void theStationChoosesTheStart() {
    var shown = soonest();

    var made = urgently().with("notAfter", shown.toString()).tried().is(201);

    assertThat(instant(made.text("/visits/0/start"))).isEqualTo(shown);
    assertThat(made.json().at("/visits/0/urgent").asBoolean()).isTrue();
  }

  @Test
  void saysTheNextEarliestWhenItIsLost() {
    var tooSoon = station.clock().instant().plus(Duration.ofMinutes(1));

    var refused = urgently().with("notAfter", tooSoon.toString()).tried();

    refused.isProblem(409, "soonest-lost");
    assertThat(instant(refused.text("/soonest"))).isEqualTo(soonest());
  }

  @Test
  void sameKeySameBooking() {
    var key = UUID.randomUUID().toString();

    var first = urgently().under(key).tried().is(201);

    assertThat(urgently().under(key).tried().is(201).body()).isEqualTo(first.body());
  }

  @Test
  void aHoldKeepsItWhileTheResidentSaysWhere() {
    var hold =
        counter.caller().post("/api/v1/holds", Map.of("service", cleaning, "urgent", true)).is(201);

    var made =
        counter.books(cleaning).without("service").with("hold", hold.text("/id")).tried().is(201);

    assertThat(made.text("/visits/0/start")).isEqualTo(hold.text("/start"));
    assertThat(made.json().at("/visits/0/urgent").asBoolean()).isTrue();
  }

  @Test
  void refusesWhatContradictsItself() {
    assertThat(urgently().with("start", counter.roomySlot(cleaning)).tried().is(400).wrongFields())
        .containsExactly("/start");
    assertThat(
            urgently().with("worker", UUID.randomUUID().toString()).tried().is(400).wrongFields())
        .containsExactly("/worker");
    var calm = counter.books(cleaning).with("start", counter.roomySlot(cleaning));
    assertThat(calm.with("notAfter", soonest().toString()).tried().is(400).wrongFields())
        .containsExactly("/notAfter");
    assertThat(
            counter
                .caller()
                .post("/api/v1/holds", Map.of("service", cleaning))
                .is(400)
                .wrongFields())
        .containsExactly("/start");
  }

  @Test
  void staffSeeItFirst() {
    var made = urgently().tried().is(201);
    var date = made.text("/visits/0/start").substring(0, 10);

    var visits = station.manager().get("/api/v1/visits?date=" + date).is(200).json();

    assertThat(visits.at("/visits/0/urgent").asBoolean()).isTrue();
  }

  @Test
  void howeverSoonItMustBeABlockedWorkerDoesNotCome() {
    var encounters = new Encounters(station);
    var manager = encounters.manager();
    var ticket = Ticket.of(urgently().tried().is(201));
    manager.post(ticket.path() + "/cancel").is(200);
    var known = Map.of("booking", ticket.booking());
    encounters.block(ticket, ticket.worker(), "household").is(201);
    var building = counter.home(1).get("building");
    var urgent =
        Map.of("service", cleaning, "urgent", true, "session", "haste", "building", building);
    var anybody = manager.post("/api/v1/holds", urgent).is(201);
    assertThat(anybody.text("/worker/id")).isEqualTo(ticket.worker());
    counter
        .books(cleaning)
        .without("service")
        .with("hold", anybody.text("/id"))
        .with("household", known)
        .tried()
        .isProblem(409, "slot-taken");

    var theirs = new HashMap<String, Object>(urgent);
    theirs.put("household", encounters.household(ticket));
    var held = manager.post("/api/v1/holds", theirs).is(201);
    assertThat(held.text("/worker/id")).isNotEqualTo(ticket.worker());
    manager.delete("/api/v1/holds/" + held.text("/id")).is(204);
    var booked = urgently().with("household", known).tried().is(201);
    assertThat(booked.text("/visits/0/worker/id")).isNotEqualTo(ticket.worker());
  }
}
