package org.yizhan.station.schedule;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.yizhan.station.catalog.Service;

/** A worker in the read cache: what they can do, and when, over the horizon. */
final class WorkerTime {
  private final Timetable timetable;
  private final LicensedDays licence;
  private final FreeTime free;
  private final WorkedDays worked;
  private final long bookedMinutes;

  /** Judged once for each service that is asked about. */
  private final Map<Service, FreeTime> starts = new ConcurrentHashMap<>();

  WorkerTime(
      Timetable timetable,
      LicensedDays licence,
      FreeTime free,
      WorkedDays worked,
      long bookedMinutes) {
    this.timetable = timetable;
    this.licence = licence;
    this.free = free;
    this.worked = worked;
    this.bookedMinutes = bookedMinutes;
  }

  /** All that was read of the worker. */
  Timetable timetable() {
    return timetable;
  }

  Set<String> skills() {
    return timetable.skills();
  }

  long bookedMinutes() {
    return bookedMinutes;
  }

  Filters filters() {
    return timetable.filters();
  }

  /** Whether the worker could do it, and for those people. */
  boolean can(Service service, Whom whom) {
    return timetable.active() && skills().contains(service.skill()) && filters().accept(whom);
  }

  /** Whether credentials let the worker be sent to it on {@code date}. */
  boolean licensed(Service service, LocalDate date) {
    return licence.covers(service.category(), date);
  }

  /** Whether the worker is on duty all of that time, whatever they do then. */
  boolean works(Window during) {
    return timetable.shifts().stream().anyMatch(shift -> shift.contains(during))
        && timetable.absences().stream().noneMatch(during::overlaps);
  }

  /** Whether the worker, who can do it, may take the visit on {@code date}. */
  boolean takes(Wish wish, LocalDate date) {
    var during = wish.during();
    return licence.covers(wish.service().category(), date)
        && free.startsOf(during.length()).at(during.start())
        && worked.hasRoom(during.length(), date)
        && worked.restedAround(during, date);
  }

  /** The worker as one of those who could do a part of a crew's visit. */
  Takers.Taker taker(UUID id, Service part) {
    var length = part.setUp().plus(part.duration());
    return new Takers.Taker(id, free.startsOf(length), licence, worked);
  }

  /** When the worker could begin, of the starts on the grid from {@code first} for {@code days}. */
  FreeTime starts(Service service, SlotGrid grid, LocalDate first, int days) {
    return starts.computeIfAbsent(service, asked -> judged(asked, grid, first, days));
  }

  private FreeTime judged(Service service, SlotGrid grid, LocalDate first, int days) {
    var length = service.setUp().plus(service.duration());
    var possible = free.startsOf(length);
    for (var day : first.datesUntil(first.plusDays(days)).toList()) {
      if (licence.covers(service.category(), day) && worked.hasRoom(length, day)) {
        grid.starts(service, day)
            .map(start -> Wish.of(service, start, null, Whom.ANYBODY).during())
            .filter(during -> possible.at(during.start()) && !worked.restedAround(during, day))
            .forEach(possible::removeStart);
      } else {
        possible.removeStarts(grid.wholeDay(day).startingEarlier(service.setUp()));
      }
    }
    return possible;
  }
}
