package org.yizhan.station.schedule.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Judges a worker's week around a visit. Only what the visit itself touches is held against it. */
public final class WorkRules {
  private WorkRules() {}

  /**
   * Work with the day of the week on which each piece begins, and what it comes to, found once for
   * all rules.
   *
   * @param ofDay seconds on the day of the week that is asked about
   * @param ofWeek seconds from Monday to Sunday
   * @param worked a bit for each day from Monday to Sunday that has some
   */
  private record Days(List<Stretch> works, int[] days, long ofDay, long ofWeek, int worked) {
    static Days of(WorkWeek week, List<Stretch> works) {
      var days = new int[works.size()];
      long ofDay = 0;
      long ofWeek = 0;
      int worked = 0;
      for (int i = 0; i < days.length; i++) {
        var work = works.get(i);
        int day = week.dayOf(work);
        days[i] = day;
        if (day >= 1 && day <= 7) {
          ofWeek += work.length();
          worked |= 1 << day;
        }
        if (day == week.day()) {
          ofDay += work.length();
        }
      }
      return new Days(works, days, ofDay, ofWeek, worked);
    }

    int size() {
      return days.length;
    }

    Stretch work(int i) {
      return works.get(i);
    }

    int day(int i) {
      return days[i];
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
    var broken = new ArrayList<WorkRule>();
    var days = Days.of(week, taken);
    for (var rule : week.rules()) {
      if (isBroken(rule, week, days, wish)) {
        broken.add(rule);
      }
    }
    return broken;
  }

  private static boolean isBroken(WorkRule rule, WorkWeek week, Days taken, Stretch wish) {
    return switch (rule.code()) {
      case DAY_NORMAL -> false;
      case DAY_LONGEST, WEEK_LONGEST, WEEK_DAYS -> !leavesRoom(rule, week, taken, wish.length());
      case NIGHT_REST -> !isRested(week, taken, wish, rule.amount() * 60L);
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

  private static boolean isRested(WorkWeek week, Days taken, Stretch wish, long rest) {
    for (int i = 0; i < taken.size(); i++) {
      var work = taken.work(i);
      var day = taken.day(i);
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
      WorkWeek week, Days taken, Stretch wish, long pause, long longest) {
    var start = wish.start();
    var end = wish.end();
    var alone = true;
    for (var grows = true; grows; ) {
      grows = false;
      for (int i = 0; i < taken.size(); i++) {
        var work = taken.work(i);
        var near = work.start() - end < pause && start - work.end() < pause;
        if (near && taken.day(i) == week.day()) {
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
