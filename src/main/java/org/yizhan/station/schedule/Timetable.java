package org.yizhan.station.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yizhan.station.household.Place;
import org.yizhan.station.licence.Licence;
import org.yizhan.station.schedule.hours.WorkRulebook;
import org.yizhan.station.travel.Ways;

/**
 * All that decides whether a worker can take a visit, as read under the worker's lock.
 *
 * @param ways how long it takes from door to door
 * @param licence what credentials cover
 * @param hours how long and how late anybody may work
 * @param filters which homes it is kept from
 * @param shifts around the visit
 * @param absences around the visit: time off that was approved
 * @param occupied in the visit's week and the days beside it, without expired holds; where, only
 *     around the visit
 */
public record Timetable(
    UUID worker,
    boolean active,
    Set<String> skills,
    Place home,
    Ways ways,
    Licence licence,
    WorkRulebook hours,
    Filters filters,
    List<Window> shifts,
    List<Window> absences,
    List<Occupied> occupied) {
  /**
   * The timetable once {@code moves} are made: without the visits that move, with those that come
   * here.
   */
  Timetable after(List<Move> moves, Set<UUID> moving) {
    var rest =
        occupied.stream().filter(row -> row.visit() == null || !moving.contains(row.visit()));
    var coming = moves.stream().filter(move -> move.to().equals(worker)).map(Move::occupied);
    return new Timetable(
        worker,
        active,
        skills,
        home,
        ways,
        licence,
        hours,
        filters,
        shifts,
        absences,
        Stream.concat(rest, coming).toList());
  }

  /**
   * What of the timetable matters within a window, by the ways that are known now.
   *
   * @param weeks around the window, which decide about rest
   */
  Timetable within(Window window, Window weeks, Ways now) {
    return new Timetable(
        worker,
        active,
        skills,
        home,
        now,
        licence,
        hours,
        filters,
        overlapping(shifts, window, Function.identity()),
        overlapping(absences, window, Function.identity()),
        overlapping(occupied, weeks, Occupied::during));
  }

  private static <T> List<T> overlapping(List<T> all, Window window, Function<T, Window> during) {
    var some = new ArrayList<T>();
    for (var one : all) {
      if (during.apply(one).overlaps(window)) {
        some.add(one);
      }
    }
    return some;
  }

  /** The timetable when some visits take so much longer than they should. */
  public Timetable delayed(Map<UUID, Duration> late) {
    var longer =
        occupied.stream()
            .map(row ->
                row.visit() == null
                    ? row
                    : row.delayed(late.getOrDefault(row.visit(), Duration.ZERO)));
    return new Timetable(
        worker,
        active,
        skills,
        home,
        ways,
        licence,
        hours,
        filters,
        shifts,
        absences,
        longer.toList());
  }
}
