package org.yizhan.station.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.yizhan.station.household.Place;

/** Whether a worker can be at a door soon, from where they are now. */
public final class ArrivalRules {
  private ArrivalRules() {}

  /**
   * Whether the worker can take the visit at whichever of the places, setting out now or when the
   * visit before is over.
   *
   * @param wish without a place
   */
  public static boolean canArrive(Timetable timetable, Wish wish, List<Place> places, Instant now) {
    if (!timetable.active() || !timetable.skills().contains(wish.service().skill())) {
      return false;
    }
    var from = placeBefore(timetable, wish.visit().start());
    return places.stream()
        .allMatch(place ->
            !now.plus(Duration.ofMinutes(timetable.ways().minutes(from, place)))
                    .isAfter(wish.visit().start())
                && possible(timetable, wish, place, now));
  }

  private static boolean possible(Timetable timetable, Wish wish, Place place, Instant now) {
    return ScheduleRules.judge(timetable, wish.at(place), Set.of(), now)
        instanceof Verdict.Possible;
  }

  /** Where the worker is before {@code start}: at the last visit begun by then, else at home. */
  public static Place placeBefore(Timetable timetable, Instant start) {
    return timetable.occupied().stream()
        .filter(row -> row.place() != null && row.during().start().isBefore(start))
        .max(Comparator.comparing(row -> row.during().end()))
        .map(Occupied::place)
        .orElse(timetable.home());
  }
}
