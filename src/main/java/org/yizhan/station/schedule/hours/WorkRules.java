package org.yizhan.station.schedule.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Judges a worker's week around a visit. Only what the visit itself touches is held against it. */
public final class WorkRules {
  private WorkRules() {}

  /**
   * The rules that would be broken.
   *
   * @param taken what occupies the worker in the week and on the days beside it, in any order; more
   *     does no harm
   * @param wish what would come on top, on the day of {@code week}
   */
  static List<WorkRule> broken(WorkWeek week, List<Stretch> taken, Stretch wish) {
    var broken = new ArrayList<WorkRule>();
    for (var rule : week.rules()) {
      if (isBroken(rule, week, taken, wish)) {
        broken.add(rule);
      }
    }
    return broken;
  }

  private static boolean isBroken(WorkRule rule, WorkWeek week, List<Stretch> taken, Stretch wish) {
    return switch (rule.code()) {
      case DAY_NORMAL -> false;
      case DAY_LONGEST, WEEK_LONGEST, WEEK_DAYS -> !leavesRoom(rule, week, taken, wish.length());
      case NIGHT_REST -> !isRested(week, taken, wish, rule.amount() * 60L);
      case BREAK -> isWithoutBreak(week, taken, wish, rule.amount() * 60L, rule.after() * 60L);
    };
  }

  /** Whether the limits of day and week leave room for so many more seconds on the day. */
  static boolean leaveRoom(WorkWeek week, List<Stretch> taken, long seconds) {
    return week.rules().stream().allMatch(rule -> leavesRoom(rule, week, taken, seconds));
  }

  private static boolean leavesRoom(
      WorkRule rule, WorkWeek week, List<Stretch> taken, long seconds) {
    var limit = rule.amount() * 60L;
    return switch (rule.code()) {
      case DAY_LONGEST -> worked(week, taken, week.day(), week.day()) + seconds <= limit;
      case WEEK_LONGEST -> worked(week, taken, 1, 7) + seconds <= limit;
      case WEEK_DAYS -> !isOneDayTooMany(week, taken, rule.amount());
      case DAY_NORMAL, NIGHT_REST, BREAK -> true;
    };
  }

  private static long worked(WorkWeek week, List<Stretch> taken, int from, int to) {
    var seconds = 0L;
    for (var work : taken) {
      var day = week.dayOf(work);
      if (day >= from && day <= to) {
        seconds += work.length();
      }
    }
    return seconds;
  }

  /** More work on a day that has some already takes no day of rest away. */
  private static boolean isOneDayTooMany(WorkWeek week, List<Stretch> taken, int most) {
    var days = new BitSet(8);
    for (var work : taken) {
      var day = week.dayOf(work);
      if (day >= 1 && day <= 7) {
        days.set(day);
      }
    }
    return !days.get(week.day()) && days.cardinality() >= most;
  }

  private static boolean isRested(WorkWeek week, List<Stretch> taken, Stretch wish, long rest) {
    for (var work : taken) {
      var day = week.dayOf(work);
      var tooSoon = day == week.day() - 1 && work.end() + rest > wish.start();
      var tooLate = day == week.day() + 1 && wish.end() + rest > work.start();
      if (tooSoon || tooLate) {
        return false;
      }
    }
    return true;
  }

  /**
   * Visits with less than a break between them are one stretch of work, which may not be too long.
   * A single long visit has its break inside it.
   */
  private static boolean isWithoutBreak(
      WorkWeek week, List<Stretch> taken, Stretch wish, long pause, long longest) {
    var start = wish.start();
    var end = wish.end();
    var alone = true;
    for (var grows = true; grows; ) {
      grows = false;
      for (var work : taken) {
        var near = work.start() - end < pause && start - work.end() < pause;
        if (near && week.dayOf(work) == week.day()) {
          alone = false;
          grows |= work.start() < start || work.end() > end;
          start = Math.min(start, work.start());
          end = Math.max(end, work.end());
        }
      }
    }
    return !alone && end - start > longest;
  }

  /** The time before the next day's and after the day before's work that must stay free. */
  static List<Stretch> nights(WorkRulebook rules, List<Stretch> taken) {
    var nights = new ArrayList<Stretch>();
    for (var work : taken) {
      var date = LocalDate.ofInstant(Instant.ofEpochSecond(work.start()), rules.zone());
      var week = rules.week(date);
      rules
          .on(date.plusDays(1), WorkRule.Measure.NIGHT_REST)
          .map(rule -> new Stretch(week.ends(), work.end() + rule.amount() * 60L))
          .filter(night -> night.length() > 0)
          .ifPresent(nights::add);
      rules
          .on(date.minusDays(1), WorkRule.Measure.NIGHT_REST)
          .map(rule -> new Stretch(work.start() - rule.amount() * 60L, week.begins()))
          .filter(night -> night.length() > 0)
          .ifPresent(nights::add);
    }
    return nights;
  }
}
