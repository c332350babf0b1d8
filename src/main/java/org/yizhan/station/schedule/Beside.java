package org.yizhan.station.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.hours.Stretch;
import org.yizhan.station.travel.Ways;

/**
 * What else a worker is taken by when a visit is asked about. It is gone through once: everybody is
 * judged for a list of candidates, and a plan judges without end.
 */
final class Beside {
  private final Ways ways;
  private final Wish wish;
  private final Stretch during;
  private final long start;
  private final long end;
  private final List<Stretch> work;
  private boolean taken;
  private boolean tooFar;
  private boolean mate;

  /**
   * Goes through what the timetable has.
   *
   * @param own visits and holds that do not count
   */
  Beside(Timetable timetable, Wish wish, Stretch during, Set<UUID> own) {
    this.ways = timetable.ways();
    this.wish = wish;
    this.during = during;
    this.start = wish.visit().start().getEpochSecond();
    this.end = wish.visit().end().getEpochSecond();
    var rows = timetable.occupied();
    this.work = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      if (!isOneOf(own, row.visit()) && !isOneOf(own, row.hold())) {
        add(row);
      }
    }
  }

  private static boolean isOneOf(Set<UUID> own, @Nullable UUID id) {
    return id != null && own.contains(id);
  }

  private void add(Occupied row) {
    var time = row.during().stretch();
    work.add(time);
    if (time.overlaps(during)) {
      taken = true;
    } else if (!taken && !tooFar && !isTimeBetween(row, time)) {
      tooFar = true;
    }
    mate |= wish.crew() != null && wish.crew().equals(row.crew());
  }

  /** Whether some of it is at the time of the visit. */
  boolean isTaken() {
    return taken;
  }

  /** Whether the worker cannot get there from the visit before, or to the next one, in time. */
  boolean isTooFar() {
    return tooFar;
  }

  /** Whether it is the other part of the same crew's visit. */
  boolean isMate() {
    return mate;
  }

  /** As the rules about work time count it. */
  List<Stretch> work() {
    return work;
  }

  /**
   * Set-up time is for the way: the worker must get from door to door between the end of one visit
   * and the start of the next.
   */
  private boolean isTimeBetween(Occupied row, Stretch time) {
    var place = wish.place();
    if (place == null || row.place() == null || row.atDoor() == null) {
      return true;
    }
    var atDoor = row.atDoor().getEpochSecond();
    return atDoor < start
        ? leaves(time.end(), row.place(), place, start)
        : leaves(end, place, row.place(), atDoor);
  }

  /** Whether the way fits in between; everything begins and ends on whole seconds. */
  private boolean leaves(long end, Place from, Place to, long start) {
    return end + ways.minutes(from, to) * 60L <= start;
  }
}
