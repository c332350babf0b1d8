package org.yizhan.station.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.yizhan.station.schedule.hours.Stretch;
import org.yizhan.station.schedule.hours.WorkRule;
import org.yizhan.station.schedule.hours.WorkRulebook;

/**
 * What a worker does on each day, for the read cache: how much more a day takes, judged once for
 * each length, and whether a visit would leave no break. Rest between days is in the free time.
 */
final class WorkedDays {
  private final WorkRulebook rules;
  private final List<Stretch> taken;
  private final Map<LocalDate, List<Stretch>> byDay = new HashMap<>();
  private final Map<Asked, Boolean> room = new ConcurrentHashMap<>();

  private record Asked(LocalDate day, Duration length) {}

  private WorkedDays(WorkRulebook rules, List<Stretch> taken) {
    this.rules = rules;
    this.taken = taken;
    for (var work : taken) {
      var day = LocalDate.ofInstant(Instant.ofEpochSecond(work.start()), rules.zone());
      byDay.merge(day, List.of(work), WorkedDays::both);
    }
  }

  static WorkedDays of(Timetable timetable) {
    return new WorkedDays(timetable.hours(), taken(timetable));
  }

  /** The nights around the worker's days that must stay free for rest. */
  static List<Window> nights(Timetable timetable) {
    return timetable.hours().nights(taken(timetable)).stream()
        .map(night ->
            new Window(Instant.ofEpochSecond(night.start()), Instant.ofEpochSecond(night.end())))
        .toList();
  }

  /** Whether the limits of day and week leave room for so much more work on the day. */
  boolean hasRoom(Duration length, LocalDate day) {
    return room.computeIfAbsent(
        new Asked(day, length), asked -> rules.hasRoom(taken, asked.day(), asked.length()));
  }

  /** Whether there is a break in time around the visit. */
  boolean restedAround(Window during, LocalDate day) {
    var beside = byDay.get(day);
    return beside == null
        || rules.broken(beside, during.stretch()).stream()
            .noneMatch(rule -> rule.code() == WorkRule.Measure.BREAK);
  }

  private static List<Stretch> taken(Timetable timetable) {
    return timetable.occupied().stream().map(row -> row.during().stretch()).toList();
  }

  private static List<Stretch> both(List<Stretch> one, List<Stretch> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
