package org.yizhan.hub.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    return DayRules.count(new DayRules.Day(List.of(visits), List.of(), List.of(), Map.of()));
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

  private static final Duration DAY = Duration.ofDays(1);

  /** What is counted of the day on which the visit begins at {@link #NOON}. */
  private static Counts told(Fact... facts) {
    return told(NOON, facts);
  }

  /** What is counted of the day that begins half a day before {@code noon}. */
  private static Counts told(Instant noon, Fact... facts) {
    var fold = new Fold(Map.of(), List.of());
    List.of(facts).forEach(fold::take);
    var visits = fold.visits().stream().filter(visit -> noon.equals(visit.start())).toList();
    var missed =
        fold.misses().stream().filter(one -> noon.equals(one.start()) && !one.refuted()).toList();
    return DayRules.count(new DayRules.Day(visits, List.of(), missed, Map.of()));
  }

  private static List<Long> missed(Counts counts) {
    return List.of(
        counts.get(Count.VISITS),
        counts.get(Count.NO_SHOWS),
        counts.get(Count.DUE),
        counts.get(Count.ON_TIME));
  }

  @Test
  void takesANoShowAwayWhenSomebodyHadComeAfterAll() {
    var id = Ids.next();
    var assigned = said(id, 1, "assigned", -60, false, false);
    var noShow = new Fact.NoShow(id, NOON.plusSeconds(1_800));

    assertThat(missed(told(assigned, noShow))).containsExactly(1L, 1L, 1L, 0L);
    assertThat(missed(told(assigned, noShow, said(id, 2, "arrived", 5, false, false))))
        .containsExactly(1L, 0L, 1L, 1L);
    assertThat(missed(told(assigned, noShow, said(id, 2, "arrived", 45, false, false))))
        .containsExactly(1L, 1L, 1L, 0L);
  }

  @Test
  void countsANoShowAlsoWhenTheVisitIsCancelledAfterwards() {
    var id = Ids.next();
    var counts =
        told(
            said(id, 1, "assigned", -60, false, false),
            new Fact.NoShow(id, NOON.plusSeconds(1_800)),
            said(id, 2, "cancelled", 40, false, false));

    assertThat(missed(counts)).containsExactly(0L, 1L, 1L, 0L);
  }

  @Test
  void leavesANoShowOnItsDayWhenTheVisitIsMovedAfterwards() {
    var id = Ids.next();
    var later = NOON.plus(DAY);
    Fact[] life = {
      said(id, 1, "assigned", -60, false, false),
      new Fact.NoShow(id, NOON.plusSeconds(1_800)),
      moved(id, 2, later),
      at(later, said(id, 3, "arrived", 24 * 60 + 3, false, false))
    };

    assertThat(missed(told(NOON, life))).containsExactly(0L, 1L, 1L, 0L);
    assertThat(missed(told(later, life))).containsExactly(1L, 0L, 1L, 1L);
  }

  @Test
  void countsANoShowOfEachTimeAndOfOneTimeOnce() {
    var id = Ids.next();
    var later = NOON.plus(DAY);
    Fact[] life = {
      said(id, 1, "assigned", -60, false, false),
      new Fact.NoShow(id, NOON.plusSeconds(1_800)),
      said(id, 2, "assigned", 35, false, false),
      new Fact.NoShow(id, NOON.plusSeconds(4_000)),
      moved(id, 3, later),
      new Fact.NoShow(id, later.plusSeconds(1_800))
    };

    assertThat(told(NOON, life).get(Count.NO_SHOWS)).isEqualTo(1);
    assertThat(told(later, life).get(Count.NO_SHOWS)).isEqualTo(1);
  }

  @Test
  void countsNoNoShowOfAVisitThatNobodySpokeOf() {
    assertThat(told(new Fact.NoShow(Ids.next(), NOON))).isEqualTo(Counts.none());
  }

  private static Fact.OfVisit moved(UUID visit, int version, Instant start) {
    return at(start, said(visit, version, "rescheduled", 60, false, false));
  }

  /** The same of a visit that is to begin then. */
  private static Fact.OfVisit at(Instant start, Fact.OfVisit said) {
    return new Fact.OfVisit(
        said.visit(),
        said.version(),
        said.at(),
        said.what(),
        said.state(),
        start,
        start.plusSeconds(7_200),
        said.worker(),
        said.household(),
        said.since(),
        said.overridden(),
        said.unlicensed());
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

    assertThat(Figure.SAME_WORKER.value(after(visit, WORKER))).hasValue(1);
    assertThat(Figure.SAME_WORKER.value(after(visit, Ids.next()))).hasValue(0);
  }

  private static Counts after(VisitFact visit, UUID before) {
    return DayRules.count(
        new DayRules.Day(
            List.of(visit), List.of(), List.of(), Map.of(visit.visit(), List.of(before))));
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
    var counts = DayRules.count(new DayRules.Day(List.of(), moments, List.of(), Map.of()));
    return List.of(counts.get(Count.ASKED_DAYS), counts.get(Count.ABLE_DAYS));
  }
}
