package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Services that take two workers, from the slot to the door. */
class CrewIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private static Desk counter;
  private static String together;
  private static String inSequence;

  @BeforeAll
  static void open() {
    counter = station.counter();
    together = counter.service("Deep cleaning by two, whole flat");
    inSequence = counter.service("Bathing, then fresh bedding");
  }

  private static Answer booked(String service) {
    return counter.books(service).triedAt(counter.roomySlot(service)).is(201);
  }

  private static Answer booking(String id) {
    return station.manager().get("/api/v1/bookings/" + id).is(200);
  }

  private static OffsetDateTime start(JsonNode visit) {
    return OffsetDateTime.parse(visit.path("start").asText());
  }

  @Test
  void theMenuSaysThatTwoCome() {
    var services = counter.caller().get("/api/v1/services").is(200).json().path("services");
    assertThat(services.findValues("crew"))
        .extracting(crew -> crew.path("mode").asText())
        .contains("together", "sequence");
  }

  @Test
  void twoDifferentWorkersComeTogetherAndKnowOneDoorCode() {
    var visits = booked(together).json().path("visits");

    assertThat(visits).hasSize(2);
    assertThat(start(visits.get(0))).isEqualTo(start(visits.get(1)));
    assertThat(visits.at("/0/worker/id")).isNotEqualTo(visits.at("/1/worker/id"));
    assertThat(visits.at("/0/doorCode")).isEqualTo(visits.at("/1/doorCode"));
    assertThat(visits.at("/0/crew")).isEqualTo(visits.at("/1/crew"));
  }

  @Test
  void theSecondComesWhenTheFirstHasFinished() {
    var visits = booked(inSequence).json().path("visits");

    assertThat(start(visits.get(1))).isEqualTo(start(visits.get(0)).plusMinutes(90));
    assertThat(visits.at("/0/worker/id")).isNotEqualTo(visits.at("/1/worker/id"));
  }

  @Test
  void aHoldKeepsBothUntilItIsBooked() {
    var start = counter.roomySlot(together);
    var hold = counter.holds(together, start).is(201);
    var kept = hold.json().path("workers").findValuesAsText("id");
    assertThat(kept).hasSize(2);

    var ticket = counter.books(together).with("hold", hold.text("/id")).without("service").tried();

    var visits = ticket.is(201).json().path("visits");
    assertThat(List.of(visits.at("/0/worker/id").asText(), visits.at("/1/worker/id").asText()))
        .isEqualTo(kept);
  }

  @Test
  void aHoldThatIsLetGoFreesBoth() {
    var hold = counter.holds(together, counter.roomySlot(together)).is(201).text("/id");

    counter.caller().delete("/api/v1/holds/" + hold).is(204);

    assertThat(station.database().number(occupied("hold_id", hold))).isZero();
  }

  private static String occupied(String column, String id) {
    return "SELECT count(*) FROM occupancy WHERE %s = '%s'".formatted(column, id);
  }

  @Test
  void cancellingFreesBoth() {
    var made = booked(together);

    station.manager().post("/api/v1/bookings/" + made.text("/id") + "/cancel").is(200);

    for (var visit : made.json().path("visits")) {
      assertThat(station.database().number(occupied("visit_id", visit.path("id").asText())))
          .isZero();
    }
    assertThat(booking(made.text("/id")).json().findValuesAsText("state"))
        .containsOnly("cancelled");
  }

  @Test
  void movingMovesBoth() {
    var made = booked(inSequence);
    var before = made.text("/visits/0/start");
    var other =
        counter.freeSlots(inSequence).stream().filter(slot -> !slot.equals(before)).findAny();

    var after =
        station
            .manager()
            .post(
                "/api/v1/bookings/" + made.text("/id") + "/reschedule",
                Map.of("start", other.orElseThrow(), "visit", made.text("/visits/1/id")))
            .is(200)
            .json()
            .path("visits");

    assertThat(start(after.get(0))).isEqualTo(OffsetDateTime.parse(other.orElseThrow()));
    assertThat(start(after.get(1))).isEqualTo(start(after.get(0)).plusMinutes(90));
    assertThat(after.at("/0/worker/id")).isNotEqualTo(after.at("/1/worker/id"));
  }

  @Test
  void nobodyBecomesTheirOwnCrewMate() {
    var made = booked(inSequence);
    var second = made.text("/visits/1/id");
    var first = made.text("/visits/0/worker/id");
    var manager = station.manager();

    var refused =
        manager
            .with("If-Match", "\"1\"")
            .put("/api/v1/visits/" + second + "/assignment", Map.of("worker", first));

    refused.isProblem(409, "worker-not-possible");
    assertThat(refused.json().path("reasons").toString()).contains("crew-mate");
  }

  @Test
  void oneMemberIsGivenToSomebodyElse() {
    var made = booked(together);
    var second = made.text("/visits/1/id");
    var candidates = station.manager().get("/api/v1/visits/" + second + "/candidates").is(200);
    var other =
        candidates.json().path("candidates").findValues("worker").stream()
            .map(worker -> worker.path("id").asText())
            .filter(id -> !id.equals(made.text("/visits/1/worker/id")))
            .findFirst();
    assertThat(other).isPresent();
    assertThat(other).isNotEqualTo(made.text("/visits/0/worker/id"));

    station
        .manager()
        .with("If-Match", "\"1\"")
        .put("/api/v1/visits/" + second + "/assignment", Map.of("worker", other.orElseThrow()))
        .is(200);

    assertThat(booking(made.text("/id")).text("/visits/0/worker/id"))
        .isEqualTo(made.text("/visits/0/worker/id"));
  }

  @Test
  void aResidentMayChooseOneOfTheTwo() {
    var start = counter.roomySlot(together);
    var path = "/api/v1/services/" + together + "/workers?start=" + start.replace("+", "%2B");
    var chosen = counter.caller().get(path).is(200).json().at("/workers").get(2).path("id");

    var visits =
        counter.books(together).by(chosen.asText()).triedAt(start).is(201).json().path("visits");

    assertThat(visits.findValues("worker"))
        .extracting(worker -> worker.path("id").asText())
        .contains(chosen.asText());
  }

  @Test
  void aCrewOfOneIsNotSold() {
    var unknown = UUID.randomUUID().toString();
    var before = station.database().number("SELECT count(*) FROM booking");

    counter.books(together).by(unknown).triedAt(counter.roomySlot(together)).is(400);

    var start = counter.roomySlot(together);
    station.database().run(leavingOne(start));
    var refused = counter.books(together).triedAt(start);
    station.database().run("DELETE FROM occupancy WHERE expires_at = '2100-01-01'");

    refused.isProblem(409, "slot-taken");
    assertThat(station.database().number("SELECT count(*) FROM booking")).isEqualTo(before);
  }

  /** Takes the time of everybody who cleans deeply but one, behind the back of the read cache. */
  private static String leavingOne(String start) {
    return """
    INSERT INTO occupancy (id, worker_id, during, hold_id, expires_at)
    SELECT gen_random_uuid(), worker_id, tstzrange('%1$s'::timestamptz + interval '1 minute',
      '%1$s'::timestamptz + interval '2 minutes'), gen_random_uuid(), '2100-01-01'
    FROM worker_skill s
    WHERE skill = 'deep-cleaning' AND NOT EXISTS (
      SELECT FROM occupancy o WHERE o.worker_id = s.worker_id
        AND o.during && tstzrange('%1$s', '%1$s'::timestamptz + interval '3 minutes'))
    ORDER BY worker_id OFFSET 1
    """
        .formatted(start);
  }
}
