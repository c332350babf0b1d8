package org.yizhan.station.dispatch.day;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.dispatch.Assignment;
import org.yizhan.station.schedule.Occupied;
import org.yizhan.station.schedule.ScheduleRules;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.Verdict;

/** A day once a proposal is applied, worked out by hand and not by the planner. */
final class Afterwards {
  private Afterwards() {}

  /**
   * The visits to which nobody comes although somebody could: each is offered to every worker under
   * the schedule's rules, and nothing else moves.
   */
  static List<UUID> forgotten(DayFacts facts, List<Assignment> assignments) {
    var given =
        assignments.stream().collect(Collectors.toMap(Assignment::visit, Assignment::worker));
    var after = timetables(facts, assignments).values();
    return facts.visits().stream()
        .filter(visit -> {
          var worker = given.getOrDefault(visit.id(), visit.visit().worker());
          return worker == null || facts.away().contains(worker);
        })
        .filter(visit -> after.stream().anyMatch(timetable -> couldCome(facts, timetable, visit)))
        .map(DayVisit::id)
        .toList();
  }

  /**
   * Those of the visits that are not where they were: with another worker or none, or at a time
   * that somebody else was given as well.
   *
   * @param pinned by visit: whose it is
   */
  static List<UUID> moved(DayFacts facts, List<Assignment> assignments, Map<UUID, UUID> pinned) {
    var after = timetables(facts, assignments);
    return pinned.entrySet().stream()
        .filter(pin -> !isKept(after.get(pin.getValue()), pin.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isKept(@Nullable Timetable timetable, UUID visit) {
    if (timetable == null) {
      return false;
    }
    var own = timetable.occupied().stream().filter(row -> visit.equals(row.visit())).toList();
    return own.size() == 1
        && timetable.occupied().stream()
            .filter(row -> !visit.equals(row.visit()))
            .noneMatch(row -> row.during().overlaps(own.getFirst().during()));
  }

  private static boolean couldCome(DayFacts facts, Timetable timetable, DayVisit visit) {
    var worker = timetable.worker();
    var wished = visit.visit().wishedWorker();
    return !facts.away().contains(worker)
        && (wished == null || wished.equals(worker))
        && ScheduleRules.judge(
                timetable,
                visit.wish(),
                Set.of(visit.id()),
                visit.to(worker).notBefore(facts.now()))
            instanceof Verdict.Possible;
  }

  /** The timetables once all is written, worked out here by hand. */
  static Map<UUID, Timetable> timetables(DayFacts facts, List<Assignment> assignments) {
    var gone = assignments.stream().map(Assignment::visit).collect(Collectors.toSet());
    var after = new HashMap<UUID, Timetable>();
    for (var had : facts.timetables().values()) {
      var kept =
          had.occupied().stream().filter(row -> row.visit() == null || !gone.contains(row.visit()));
      var come =
          assignments.stream()
              .filter(a -> a.worker().equals(had.worker()))
              .map(a -> row(visit(facts, a.visit()), a.worker()));
      after.put(
          had.worker(),
          new Timetable(
              had.worker(),
              had.active(),
              had.skills(),
              had.home(),
              had.ways(),
              had.licence(),
              had.hours(),
              had.filters(),
              had.shifts(),
              had.absences(),
              Stream.concat(kept, come).toList()));
    }
    return after;
  }

  private static DayVisit visit(DayFacts facts, UUID id) {
    return facts.visits().stream().filter(v -> v.id().equals(id)).findFirst().orElseThrow();
  }

  private static Occupied row(DayVisit visit, UUID worker) {
    var wish = visit.wish();
    return new Occupied(
        visit.id(),
        worker,
        wish.during(),
        null,
        visit.id(),
        visit.place(),
        wish.visit().start(),
        wish.crew());
  }
}
