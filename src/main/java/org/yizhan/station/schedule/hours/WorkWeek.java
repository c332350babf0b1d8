package org.yizhan.station.schedule.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;

/**
 * A day and the week around it, Monday to Sunday, with the rules in force on that day. Work belongs
 * to the day on which it begins.
 */
final class WorkWeek {
  private final List<WorkRule> rules;
  private final int day;

  /** In seconds since 1970, from the day before Monday to the end of the day after Sunday. */
  private final long[] midnights = new long[10];

  WorkWeek(LocalDate date, List<WorkRule> rules, ZoneId zone) {
    this.rules = rules;
    this.day = date.getDayOfWeek().getValue();
    var first = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusDays(1);
    Arrays.setAll(midnights, i -> first.plusDays(i).atStartOfDay(zone).toEpochSecond());
  }

  List<WorkRule> rules() {
    return rules;
  }

  /** The day of the week: 1 for Monday. */
  int day() {
    return day;
  }

  /** When the day begins, in seconds since 1970. */
  long begins() {
    return midnights[day];
  }

  /** When the day ends, in seconds since 1970. */
  long ends() {
    return midnights[day + 1];
  }

  /** Whether the work begins on the day. */
  boolean isOfTheDay(Stretch work) {
    return work.start() >= begins() && work.start() < ends();
  }

  /** The day on which the work begins: 1 for Monday, 0 and 8 for the days beside, -1 else. */
  int dayOf(Stretch work) {
    if (isOfTheDay(work)) {
      return day;
    }
    if (work.start() < midnights[0] || work.start() >= midnights[9]) {
      return -1;
    }
    int at = 8;
    while (work.start() < midnights[at]) {
      at--;
    }
    return at;
  }
}
