package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was written down during a power cut is entered with its true time, under the same guard. */
class PaperIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private final Desk counter = station.counter();
  private final String cleaning = counter.service("Bathroom cleaning");

  @Test
  void aBookingFromPaperSaysSoAndIsGuardedLikeAnyOther() {
    var slot = counter.roomySlot(cleaning);
    var booked =
        counter.books(cleaning).with("start", slot).with("takenAt", hoursAgo(3)).tried().is(201);
    var path = "/api/v1/bookings/" + booked.text("/id");
    assertThat(station.manager().get(path).is(200).text("/channel")).isEqualTo("paper");
    for (var wrong : new String[] {hoursAgo(-1), hoursAgo(24 * 8)}) {
      var refused = counter.books(cleaning).with("start", slot).with("takenAt", wrong).tried();
      assertThat(refused.isProblem(400, "invalid-input").wrongFields()).contains("/takenAt");
    }
    var kiosk = station.kiosk().books(cleaning).with("start", slot).with("takenAt", hoursAgo(1));
    assertThat(kiosk.tried().isProblem(400, "invalid-input").wrongFields()).contains("/takenAt");
  }

  @Test
  void stepsFromPaperKeepTheirTrueTimeAndOneThatDoesNotFitIsNamed() {
    var ticket = counter.booksAny(cleaning);
    var kept = enter(ticket, "accepted", hoursAgo(2)).is(201);
    assertThat(kept.json().at("/applied").asBoolean()).isTrue();
    assertThat(enter(ticket, "finished", hoursAgo(1)).is(201).json().at("/applied").asBoolean())
        .isFalse();
    enter(ticket, "departed", hoursAgo(24 * 8)).isProblem(400, "invalid-input");
    var reports = station.manager().get("/api/v1/visits/" + ticket.visit()).is(200);
    assertThat(reports.body()).contains("\"paper\"");
  }

  @Test
  void whoeverSetOutAndDoesNotComeIsReplaced() {
    var ticket = setOut();
    var first = station.manager().get(ticket.visitPath() + "/candidates").is(200);
    var other =
        StreamSupport.stream(first.json().path("candidates").spliterator(), false)
            .map(one -> one.at("/worker/id").asText())
            .filter(worker -> !worker.equals(ticket.worker()))
            .findFirst()
            .orElseThrow();
    var given =
        station
            .manager()
            .with("If-Match", first.header("ETag"))
            .put(ticket.visitPath() + "/assignment", Map.of("worker", other))
            .is(200);
    assertThat(given.text("/state")).isEqualTo("assigned");
    assertThat(given.text("/worker/id")).isEqualTo(other);
    assertThat(owed(ticket)).containsExactly(ticket.worker());

    enter(ticket, "accepted", hoursAgo(1));
    enter(ticket, "departed", hoursAgo(1));
    enter(ticket, "arrived", hoursAgo(1));
    enter(ticket, "started", hoursAgo(1));
    var now = station.manager().get(ticket.visitPath()).is(200);
    assertThat(now.text("/state")).isEqualTo("started");
    station
        .manager()
        .with("If-Match", now.header("ETag"))
        .put(ticket.visitPath() + "/assignment", Map.of("worker", ticket.worker()))
        .isProblem(409, "visit-under-way");
    station.manager().post(ticket.path() + "/cancel", Map.of()).isProblem(409, "visit-under-way");
  }

  @Test
  void staffCallOffWhatResidentsCannotAnyMore() {
    var ticket = setOut();
    var resident = station.resident(ticket);
    resident.post(ticket.path() + "/cancel", Map.of()).isProblem(409, "visit-under-way");

    station.manager().post(ticket.path() + "/cancel", Map.of()).is(200);

    assertThat(resident.get(ticket.path()).is(200).text("/state")).isEqualTo("cancelled");
    assertThat(owed(ticket)).containsExactly(ticket.worker());
    assertThat(
            station
                .database()
                .number(
                    """
                    SELECT count(*) FROM event
                    WHERE subject = '%s' AND type = 'org.yizhan.visit.cancelled.v1'
                      AND convert_from(body, 'UTF8')::jsonb #>> '{data,owed}' = 'attendance'
                    """
                        .formatted(ticket.visit())))
        .isEqualTo(1);
  }

  @Test
  void staffMoveWhatSomebodySetOutFor() {
    var ticket = setOut();
    var slot = counter.roomySlot(cleaning);

    station.manager().post(ticket.path() + "/reschedule", Map.of("start", slot)).is(200);

    var moved = station.manager().get(ticket.visitPath()).is(200);
    assertThat(moved.text("/state")).isEqualTo("assigned");
    assertThat(Instant.parse(moved.text("/start"))).isEqualTo(Instant.parse(slot));
    assertThat(owed(ticket)).containsExactly(ticket.worker());
  }

  @Test
  void nothingIsOwedToWhoeverDidNotSetOut() {
    var ticket = counter.booksAny(cleaning);
    enter(ticket, "accepted", hoursAgo(2)).is(201);

    station.manager().post(ticket.path() + "/cancel", Map.of()).is(200);

    assertThat(owed(ticket)).isEmpty();
  }

  /** To whom the way is owed, as staff see it. */
  private static List<String> owed(Ticket ticket) {
    var owed = station.manager().get(ticket.visitPath()).is(200).json().path("owed");
    return owed.findValuesAsText("id");
  }

  private Ticket setOut() {
    var ticket = counter.booksAny(cleaning);
    enter(ticket, "accepted", hoursAgo(2)).is(201);
    enter(ticket, "departed", hoursAgo(1)).is(201);
    assertThat(station.manager().get(ticket.visitPath()).is(200).text("/state"))
        .isEqualTo("departed");
    return ticket;
  }

  private static Answer enter(Ticket ticket, String type, String time) {
    return station
        .manager()
        .post(
            "/api/v1/visits/" + ticket.visit() + "/reports",
            Map.of("type", type, "time", time, "source", "paper"));
  }

  private static String hoursAgo(int hours) {
    return Instant.now().minus(hours, ChronoUnit.HOURS).toString();
  }
}
