package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
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
