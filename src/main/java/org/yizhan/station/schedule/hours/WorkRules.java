package org.yizhan.station.schedule.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Judges a worker's week around a visit. Only what the visit itself touches is held against it. */
public final class WorkRules {
  private WorkRules() {}

  /**
   * What work around the day comes to, found in one pass for all rules.
   *
   * @param ofDay seconds on the day of the week that is asked about
   * @param ofWeek seconds from Monday to Sunday
   * @param worked a bit for each day from Monday to Sunday that has some
   * @param endBefore when the work of the day before ends
   * @param startAfter when the work of the day after starts
   */
  private record Days(long ofDay, long ofWeek, int worked, long endBefore, long startAfter) {
    static Days of(WorkWeek week, List<Stretch> works) {
      long ofDay = 0;
      long ofWeek = 0;
      int worked = 0;
      long endBefore = Long.MIN_VALUE;
      long startAfter = Long.MAX_VALUE;
      for (int i = 0; i < works.size(); i++) {
        var work = works.get(i);
        int day = week.dayOf(work);
        if (day >= 1 && day <= 7) {
          ofWeek += work.length();
          worked |= 1 << day;
        }
        if (day == week.day()) {
          ofDay += work.length();
        } else if (day == week.day() - 1) {
          endBefore = Math.max(endBefore, work.end());
        } else if (day == week.day() + 1) {
          startAfter = Math.min(startAfter, work.start());
        }
      }
      return new Days(ofDay, ofWeek, worked, endBefore, startAfter);
    }

    boolean leaveRest(Stretch wish, long rest) {
      return (endBefore == Long.MIN_VALUE || endBefore + rest <= wish.start())
          && (startAfter == Long.MAX_VALUE || wish.end() + rest <= startAfter);
    }
  }

  /**
   * The rules that would be broken.
   *
   * @param taken what occupies the worker in the week and on the days beside it, in any order; more
   *     does no harm
   * @param wish what would come on top, on the day of {@code week}
   */
  static List<WorkRule> broken(WorkWeek week, List<Stretch> taken, Stretch wish) {
    List<WorkRule> broken = List.of();
    var days = Days.of(week, taken);
    var rules = week.rules();
    for (int i = 0; i < rules.size(); i++) {
      if (isBroken(rules.get(i), week, days, taken, wish)) {
        broken = broken.isEmpty() ? new ArrayList<>() : broken;
        broken.add(rules.get(i));
      }
    }
    return broken;
  }

  private static boolean isBroken(
      WorkRule rule, WorkWeek week, Days days, List<Stretch> taken, Stretch wish) {
    return switch (rule.code()) {
      case DAY_NORMAL -> false;
      case DAY_LONGEST, WEEK_LONGEST, WEEK_DAYS -> !leavesRoom(rule, week, days, wish.length());
      case NIGHT_REST -> !days.leaveRest(wish, rule.amount() * 60L);
      case BREAK -> isWithoutBreak(week, taken, wish, rule.amount() * 60L, rule.after() * 60L);
    };
  }

  /** Whether the limits of day and week leave room for so many more seconds on the day. */
  static boolean leaveRoom(WorkWeek week, List<Stretch> taken, long seconds) {
    var days = Days.of(week, taken);
    return week.rules().stream().allMatch(rule -> leavesRoom(rule, week, days, seconds));
  }

  private static boolean leavesRoom(WorkRule rule, WorkWeek week, Days taken, long seconds) {
    var limit = rule.amount() * 60L;
    return switch (rule.code()) {
      case DAY_LONGEST -> taken.ofDay() + seconds <= limit;
      case WEEK_LONGEST -> taken.ofWeek() + seconds <= limit;
      case WEEK_DAYS -> !isOneDayTooMany(week, taken, rule.amount());
      case DAY_NORMAL, NIGHT_REST, BREAK -> true;
    };
  }

  /** More work on a day that has some already takes no day of rest away. */
  private static boolean isOneDayTooMany(WorkWeek week, Days taken, int most) {
    return (taken.worked() & (1 << week.day())) == 0 && Integer.bitCount(taken.worked()) >= most;
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
      for (int i = 0; i < taken.size(); i++) {
        var work = taken.get(i);
        var near = work.start() - end < pause && start - work.end() < pause;
        if (near && week.isOfTheDay(work)) {
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
