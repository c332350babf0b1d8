package org.yizhan.station.dispatch;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.schedule.Verdict;

/** What a manager's decision makes of a verdict: only rules that are marked so give way (S04). */
public final class OverrideRules {
  private OverrideRules() {}

  /**
   * A verdict after a decision.
   *
   * @param overridden the codes of the rules that were decided against
   * @param rest what still holds
   */
  public record Ruling(Set<String> overridden, Verdict rest) {}

  /**
   * Holds the decision against the verdict.
   *
   * @param decided whether a manager decides against whatever rule allows it
   */
  public static Ruling rule(Verdict verdict, boolean decided) {
    return switch (verdict) {
      case Verdict.Impossible(var reasons) when decided -> rule(reasons);
      case Verdict.Impossible _, Verdict.Possible _ -> new Ruling(Set.of(), verdict);
    };
  }

  private static Ruling rule(List<Reason> reasons) {
    var rules = new TreeSet<String>();
    reasons.stream()
        .filter(Reason::overridable)
        .flatMap(reason -> Stream.ofNullable(reason.rule()))
        .forEach(rules::add);
    var left = reasons.stream().filter(reason -> !reason.overridable()).toList();
    return new Ruling(
        rules, left.isEmpty() ? new Verdict.Possible() : new Verdict.Impossible(left));
  }
}
