package org.yizhan.station.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yizhan.platform.text.Text;
import org.yizhan.station.schedule.Obstacle;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.schedule.hours.WorkRule;

/** Nothing but rules that are marked so gives way to a manager's decision. */
class OverrideRulesTest {
  @Property
  void aDecisionTakesAwayTheRulesThatAllowItAndNothingElse(
      @ForAll("reasons") List<Reason> reasons) {
    var ruling = OverrideRules.rule(new Verdict.Impossible(reasons), true);

    var left = reasons.stream().filter(reason -> !reason.overridable()).toList();
    assertThat(ruling.rest())
        .isEqualTo(left.isEmpty() ? new Verdict.Possible() : new Verdict.Impossible(left));
    assertThat(ruling.overridden())
        .containsExactlyInAnyOrderElementsOf(
            reasons.stream().filter(Reason::overridable).map(Reason::rule).distinct().toList());
  }

  @Property
  void withoutADecisionEveryVerdictStands(@ForAll("reasons") List<Reason> reasons) {
    var verdict = new Verdict.Impossible(reasons);

    assertThat(OverrideRules.rule(verdict, false).rest()).isEqualTo(verdict);
    assertThat(OverrideRules.rule(verdict, false).overridden()).isEmpty();
    assertThat(OverrideRules.rule(new Verdict.Possible(), true).overridden()).isEmpty();
  }

  @Provide
  Arbitrary<List<Reason>> reasons() {
    var rules =
        Stream.of(WorkRule.Measure.values())
            .flatMap(code -> Stream.of(rule(code, true), rule(code, false)))
            .map(Reason.OverWorked::new);
    var all = Stream.concat(Stream.of(Obstacle.values()), rules).toList();
    return Arbitraries.<Reason>of(all).list().uniqueElements().ofMinSize(1).ofMaxSize(6);
  }

  private static WorkRule rule(WorkRule.Measure code, boolean overridable) {
    var name = new Text("规则", "Rule");
    var from = LocalDate.of(2026, 1, 1);
    return new WorkRule(code, 1, name, "劳动法", 60, null, overridable, true, from);
  }
}
