package org.yizhan.station.dispatch.day;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.yizhan.station.dispatch.plan.Plan;
import org.yizhan.station.dispatch.plan.Problem;
import org.yizhan.station.dispatch.plan.ProblemBuilder;
import org.yizhan.station.dispatch.plan.Task;
import org.yizhan.station.dispatch.plan.Worker;
import org.yizhan.station.schedule.Move;
import org.yizhan.station.visit.VisitState;

/**
 * A day in the words of the planner's core, and the core's plan back in words of the station.
 *
 * <p>Every visit was promised for one moment, so whether one worker can do two visits depends on
 * the two alone. That is how the schedule's rules come in whole: what they say of a worker and one
 * visit, with everything that stays in place, is the core's 'allowed'; what they say of two visits
 * one after the other (set-up, travel) is {@link DayTravel}.
 */
final class DayProblem {
  /** The core counts in whole numbers. */
  static final int TICKS_PER_POINT = 60;

  /** A visit that nobody does costs more than all else together can save. */
  private static final int UNASSIGNED = 100_000 * TICKS_PER_POINT;

  /** Nobody whose worker can come is left alone to serve somebody else instead. */
  private static final int PROMISED_UNASSIGNED = 10 * UNASSIGNED;

  private final DayFacts facts;
  private final List<DayVisit> visits;
  private final List<UUID> workers;
  private final Set<UUID> movable;
  private final DayTravel travel;
  private final Problem problem;

  DayProblem(DayFacts facts) {
    this.facts = facts;
    visits = facts.visits();
    workers = facts.everybody();
    movable = facts.movable();
    travel = new DayTravel(facts, workers, movable);
    problem = build();
  }

  /** For the core. */
  Problem problem() {
    return problem;
  }

  /** The core's cost in points. */
  static double points(long cost) {
    return (double) cost / TICKS_PER_POINT;
  }

  /** Who does what today, for the core to start from. */
  Plan today() {
    var routes = new int[workers.size()][];
    var starts = new int[visits.size()];
    Arrays.fill(starts, Plan.UNASSIGNED);
    for (int k = 0; k < routes.length; k++) {
      var worker = workers.get(k);
      routes[k] =
          IntStream.range(0, visits.size())
              .filter(t -> worker.equals(visits.get(t).visit().worker()) && isWhole(visits.get(t)))
              .toArray();
      for (int task : routes[k]) {
        starts[task] = travel.start(task);
      }
    }
    return new Plan(routes, starts, 0);
  }

  /** Half a crew is none to the core. */
  private boolean isWhole(DayVisit visit) {
    var crew = visit.wish().crew();
    return crew == null
        || visits.stream()
            .filter(other -> crew.equals(other.wish().crew()))
            .allMatch(other -> other.visit().worker() != null);
  }

  /** The visits that the plan gives to somebody else than today. */
  List<Move> changes(Plan plan) {
    var moves = new ArrayList<Move>();
    for (int k = 0; k < workers.size(); k++) {
      var worker = workers.get(k);
      for (int task : plan.route(k)) {
        var visit = visits.get(task);
        if (!worker.equals(visit.visit().worker())) {
          moves.add(visit.to(worker));
        }
      }
    }
    return moves;
  }

  private Problem build() {
    var builder = new ProblemBuilder(travel.matrix());
    for (int k = 0; k < workers.size(); k++) {
      // Shifts are asked of the schedule's rules, visit by visit.
      builder.add(new Worker(travel.home(k), travel.home(k), 0, ProblemBuilder.LARGEST));
    }
    for (int place = 0; place < visits.size(); place++) {
      addTask(builder, place);
    }
    addCrews(builder);
    return builder.build();
  }

  /** Where only one half may move, the other one stays like all that does not. */
  private void addCrews(ProblemBuilder builder) {
    var first = new HashMap<UUID, Integer>();
    for (int place = 0; place < visits.size(); place++) {
      var crew = visits.get(place).wish().crew();
      if (crew != null) {
        var mate = first.putIfAbsent(crew, place);
        if (mate != null) {
          int gap = travel.start(place) - travel.start(mate);
          builder.crew(mate, place, gap, gap);
        }
      }
    }
  }

  private void addTask(ProblemBuilder builder, int place) {
    var visit = visits.get(place);
    var mayDo = new BitSet();
    var points = new double[workers.size()];
    for (int k = 0; k < workers.size(); k++) {
      if (facts.couldDo(visit, workers.get(k), movable)) {
        mayDo.set(k);
        points[k] = facts.points(visit, workers.get(k));
      }
    }
    int start = travel.start(place);
    int worker = workers.indexOf(visit.visit().worker());
    boolean promised = worker >= 0 && mayDo.get(worker);
    int task =
        builder.add(
            new Task(
                place,
                start,
                start,
                travel.end(place) - start,
                promised ? PROMISED_UNASSIGNED : UNASSIGNED),
            mayDo);
    double best = mayDo.stream().mapToDouble(k -> points[k]).max().orElse(0);
    builder.prefer(
        task,
        IntStream.range(0, points.length)
            .map(k -> mayDo.get(k) ? ticks(best - points[k]) : 0)
            .toArray());
    if (worker >= 0) {
      builder.told(task, worker, ticks(changePoints(visit.visit().state())));
    }
  }

  private double changePoints(VisitState state) {
    return state == VisitState.ACCEPTED
        ? facts.config().changeAccepted()
        : facts.config().changeAssigned();
  }

  private static int ticks(double points) {
    return (int) Math.min(ProblemBuilder.LARGEST, Math.round(points * TICKS_PER_POINT));
  }
}
