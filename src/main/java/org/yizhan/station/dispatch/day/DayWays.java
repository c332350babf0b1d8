package org.yizhan.station.dispatch.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Place;
import org.yizhan.station.travel.Ways;

/**
 * How far everybody goes on a day.
 *
 * @param minutes of all workers, from home to home
 * @param to minutes to each visit from wherever its worker is before
 */
record DayWays(int minutes, Map<UUID, Integer> to) {
  /** Where somebody is when. */
  private record Stop(Instant at, Place place, @Nullable UUID visit) {}

  /** The ways when these workers serve these visits, beside what stays as it is. */
  static DayWays of(DayFacts facts, Map<UUID, UUID> serving) {
    var stops = new HashMap<UUID, List<Stop>>();
    for (var visit : facts.visits()) {
      var worker = serving.get(visit.id());
      if (worker != null) {
        stops
            .computeIfAbsent(worker, id -> new ArrayList<>())
            .add(new Stop(visit.visit().start(), visit.place(), visit.id()));
      }
    }
    var movable = facts.movable();
    var to = new HashMap<UUID, Integer>();
    int minutes = 0;
    for (var timetable : facts.timetables().values()) {
      var route = stops.computeIfAbsent(timetable.worker(), id -> new ArrayList<>());
      for (var row : facts.fixed(timetable.worker(), movable)) {
        if (row.place() != null) {
          route.add(new Stop(row.during().end(), row.place(), null));
        }
      }
      minutes += walk(facts.ways(), timetable.home(), route, to);
    }
    return new DayWays(minutes, to);
  }

  private static int walk(Ways ways, Place home, List<Stop> route, Map<UUID, Integer> to) {
    var at = home;
    int minutes = 0;
    for (var stop : route.stream().sorted(Comparator.comparing(Stop::at)).toList()) {
      int way = ways.minutes(at, stop.place());
      minutes += way;
      if (stop.visit() != null) {
        to.put(stop.visit(), way);
      }
      at = stop.place();
    }
    return minutes + ways.minutes(at, home);
  }
}
