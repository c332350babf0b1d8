package org.yizhan.station.board;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.station.schedule.Occupied;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.Window;

/** What a picture of a day shows beside what is stored. */
final class BoardRules {
  private BoardRules() {}

  /**
   * The way to a visit.
   *
   * @param minutes from door to door
   * @param fromHome it is the first of the day
   */
  record Leg(int minutes, boolean fromHome) {}

  /** The way to each of the worker's visits of the day: from the one before, or from home. */
  static Map<UUID, Leg> legs(Timetable timetable, Window day) {
    var legs = new HashMap<UUID, Leg>();
    var from = timetable.home();
    var first = true;
    for (var row : visitsOf(timetable, day)) {
      var to = row.place();
      if (row.visit() != null && to != null) {
        legs.put(row.visit(), new Leg(timetable.ways().minutes(from, to), first));
        from = to;
        first = false;
      }
    }
    return legs;
  }

  private static List<Occupied> visitsOf(Timetable timetable, Window day) {
    return timetable.occupied().stream()
        .filter(row -> row.visit() != null && row.during().overlaps(day))
        .sorted(Comparator.comparing(row -> row.during().start()))
        .toList();
  }

  /** What of {@code windows} touches the day, in order. */
  static List<Window> within(List<Window> windows, Window day) {
    return windows.stream()
        .filter(day::overlaps)
        .sorted(Comparator.comparing(Window::start))
        .toList();
  }

  /** Kept for residents who are still choosing. */
  static List<Window> held(Timetable timetable, Window day) {
    return within(
        timetable.occupied().stream()
            .filter(row -> row.hold() != null)
            .map(Occupied::during)
            .toList(),
        day);
  }
}
