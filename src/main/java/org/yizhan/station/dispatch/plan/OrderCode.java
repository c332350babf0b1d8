package org.yizhan.station.dispatch.plan;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A plan as keys of visits and workers of tasks, as {@link KeyedRoutes} holds it; immutable. */
final class OrderCode {
  final double[] key;

  /** Worker of each task; {@link Problem#NONE}: whoever it suits best. */
  final int[] workerOf;

  private final Plan plan;

  private OrderCode(double[] key, int[] workerOf, Plan plan) {
    this.key = key;
    this.workerOf = workerOf;
    this.plan = plan;
  }

  /** The plan coded. */
  Plan plan() {
    return plan;
  }

  /** The committed state of a search. */
  static OrderCode of(KeyedRoutes routes, Timetable times) {
    int[][] tasks = new int[routes.size.length][];
    Arrays.setAll(tasks, worker -> Arrays.copyOf(routes.tasks[worker], routes.size[worker]));
    Plan plan = new Plan(tasks, times.start.clone(), times.total());
    return new OrderCode(routes.key.clone(), routes.workerOf.clone(), plan);
  }

  /** An earlier plan, in the order of its starts. */
  static OrderCode of(Problem p, Visits visits, Plan plan) {
    OrderCode windows = byWindows(p, visits, 0, new SplittableRandom(0));
    for (int worker = 0; worker < Math.min(plan.routeCount(), p.workerCount()); worker++) {
      for (int task : plan.route(worker)) {
        windows.workerOf[task] = worker;
      }
    }
    for (int visit = 0; visit < windows.key.length; visit++) {
      int start = plan.start(visits.first[visit]);
      if (start != Plan.UNASSIGNED) {
        windows.key[visit] = start;
      }
    }
    return windows;
  }

  /**
   * Nobody assigned, visits in the order in which their windows end.
   *
   * @param blur how far a visit may jump behind, in lengths of its window
   */
  static OrderCode byWindows(Problem p, Visits visits, double blur, SplittableRandom random) {
    double[] key = new double[visits.count()];
    for (int visit = 0; visit < key.length; visit++) {
      int task = visits.first[visit];
      int window = p.latest[task] - p.earliest[task];
      key[visit] = p.latest[task] + blur * window * random.nextDouble();
    }
    int[] nobody = new int[p.taskCount()];
    Arrays.fill(nobody, Problem.NONE);
    return new OrderCode(key, nobody, new Plan(new int[0][], new int[0], Long.MAX_VALUE));
  }
}
