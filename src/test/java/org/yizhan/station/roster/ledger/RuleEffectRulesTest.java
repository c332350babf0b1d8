package org.yizhan.station.roster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.text.Text;
import org.yizhan.station.schedule.hours.Stretch;
import org.yizhan.station.schedule.hours.WorkRule;
import org.yizhan.station.schedule.hours.WorkRule.Measure;
import org.yizhan.station.schedule.hours.WorkRulebook;

class RuleEffectRulesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  private static final UUID WORKER = new UUID(0, 1);

  private static WorkRulebook rules(Measure measure, int amount) {
    var rule =
        new WorkRule(
            measure,
            1,
            new Text("规定", "Rule"),
            "own",
            amount,
            null,
            true,
            true,
            MONDAY.minusYears(1));
    return new WorkRulebook(List.of(rule), ZONE);
  }

  private static Stint stint(int id, int day, int from, int to, boolean ahead) {
    var midnight = MONDAY.plusDays(day).atStartOfDay(ZONE).toEpochSecond();
    var during = new Stretch(midnight + from * 3_600L, midnight + to * 3_600L);
    return new Stint(new UUID(1, id), WORKER, during, ahead);
  }

  private static UUID visit(int id) {
    return new UUID(1, id);
  }

  @Test
  void onlyTheVisitsThatAreTooManyCount() {
    var day =
        List.of(stint(3, 0, 14, 17, true), stint(1, 0, 7, 10, false), stint(2, 0, 10, 13, true));
    var effect =
        RuleEffectRules.effect(
            day,
            rules(Measure.DAY_LONGEST, 660),
            rules(Measure.DAY_LONGEST, 360),
            Measure.DAY_LONGEST,
            MONDAY);
    assertThat(effect.broken()).containsExactly(visit(3));
    assertThat(effect.mended()).isEmpty();
  }

  @Test
  void whatNobodyElseCouldMakeAnyMoreIsNotCounted() {
    var day = List.of(stint(1, 0, 7, 10, true), stint(2, 0, 10, 13, false));
    var effect =
        RuleEffectRules.effect(
            day,
            rules(Measure.DAY_LONGEST, 660),
            rules(Measure.DAY_LONGEST, 240),
            Measure.DAY_LONGEST,
            MONDAY);
    assertThat(effect.broken()).isEmpty();
  }

  @Test
  void aWeekIsCountedFromItsMondayAlsoWhenTheRuleBeginsWithinIt() {
    var week =
        List.of(stint(1, 0, 8, 18, false), stint(2, 1, 8, 18, false), stint(3, 3, 8, 18, true));
    var effect =
        RuleEffectRules.effect(
            week,
            rules(Measure.WEEK_LONGEST, 2_640),
            rules(Measure.WEEK_LONGEST, 1_500),
            Measure.WEEK_LONGEST,
            MONDAY.plusDays(2));
    assertThat(effect.broken()).containsExactly(visit(3));
  }

  @Test
  void aMilderRuleMendsWhatWasDecidedAgainstTheStricterOne() {
    var nights = List.of(stint(1, 0, 18, 22, true), stint(2, 1, 7, 9, true));
    var effect =
        RuleEffectRules.effect(
            nights,
            rules(Measure.NIGHT_REST, 660),
            rules(Measure.NIGHT_REST, 480),
            Measure.NIGHT_REST,
            MONDAY);
    assertThat(effect.mended()).containsExactly(visit(2));
  }

  @Test
  void aShorterNormalDayMakesOvertime() {
    var days = List.of(stint(1, 0, 8, 16, true), stint(2, 1, 8, 15, true));
    var effect =
        RuleEffectRules.effect(
            days,
            rules(Measure.DAY_NORMAL, 480),
            rules(Measure.DAY_NORMAL, 420),
            Measure.DAY_NORMAL,
            MONDAY);
    assertThat(List.of(effect.overtimeBefore(), effect.overtimeAfter())).containsExactly(0, 60);
    assertThat(effect.broken()).isEmpty();
  }
}
