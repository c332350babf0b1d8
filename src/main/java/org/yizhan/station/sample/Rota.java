package org.yizhan.station.sample;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who works when. A pattern lists a shift or a rest for each day and then begins again. It is
 * counted from a fixed day, so the same day always gives the same shift, whenever it is asked.
 *
 * @param shifts hours of work by name, station time
 * @param patterns names of shifts, or {@code rest}, by name
 */
record Rota(Map<String, Hours> shifts, Map<String, List<String>> patterns) {
  private static final String REST = "rest";

  record Hours(LocalTime from, LocalTime to) {
    Map<String, String> entry() {
      return Map.of("from", from.toString(), "to", to.toString());
    }
  }

  /**
   * The days of a pattern, as a worker's pattern is stored.
   *
   * @throws IllegalStateException when the rota does not know the pattern or its shift
   */
  List<Map<String, String>> days(String pattern) {
    return named(pattern).stream()
        .map(shift -> hours(shift).map(Hours::entry).orElse(Map.of()))
        .toList();
  }

  /**
   * The hours of work on {@code day}; empty on a day of rest.
   *
   * @param ahead how many days further on in the pattern than a worker with 0
   * @throws IllegalStateException when the rota does not know the pattern or its shift
   */
  Optional<Hours> hours(String pattern, int ahead, LocalDate day) {
    var days = named(pattern);
    return hours(days.get(Math.floorMod(day.toEpochDay() + ahead, days.size())));
  }

  private List<String> named(String pattern) {
    var days = patterns.get(pattern);
    if (days == null) {
      throw new IllegalStateException("The rota has no pattern " + pattern);
    }
    return days;
  }

  private Optional<Hours> hours(String shift) {
    if (shift.equals(REST)) {
      return Optional.empty();
    }
    var hours = shifts.get(shift);
    if (hours == null) {
      throw new IllegalStateException("The rota has no shift " + shift);
    }
    return Optional.of(hours);
  }
}
