package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/** Real departures and arrivals correct the minutes that ways are reckoned with. */
class TravelIT {
  private static final double SLOWER = 1.5;

  @RegisterExtension
  static final StationFixture station = new StationFixture().with("YIZHAN_TRAVEL_LEARN_TRIPS", "3");

  private final Desk kiosk = station.kiosk();
  private final String cleaning = kiosk.service("Home cleaning, 2 hours");

  private Caller manager() {
    return station.as(Role.MANAGER);
  }

  private Answer travel() {
    return manager().get("/api/v1/travel").is(200);
  }

  private void restart() {
    station.stop();
    station.start();
  }

  /** One booking on each of the days, each on a worker's first way of the day. */
  private List<Ticket> bookedOnDifferentDays(int days) {
    var firstOfDay = new HashMap<String, String>();
    kiosk.freeSlots(cleaning).forEach(slot -> firstOfDay.putIfAbsent(slot.substring(0, 10), slot));
    return firstOfDay.values().stream()
        .sorted()
        .limit(days)
        .map(slot -> kiosk.books(cleaning).at(slot))
        .toList();
  }

  /** Minutes as they are reckoned before anything is learned: 1.3 times as far, 75 m a minute. */
  private static double expected(Ticket ticket) {
    var metres =
        station
            .database()
            .rows(
                """
                SELECT sqrt((w.home_east - h.east_metres) ^ 2 + (w.home_north - h.north_metres) ^ 2)
                FROM occupancy o JOIN worker w ON w.id = o.worker_id, building h
                WHERE o.visit_id = '%s' AND h.id = '%s'
                """
                    .formatted(ticket.visit(), station.kiosk().home(1).get("building")))
            .getFirst()
            .getFirst();
    return Double.parseDouble(Objects.requireNonNull(metres)) * 1.3 / 75;
  }

  private void walks(Ticket ticket, double minutes) {
    var start = OffsetDateTime.parse(ticket.start()).toInstant();
    var arrived = start.minus(Duration.ofMinutes(5));
    reports(ticket, "accepted", start.minus(Duration.ofHours(10)));
    reports(ticket, "departed", arrived.minusSeconds(Math.round(minutes * 60)));
    reports(ticket, "arrived", arrived);
    reports(ticket, "started", start);
    reports(ticket, "finished", start.plus(Duration.ofHours(2)));
  }

  private void reports(Ticket ticket, String type, Instant at) {
    var report = Map.of("type", type, "time", at.toString(), "source", "call");
    var kept = manager().post(ticket.visitPath() + "/reports", report).is(201);
    assertThat(kept.json().path("applied").asBoolean()).as(type).isTrue();
  }

  /** Minutes of travel by worker, of those who could take the visit. */
  private Map<String, Double> ways(Ticket ticket) {
    var found = new HashMap<String, Double>();
    var answer = manager().get(ticket.visitPath() + "/candidates").is(200).json();
    var travel = answer.path("terms").findValuesAsText("name").indexOf("travel");
    answer
        .path("candidates")
        .forEach(one ->
            found.put(one.at("/worker/id").asText(), one.path("values").path(travel).asDouble()));
    return found;
  }

  @Test
  void whatTripsTeachIsInTheCandidatesTravelAndOutlivesARestart() {
    assertThat(travel().json().path("factor").asDouble()).isOne();
    assertThat(travel().json().path("routing").asText()).isEqualTo("none");
    var trips = bookedOnDifferentDays(3);
    assertThat(trips).allSatisfy(trip -> assertThat(expected(trip)).isGreaterThan(2));
    var later = kiosk.books(cleaning).at(kiosk.freeSlots(cleaning).getLast());
    var before = ways(later);

    station.clock().advance(Duration.ofDays(5));
    trips.forEach(trip -> walks(trip, SLOWER * expected(trip)));
    restart();

    var learned = travel();
    assertThat(learned.json().path("factor").asDouble()).isEqualTo(SLOWER);
    assertThat(learned.json().path("trips").asInt()).isEqualTo(3);
    assertThat(learned.text("/since")).isEqualTo(trips.getFirst().start().substring(0, 10));
    assertThat(learned.text("/learnedOn"))
        .isEqualTo(LocalDate.ofInstant(station.clock().instant(), StationFixture.ZONE).toString());
    var after = ways(later);
    assertThat(after).isNotEmpty().hasSameSizeAs(before);
    after.forEach((worker, minutes) -> {
      double had = Objects.requireNonNull(before.get(worker));
      assertThat(minutes).isBetween(SLOWER * (had - 1), Math.ceil(SLOWER * had));
    });
    assertThat(after.values().stream().mapToDouble(Double::doubleValue).sum())
        .isGreaterThan(before.values().stream().mapToDouble(Double::doubleValue).sum());

    restart();

    assertThat(travel().body()).isEqualTo(learned.body());
    assertThat(ways(later)).isEqualTo(after);
  }
}
