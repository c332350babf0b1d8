package org.yizhan.hub.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.ids.Ids;

class DayRulesTest {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final UUID WORKER = Ids.next();

  private static Counts count(VisitFact... visits) {
    return DayRules.count(new DayRules.Day(List.of(visits), List.of(), Map.of()));
  }

  private static Fact.OfVisit said(
      UUID visit, int version, String what, int minutes, boolean overridden, boolean unlicensed) {
    var since = NOON.plusSeconds(60L * minutes);
    return new Fact.OfVisit(
        visit,
        version,
        NOON.minusSeconds(3_600),
        what,
        what,
        NOON,
        NOON.plusSeconds(7_200),
        WORKER,
        Ids.next(),
        since,
        overridden,
        unlicensed);
  }

  private static VisitFact finished(int arrival, boolean overridden, boolean unlicensed) {
    var id = Ids.next();
    return VisitFact.unknown(id)
        .with(said(id, 1, "assigned", -60, overridden, false))
        .with(said(id, 2, "accepted", -50, false, false))
        .with(said(id, 3, "arrived", arrival, false, unlicensed))
        .with(said(id, 4, "finished", 120, false, false));
  }

  @Test
  void isOnTimeUpToTenMinutesAfterTheStart() {
    assertThat(count(finished(10, false, false)).get(Count.ON_TIME)).isEqualTo(1);
    assertThat(count(finished(11, false, false)).get(Count.ON_TIME)).isZero();
    assertThat(count(finished(11, false, false)).get(Count.DUE)).isEqualTo(1);
  }

  @Test
  void countsHoursAndWaitingOfWhatWasDone() {
    var counts = count(finished(0, false, false), finished(3, false, false));

    assertThat(counts.get(Count.MINUTES)).isEqualTo(240);
    assertThat(Figure.HOURS.value(counts)).hasValue(4);
    assertThat(Figure.RESPONSE.value(counts)).hasValue(10);
    assertThat(Figure.SAME_WORKER.value(counts)).isEmpty();
  }

  @Test
  void listsWhatWasDoneAgainstARuleOrWithoutACredential() {
    var counts =
        count(finished(0, false, false), finished(0, true, false), finished(0, false, true));

    assertThat(counts.get(Count.CERTIFIED)).isEqualTo(1);
    assertThat(counts.get(Count.FINISHED)).isEqualTo(3);
  }

  @Test
  void takesANoShowAwayWhenSomebodyHadComeAfterAll() {
    var id = Ids.next();
    var missed =
        VisitFact.unknown(id)
            .with(said(id, 1, "assigned", -60, false, false))
            .with(new Fact.NoShow(id, NOON.plusSeconds(1_800)));
    var came = missed.with(said(id, 2, "arrived", 5, false, false));
    var cameLate = missed.with(said(id, 2, "arrived", 45, false, false));

    assertThat(count(missed).get(Count.NO_SHOWS)).isEqualTo(1);
    assertThat(count(missed).get(Count.DUE)).isEqualTo(1);
    assertThat(count(came).get(Count.NO_SHOWS)).isZero();
    assertThat(count(cameLate).get(Count.NO_SHOWS)).isEqualTo(1);
    assertThat(count(cameLate).get(Count.DUE)).isEqualTo(1);
  }

  @Test
  void countsNoNoShowOfATimeThatTheVisitIsNotAtAnyMore() {
    var id = Ids.next();
    var missed =
        VisitFact.unknown(id)
            .with(said(id, 1, "assigned", -60, false, false))
            .with(new Fact.NoShow(id, NOON.minusSeconds(1)));

    assertThat(count(missed).get(Count.NO_SHOWS)).isZero();
    assertThat(count(missed).get(Count.DUE)).isZero();
    assertThat(missed.oddities()).isEmpty();
    assertThat(missed.with(new Fact.NoShow(id, NOON.plusSeconds(1_800))).oddities())
        .containsExactly("no-show");
  }

  @Test
  void forgetsTheArrivalOfWhoeverWasSentBefore() {
    var id = Ids.next();
    var given =
        VisitFact.unknown(id)
            .with(said(id, 1, "assigned", -60, false, false))
            .with(said(id, 2, "arrived", 0, false, true))
            .with(said(id, 3, "assigned", 5, false, false));

    assertThat(count(given).get(Count.DUE)).isZero();
    assertThat(given.with(said(id, 4, "finished", 60, false, false)).certified()).isTrue();
  }

  @Test
  void knowsWhetherAHouseholdSawTheSamePersonAgain() {
    var visit = finished(0, false, false);
    var same = new DayRules.Day(List.of(visit), List.of(), Map.of(visit.visit(), List.of(WORKER)));
    var other =
        new DayRules.Day(List.of(visit), List.of(), Map.of(visit.visit(), List.of(Ids.next())));

    assertThat(Figure.SAME_WORKER.value(DayRules.count(same))).hasValue(1);
    assertThat(Figure.SAME_WORKER.value(DayRules.count(other))).hasValue(0);
  }

  @Test
  void coversADayOnWhichAtMostOneInTwentyIsRefused() {
    assertThat(ability(19, 1)).containsExactly(1L, 1L);
    assertThat(ability(18, 1)).containsExactly(1L, 0L);
    assertThat(ability(0, 0)).containsExactly(0L, 0L);
  }

  private static List<Long> ability(int booked, int unmet) {
    var moments =
        IntStream.range(0, booked + unmet)
            .mapToObj(i ->
                new Fact.Moment(
                    i < booked ? Fact.Kind.BOOKED : Fact.Kind.UNMET, Ids.next(), NOON, ""))
            .toList();
    var counts = DayRules.count(new DayRules.Day(List.of(), moments, Map.of()));
    return List.of(counts.get(Count.ASKED_DAYS), counts.get(Count.ABLE_DAYS));
  }
}
