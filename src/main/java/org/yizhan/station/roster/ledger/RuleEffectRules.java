package org.yizhan.station.roster.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.station.schedule.hours.Stretch;
import org.yizhan.station.schedule.hours.WorkRule;
import org.yizhan.station.schedule.hours.WorkRulebook;

/** What another version of a rule about work time would do to the visits of a worker. */
final class RuleEffectRules {
  private RuleEffectRules() {}

  /**
   * The effect on one worker.
   *
   * @param broken visits ahead that the rule would stand against, and does not yet
   * @param mended visits ahead that it stands against now, and would not any more
   * @param overtimeBefore minutes beyond normal days, as the visits are planned
   * @param overtimeAfter the same by the new version
   */
  record Effect(List<UUID> broken, List<UUID> mended, int overtimeBefore, int overtimeAfter) {}

  /**
   * The effect on one worker's visits.
   *
   * @param stints of the worker, from a week before {@code from} on, in any order
   * @param from the first day of the new version
   */
  static Effect effect(
      List<Stint> stints,
      WorkRulebook now,
      WorkRulebook then,
      WorkRule.Measure measure,
      LocalDate from) {
    var inOrder =
        stints.stream().sorted(Comparator.comparingLong(stint -> stint.during().start())).toList();
    var before = against(inOrder, now, measure);
    var after = against(inOrder, then, measure);
    var counted =
        inOrder.stream()
            .filter(stint -> !dayOf(stint.during(), now).isBefore(from))
            .filter(Stint::ahead)
            .map(Stint::visit)
            .toList();
    return new Effect(
        counted.stream().filter(id -> after.contains(id) && !before.contains(id)).toList(),
        counted.stream().filter(id -> before.contains(id) && !after.contains(id)).toList(),
        overtime(inOrder, now, from),
        overtime(inOrder, then, from));
  }

  /**
   * The visits that would be one too many, taken in the order of time: if three of four fit, the
   * rule stands against the fourth alone.
   */
  private static Set<UUID> against(
      List<Stint> inOrder, WorkRulebook rules, WorkRule.Measure measure) {
    var taken = new ArrayList<Stretch>();
    var against = new HashSet<UUID>();
    for (var stint : inOrder) {
      var broken = rules.broken(taken, stint.during());
      if (broken.stream().anyMatch(rule -> rule.code() == measure)) {
        against.add(stint.visit());
      } else {
        taken.add(stint.during());
      }
    }
    return against;
  }

  private static int overtime(List<Stint> stints, WorkRulebook rules, LocalDate from) {
    var minutes =
        stints.stream()
            .filter(stint -> !dayOf(stint.during(), rules).isBefore(from))
            .collect(
                Collectors.groupingBy(
                    stint -> dayOf(stint.during(), rules),
                    Collectors.summingInt(
                        stint -> (int) (stint.during().end() - stint.during().start()) / 60)));
    return minutes.entrySet().stream()
        .mapToInt(day -> HoursRules.overtime(day.getKey(), day.getValue(), rules))
        .sum();
  }

  private static LocalDate dayOf(Stretch during, WorkRulebook rules) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(during.start()), rules.zone());
  }
}
