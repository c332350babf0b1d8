package org.yizhan.station.dispatch.day;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.dispatch.Candidates;
import org.yizhan.station.dispatch.Ranking;
import org.yizhan.station.dispatch.RankingWeights;
import org.yizhan.station.schedule.Move;
import org.yizhan.station.schedule.Obstacle;
import org.yizhan.station.schedule.Occupied;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.schedule.ScheduleRules;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.travel.Ways;
import org.yizhan.station.workforce.Rarity;
import org.yizhan.station.workforce.Worker;

/**
 * All that a day's plan is made from, as it stood at one moment.
 *
 * @param day from midnight to midnight, station time
 * @param visits open and not over yet, by start; everything else that occupies a worker stays
 * @param timetables of all workers around the day
 * @param workers by id
 * @param rarity of their skills
 * @param ways how long it takes from door to door
 * @param past without the day's own visits, or whoever has them now would seem too busy to keep
 *     them
 * @param away who is not to get or keep any visit, as after a sick call
 */
public record DayFacts(
    Window day,
    Instant now,
    List<DayVisit> visits,
    Map<UUID, Timetable> timetables,
    Map<UUID, Worker> workers,
    Rarity rarity,
    Ways ways,
    Set<UUID> away,
    Candidates.Past past,
    RankingWeights weights,
    PlanningConfig config) {
  /** The ids of {@link #visits}. */
  Set<UUID> movable() {
    return visits.stream().map(DayVisit::id).collect(Collectors.toSet());
  }

  /** The workers in an order that the same facts always give. */
  List<UUID> everybody() {
    return timetables.keySet().stream().filter(workers::containsKey).sorted().toList();
  }

  /**
   * Whether the worker may be asked at all. A resident who chose a worker keeps that worker; only
   * where staff gave the visit to somebody else already may it stay there.
   */
  boolean mayAsk(DayVisit visit, UUID worker) {
    var wished = visit.visit().wishedWorker();
    return !away.contains(worker)
        && (wished == null || wished.equals(worker) || worker.equals(visit.visit().worker()));
  }

  /** What the schedule's rules say when nothing but what stays occupies the worker. */
  boolean couldDo(DayVisit visit, UUID worker, Set<UUID> movable) {
    var timetable = timetables.get(worker);
    return timetable != null
        && mayAsk(visit, worker)
        && ScheduleRules.judge(timetable, visit.wish(), movable, visit.to(worker).notBefore(now))
            instanceof Verdict.Possible;
  }

  /** What the schedule's rules say once {@code moves} are made; empty when the worker can. */
  List<Reason> against(DayVisit visit, UUID worker, List<Move> moves) {
    var timetable = timetables.get(worker);
    if (timetable == null) {
      return List.of(Obstacle.INACTIVE);
    }
    return switch (ScheduleRules.judgeAmong(timetable, visit.to(worker), moves, now)) {
      case Verdict.Possible() -> List.of();
      case Verdict.Impossible(var reasons) -> reasons;
    };
  }

  /** The ranking's points of the worker for the visit, without travel and wish. */
  double points(DayVisit visit, UUID worker) {
    var known = known(visit, worker, 0);
    return known == null ? 0 : Ranking.points(known, weights);
  }

  /** What the points of the worker for the visit are made of; nothing for one who is unknown. */
  List<Ranking.Scored> terms(DayVisit visit, UUID worker, int travelMinutes) {
    var known = known(visit, worker, travelMinutes);
    return known == null ? List.of() : Ranking.terms(known, weights);
  }

  private Ranking.@Nullable Facts known(DayVisit visit, UUID worker, int travelMinutes) {
    var who = workers.get(worker);
    var timetable = timetables.get(worker);
    return who == null || timetable == null
        ? null
        : new Ranking.Facts(
            worker,
            false,
            past.steady(visit.visit().household(), worker),
            travelMinutes,
            timetable.home().metresTo(visit.place()),
            who.stars(),
            rarity.unneeded(worker, visit.wish().service().skill()),
            past.shares().of(worker));
  }

  /** What the worker does on this day that no plan changes, where it is known to be somewhere. */
  List<Occupied> fixed(UUID worker, Set<UUID> movable) {
    var timetable = timetables.get(worker);
    return timetable == null
        ? List.of()
        : timetable.occupied().stream()
            .filter(row -> row.place() != null && row.atDoor() != null)
            .filter(row -> row.visit() == null || !movable.contains(row.visit()))
            .filter(row -> row.during().overlaps(day))
            .toList();
  }
}
