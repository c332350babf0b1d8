package org.yizhan.station.schedule.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.text.Text;
import org.yizhan.station.schedule.hours.WorkRule.Measure;

class WorkRulesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

  private static final WorkRulebook RULES =
      new WorkRulebook(
          List.of(
              rule(Measure.DAY_NORMAL, 480),
              rule(Measure.DAY_LONGEST, 660),
              rule(Measure.WEEK_LONGEST, 2_640),
              rule(Measure.WEEK_DAYS, 6),
              rule(Measure.NIGHT_REST, 660),
              rule(Measure.BREAK, 30)),
          ZONE);

  private static WorkRule rule(Measure measure, int amount) {
    return new WorkRule(
        measure,
        1,
        new Text("规定", "Rule"),
        "own",
        amount,
        measure == Measure.BREAK ? 360 : null,
        true,
        true,
        MONDAY.minusYears(1));
  }

  /** Work on a day, Monday is 0, between two hours of it. */
  private static Stretch work(int day, double from, double to) {
    var midnight = MONDAY.plusDays(day).atStartOfDay(ZONE).toEpochSecond();
    return new Stretch(midnight + Math.round(from * 3_600), midnight + Math.round(to * 3_600));
  }

  private static List<Measure> broken(List<Stretch> taken, Stretch wish) {
    return RULES.broken(taken, wish).stream().map(WorkRule::code).toList();
  }

  @Test
  void nothingStandsAgainstAFirstVisit() {
    assertThat(broken(List.of(), work(0, 8, 19))).isEmpty();
  }

  @Test
  void aDayHasElevenHoursWithOvertime() {
    var taken = List.of(work(0, 7, 12), work(0, 12.5, 15.5));
    assertThat(broken(taken, work(0, 16, 19))).isEmpty();
    assertThat(broken(taken, work(0, 16, 19.25))).containsExactly(Measure.DAY_LONGEST);
  }

  @Test
  void aWeekHasFortyFourHoursFromMondayToSunday() {
    var taken = Stream.of(0, 1, 2, 3).map(day -> work(day, 8, 18)).toList();
    assertThat(broken(taken, work(4, 8, 12))).isEmpty();
    assertThat(broken(taken, work(6, 8, 13))).containsExactly(Measure.WEEK_LONGEST);
    assertThat(broken(taken, work(7, 8, 13))).isEmpty();
  }

  @Test
  void oneDayOfTheWeekStaysFree() {
    var taken = Stream.of(0, 1, 2, 3, 4, 5).map(day -> work(day, 8, 10)).toList();
    assertThat(broken(taken, work(6, 8, 10))).containsExactly(Measure.WEEK_DAYS);
    assertThat(broken(taken, work(5, 12, 14))).isEmpty();
  }

  @Test
  void elevenHoursLieBetweenTwoDays() {
    assertThat(broken(List.of(work(0, 18, 22)), work(1, 8, 10)))
        .containsExactly(Measure.NIGHT_REST);
    assertThat(broken(List.of(work(0, 18, 21)), work(1, 8, 10))).isEmpty();
    assertThat(broken(List.of(work(1, 7, 9)), work(0, 18, 21))).containsExactly(Measure.NIGHT_REST);
    assertThat(broken(List.of(work(-1, 20, 22)), work(0, 8, 10)))
        .containsExactly(Measure.NIGHT_REST);
  }

  @Test
  void aBreakOfHalfAnHourIsDueAfterSixHours() {
    var taken = List.of(work(0, 8, 10), work(0, 10.25, 12));
    assertThat(broken(taken, work(0, 12.25, 14))).isEmpty();
    assertThat(broken(taken, work(0, 12.25, 14.25))).containsExactly(Measure.BREAK);
    assertThat(broken(taken, work(0, 12.5, 16))).isEmpty();
    assertThat(broken(List.of(work(0, 12, 14)), work(0, 6, 11.75))).containsExactly(Measure.BREAK);
  }

  @Test
  void aRuleOutOfForceStopsNobody() {
    var out =
        new WorkRule(Measure.DAY_LONGEST, 2, new Text("", ""), "own", 1, null, true, false, MONDAY);
    var rules = RULES.with(out);
    assertThat(rules.broken(List.of(), work(0, 8, 20))).isEmpty();
    assertThat(rules.broken(List.of(), work(-1, 8, 20)))
        .extracting(WorkRule::code)
        .containsExactly(Measure.DAY_LONGEST);
  }

  @Provide
  Arbitrary<List<Stretch>> wishes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 13),
            Arbitraries.integers().between(0, 80),
            Arbitraries.integers().between(2, 24))
        .as((day, start, length) -> work(day, start / 4.0, Math.min(24, (start + length) / 4.0)))
        .list()
        .ofMaxSize(60);
  }

  /** What the cache of free time asks in parts gives the same answer as the whole judgement. */
  @Property
  void thePartsAreTheWhole(@ForAll("wishes") List<Stretch> wishes) {
    var taken = new ArrayList<Stretch>();
    for (var wish : wishes) {
      var day = LocalDate.ofInstant(Instant.ofEpochSecond(wish.start()), ZONE);
      var beside =
          taken.stream()
              .filter(work -> RULES.week(day).dayOf(work) == RULES.week(day).day())
              .toList();
      var free =
          RULES.hasRoom(taken, day, Duration.ofSeconds(wish.length()))
              && RULES.nights(taken).stream().noneMatch(night -> overlap(night, wish))
              && RULES.broken(beside, wish).stream().noneMatch(r -> r.code() == Measure.BREAK);
      var broken = RULES.broken(taken, wish);
      if (taken.stream().noneMatch(work -> overlap(work, wish))) {
        assertThat(free).isEqualTo(broken.isEmpty());
      }
      if (broken.isEmpty() && taken.stream().noneMatch(work -> overlap(work, wish))) {
        taken.add(wish);
      }
    }
    taken.forEach(work ->
        assertThat(RULES.broken(taken.stream().filter(other -> !other.equals(work)).toList(), work))
            .as("whatever order they came in")
            .isEmpty());
  }

  private static boolean overlap(Stretch one, Stretch other) {
    return one.start() < other.end() && other.start() < one.end();
  }
}
