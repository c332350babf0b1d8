package org.yizhan.station.visit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.station.household.Place;
import org.yizhan.station.visit.EstimateRules.Stop;

class EstimateRulesTest {
  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final Place HERE = new Place(0, 0);
  private static final Place THERE = new Place(900, 0);

  /** Ninety metres a minute. */
  static int minutes(Place from, Place to) {
    return (int) Math.ceil(from.metresTo(to) / 90);
  }

  static Instant at(int minutesAfterNine) {
    return NINE.plus(Duration.ofMinutes(minutesAfterNine));
  }

  static Stop stop(VisitState state, int from, int to, int since, Place place) {
    return new Stop(UUID.randomUUID(), state, at(from), at(to), at(since), place);
  }

  private static Map<UUID, Estimate> late(int now, Stop... day) {
    return EstimateRules.of(Arrays.asList(day), EstimateRulesTest::minutes, at(now));
  }

  private static Instant start(Map<UUID, Estimate> late, Stop stop) {
    return requireNonNull(late.get(stop.visit())).start();
  }

  @Test
  void aDayInTimeHasNoEstimates() {
    var first = stop(VisitState.STARTED, 0, 60, 2, HERE);
    var second = stop(VisitState.ACCEPTED, 75, 135, -60, THERE);
    assertThat(late(30, first, second)).isEmpty();
  }

  @Test
  void whoBeganLateEndsLateAndComesLateToTheNext() {
    var first = stop(VisitState.STARTED, 0, 60, 30, HERE);
    var second = stop(VisitState.ACCEPTED, 75, 135, -60, THERE);
    assertThat(late(31, first, second))
        .containsEntry(first.visit(), new Estimate(at(30), at(90)))
        .containsEntry(second.visit(), new Estimate(at(100), at(160)));
  }

  @Test
  void whoRunsOverIsNotDoneBeforeNow() {
    var first = stop(VisitState.STARTED, 0, 60, 0, HERE);
    var second = stop(VisitState.ACCEPTED, 75, 135, -60, THERE);
    assertThat(start(late(80, first, second), second)).isEqualTo(at(90));
  }

  @Test
  void whoSetOutLateArrivesLater() {
    var before = stop(VisitState.FINISHED, -90, -30, -20, HERE);
    var next = stop(VisitState.DEPARTED, 0, 60, 8, THERE);
    assertThat(start(late(9, before, next), next)).isEqualTo(at(20));
  }

  @Test
  void whoIsAtTheDoorLateBeginsNow() {
    var visit = stop(VisitState.ARRIVED, 0, 60, 12, HERE);
    assertThat(late(13, visit)).containsEntry(visit.visit(), new Estimate(at(15), at(75)));
  }

  @Test
  void aGapTakesTheLatenessUp() {
    var first = stop(VisitState.STARTED, 0, 60, 30, HERE);
    var second = stop(VisitState.ACCEPTED, 120, 180, -60, THERE);
    assertThat(late(31, first, second)).containsOnlyKeys(first.visit());
  }

  @Test
  void whatIsCancelledDelaysNobody() {
    var gone = stop(VisitState.CANCELLED, 0, 60, 0, HERE);
    var next = stop(VisitState.ACCEPTED, 30, 90, -60, THERE);
    assertThat(late(0, gone, next)).isEmpty();
  }

  @Test
  void whoDidALaterVisitFirstIsExpectedAfterIt() {
    var skipped = stop(VisitState.ACCEPTED, 0, 60, -60, THERE);
    var begun = stop(VisitState.STARTED, 70, 130, 10, HERE);
    assertThat(start(late(20, skipped, begun), skipped)).isEqualTo(at(80));
  }
}
