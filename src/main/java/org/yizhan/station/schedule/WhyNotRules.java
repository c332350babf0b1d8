package org.yizhan.station.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.station.catalog.Service;

/**
 * Why a time of a day is not free: what is true of the whole day first, since nobody has to try its
 * other times then. Judged for those times only that nobody can take.
 */
final class WhyNotRules {
  private final Collection<WorkerTime> active;
  private final Demand demand;
  private final List<Window> closed;

  /** Who could do each part on the day. */
  private final List<List<WorkerTime>> able;

  private WhyNotRules(
      Collection<WorkerTime> active,
      Demand demand,
      List<Window> closed,
      List<List<WorkerTime>> able) {
    this.active = active;
    this.demand = demand;
    this.closed = closed;
    this.able = able;
  }

  /**
   * For one day.
   *
   * @param closed when nobody is sent to where they live
   */
  static WhyNotRules on(
      LocalDate date, Map<UUID, WorkerTime> rows, Demand demand, List<Window> closed) {
    var active = rows.values().stream().filter(row -> row.timetable().active()).toList();
    var named = demand.worker();
    // A crew comes with whoever was named and any other, so all are asked.
    var asked =
        named == null || demand.service().crew() != null
            ? rows.values()
            : rows.entrySet().stream()
                .filter(entry -> entry.getKey().equals(named))
                .map(Map.Entry::getValue)
                .toList();
    var able =
        demand.service().parts().stream().map(part -> able(asked, part, demand, date)).toList();
    return new WhyNotRules(active, demand, closed, able);
  }

  private static List<WorkerTime> able(
      Collection<WorkerTime> rows, Service part, Demand demand, LocalDate date) {
    return rows.stream()
        .filter(row -> row.can(part, demand.whom()) && row.licensed(part, date))
        .toList();
  }

  /** Why nobody can begin then. */
  WhyNot at(Instant start) {
    var wishes = Wish.parts(demand.service(), start, null, demand.whom());
    if (demand.touches(closed, start) || wishes.stream().anyMatch(this::nobodyIsSent)) {
      return WhyNot.CLOSED;
    }
    if (able.stream().anyMatch(List::isEmpty)) {
      return WhyNot.UNQUALIFIED;
    }
    for (int i = 0; i < wishes.size(); i++) {
      var during = wishes.get(i).during();
      if (able.get(i).stream().noneMatch(row -> row.works(during))) {
        return WhyNot.OFF_HOURS;
      }
    }
    return WhyNot.FULL;
  }

  /** A closed station suspends everybody. */
  private boolean nobodyIsSent(Wish wish) {
    return !active.isEmpty()
        && active.stream().allMatch(row -> row.filters().suspended(wish.during()));
  }
}
