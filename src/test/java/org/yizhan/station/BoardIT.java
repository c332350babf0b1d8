package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The picture of a day, and what is asked before a visit is moved in it. */
class BoardIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private static Desk counter;
  private static String service;

  @BeforeAll
  static void open() {
    counter = station.counter();
    service = counter.service("Bathroom cleaning");
  }

  private static JsonNode board(String start) {
    return station.manager().get("/api/v1/board?date=" + start.substring(0, 10)).is(200).json();
  }

  private static JsonNode find(JsonNode list, String pointer, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(one -> one.at(pointer).asText().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static Answer candidates(Ticket ticket, String start) {
    var at = start.replace("+", "%2B");
    return station.manager().get(ticket.visitPath() + "/candidates?start=" + at).is(200);
  }

  private static Answer moves(Ticket ticket, String start, long version) {
    var to =
        Map.of(
            "start",
            start,
            "visit",
            ticket.visit(),
            "worker",
            ticket.worker(),
            "visitVersion",
            version);
    return station.manager().post(ticket.path() + "/reschedule", to);
  }

  private static Ticket booked() {
    return counter.booksAny(service);
  }

  @Test
  void aVisitStandsInItsWorkersLaneWithinTheShiftAndWithTheWayThere() {
    var ticket = booked();

    var board = board(ticket.start());

    var visit = find(board.path("visits"), "/id", ticket.visit());
    assertThat(visit.at("/worker/id").asText()).isEqualTo(ticket.worker());
    assertThat(visit.path("category").asText()).isNotEmpty();
    assertThat(visit.at("/travel/minutes").isInt()).isTrue();
    var lane = find(board.path("lanes"), "/worker/id", ticket.worker());
    var start = OffsetDateTime.parse(ticket.start());
    assertThat(lane.path("shifts"))
        .anyMatch(shift ->
            !OffsetDateTime.parse(shift.path("start").asText()).isAfter(start)
                && OffsetDateTime.parse(shift.path("end").asText()).isAfter(start));
  }

  @Test
  void theFirstWayOfADayIsFromHomeAndTheNextFromTheVisitBefore() {
    var ticket = booked();
    var visits = board(ticket.start()).path("visits");
    var own =
        StreamSupport.stream(visits.spliterator(), false)
            .filter(one -> one.at("/worker/id").asText().equals(ticket.worker()))
            .map(one -> one.at("/travel/fromHome").asBoolean())
            .toList();

    assertThat(own.getFirst()).isTrue();
    assertThat(own.subList(1, own.size())).doesNotContain(true);
  }

  @Test
  void anotherTimeIsJudgedBeforeTheVisitIsMoved() {
    var ticket = booked();
    var night = ticket.start().replaceFirst("T..:..", "T03:00");

    var atNight = candidates(ticket, night).json();

    assertThat(atNight.path("offered").asBoolean(true)).isFalse();
    assertThat(atNight.path("candidates")).isEmpty();
    assertThat(atNight.path("excluded").toString()).contains("no-shift");
    var now = candidates(ticket, ticket.start()).json();
    assertThat(now.path("offered").asBoolean()).isTrue();
    assertThat(find(now.path("candidates"), "/worker/id", ticket.worker())).isNotNull();
  }

  @Test
  void whoeverMovesWhatTheyDidNotSeeIsTold() {
    var ticket = booked();
    moves(ticket, ticket.start(), 7).isProblem(412, "stale-version");
    moves(ticket, ticket.start(), 1).is(200);
  }

  @Test
  void theLastChangeSaysWhoAndWhat() {
    var ticket = booked();
    moves(ticket, ticket.start(), 1).is(200);

    var change = station.manager().get(ticket.visitPath()).is(200).json().path("lastChange");

    assertThat(change.path("what").asText()).isEqualTo("rescheduled");
    assertThat(change.path("by").asText()).isEqualTo("manager");
    assertThat(change.path("name").asText()).isEqualTo(station.firstRun("/console/user"));
  }
}
