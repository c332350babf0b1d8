package org.yizhan.station.dispatch.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.text.Text;
import org.yizhan.station.StationFixture;
import org.yizhan.station.schedule.AheadRules;
import org.yizhan.station.schedule.AheadRules.Outcome;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.hours.WorkRule;
import org.yizhan.station.schedule.hours.WorkRulebook;

/** What becomes of visits ahead when the rules are no longer those under which they were given. */
class AheadRulesTest {
  /** Room for two of the visits, each an hour with a quarter of set-up. */
  private static final int TWO_VISITS = 160;

  private final InventedDay day = new InventedDay();
  private final UUID worker = day.worker(0, "cleaning");
  private final List<DayVisit> visits =
      Stream.of(9, 12, 15).map(hour -> day.cleaning(hour, 0, worker)).toList();

  private static WorkRule longestDay(int minutes, boolean overridable) {
    var name = new Text("每日最长工时", "Longest day");
    return new WorkRule(
        WorkRule.Measure.DAY_LONGEST,
        1,
        name,
        "own",
        minutes,
        null,
        overridable,
        true,
        LocalDate.of(2020, 1, 1));
  }

  private List<Outcome> outcomes(Map<UUID, Set<String>> decided, WorkRule... rules) {
    var had = day.timetable(worker);
    var ruled =
        new Timetable(
            worker,
            had.active(),
            had.skills(),
            had.home(),
            had.ways(),
            had.licence(),
            new WorkRulebook(List.of(rules), StationFixture.ZONE),
            had.filters(),
            had.shifts(),
            had.absences(),
            had.occupied());
    var ahead = visits.stream().map(v -> new AheadRules.Ahead(v.id(), v.wish())).toList();
    var found = AheadRules.judge(ruled, ahead, decided);
    return ahead.stream().map(one -> found.get(one.visit())).toList();
  }

  @Test
  void nothingBecomesOfWhatIsLawful() {
    assertThat(outcomes(Map.of(), longestDay(3 * 75, false))).containsOnly(new Outcome.Stays());
  }

  @Test
  void ofADayThatIsTooLongTheLastVisitGoesAndNoOther() {
    var rule = longestDay(TWO_VISITS, false);

    assertThat(outcomes(Map.of(), rule))
        .containsExactly(
            new Outcome.Stays(),
            new Outcome.Stays(),
            new Outcome.Goes(List.of(new Reason.OverWorked(rule))));
  }

  @Test
  void aPersonIsAskedWhereTheRuleAllowsIt() {
    var rule = longestDay(TWO_VISITS, true);

    assertThat(outcomes(Map.of(), rule).getLast())
        .isEqualTo(new Outcome.Asks(List.of(new Reason.OverWorked(rule))));
  }

  @Test
  void whatWasDecidedStandsAndCountsAgainstNothingElse() {
    var decided = Map.of(visits.get(1).id(), Set.of("day-longest"));

    assertThat(outcomes(decided, longestDay(TWO_VISITS, false))).containsOnly(new Outcome.Stays());
  }

  @Test
  void aDecisionAgainstOneRuleIsNoneAgainstAnother() {
    var decided = Map.of(visits.getLast().id(), Set.of("night-rest"));

    assertThat(outcomes(decided, longestDay(TWO_VISITS, false)).getLast())
        .isInstanceOf(Outcome.Goes.class);
  }
}
