package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.station.visit.Estimate;

/** Late visits on a real database, at ten o'clock. */
class EstimatesIT extends OnTrackingStation {
  private static Estimate expected(UUID visit) throws Exception {
    return station.call(() -> station.estimates.of(List.of(station.visits.get(visit))).get(visit));
  }

  private static void take(Phone phone, UUID visit, String... steps) throws Exception {
    for (var step : steps) {
      var report = phone.parsed(phone.report(step));
      station.call(() -> station.tracking.take(phone.device, visit, report).await());
    }
  }

  @Test
  void aLateVisitMovesTheWorkersNextAndNothingThatWasBooked() throws Exception {
    var phone = station.phone();
    var first = station.visit(phone.worker()); // At half past midnight.
    var second = station.visit(phone.worker());
    var booked = station.get(second);
    Instant now = station.clock.instant();

    take(phone, first, "accepted", "departed", "arrived", "started");
    assertThat(expected(first).end()).isEqualTo(now.plus(Duration.ofMinutes(30)));
    assertThat(expected(second).start()).isEqualTo(now.plus(Duration.ofMinutes(30)));

    take(phone, first, "finished");
    assertThat(expected(first)).isNull();
    assertThat(expected(second).start()).isEqualTo(now);
    assertThat(station.get(second)).isEqualTo(booked);
  }

  @Test
  void othersAreNotConcerned() throws Exception {
    var other = station.phone();
    var tomorrow = station.visit(other.worker(), station.clock.instant().plus(Duration.ofDays(1)));
    assertThat(expected(tomorrow)).isNull();
  }
}
