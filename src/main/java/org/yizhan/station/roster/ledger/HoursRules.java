package org.yizhan.station.roster.ledger;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Collectors;
import org.yizhan.station.schedule.hours.WorkRule;
import org.yizhan.station.schedule.hours.WorkRulebook;

/** Adds days up under the rules about work time. */
final class HoursRules {
  private HoursRules() {}

  /**
   * The hours of one worker.
   *
   * @param days from the Monday of the first week on, so that the week's rest can be judged
   * @param from first day that counts
   * @param until first day that does not
   */
  static Total total(List<DayHours> days, LocalDate from, LocalDate until, WorkRulebook rules) {
    var inside =
        days.stream()
            .filter(day -> !day.day().isBefore(from) && day.day().isBefore(until))
            .toList();
    return new Total(
        inside.stream().mapToInt(DayHours::planned).sum(),
        inside.stream().mapToInt(DayHours::worked).sum(),
        inside.stream().mapToInt(day -> overtime(day.day(), day.worked(), rules)).sum(),
        inside.stream().mapToInt(day -> overtime(day.day(), day.planned(), rules)).sum(),
        (int) inside.stream().filter(day -> day.worked() > 0).count(),
        missed(days, from, until, rules));
  }

  /** What of a day's minutes of work lies beyond a normal day. */
  static int overtime(LocalDate day, int minutes, WorkRulebook rules) {
    return rules
        .on(day, WorkRule.Measure.DAY_NORMAL)
        .map(rule -> Math.max(0, minutes - rule.amount()))
        .orElse(0);
  }

  /** Of the weeks whose Sunday lies inside. */
  private static int missed(
      List<DayHours> days, LocalDate from, LocalDate until, WorkRulebook rules) {
    var worked =
        days.stream()
            .filter(day -> day.worked() > 0)
            .collect(Collectors.groupingBy(day -> sunday(day.day()), Collectors.counting()));
    return worked.entrySet().stream()
        .filter(week -> !week.getKey().isBefore(from) && week.getKey().isBefore(until))
        .mapToInt(week ->
            rules
                .on(week.getKey(), WorkRule.Measure.WEEK_DAYS)
                .map(rule -> Math.max(0, week.getValue().intValue() - rule.amount()))
                .orElse(0))
        .sum();
  }

  private static LocalDate sunday(LocalDate day) {
    return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
  }
}
