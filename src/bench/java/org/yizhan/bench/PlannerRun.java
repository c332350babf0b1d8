package org.yizhan.bench;

import java.util.Arrays;
import java.util.List;
import org.yizhan.bench.rival.Rival;
import org.yizhan.station.dispatch.plan.Budget;
import org.yizhan.station.dispatch.plan.CpuClock;
import org.yizhan.station.dispatch.plan.Plan;
import org.yizhan.station.dispatch.plan.Planner;
import org.yizhan.station.dispatch.plan.Problem;
import org.yizhan.station.dispatch.plan.Search;
import org.yizhan.station.dispatch.plan.Watcher;
import org.yizhan.station.dispatch.plan.format.Instance;
import org.yizhan.station.dispatch.plan.format.MalformedInstance;
import org.yizhan.station.dispatch.plan.format.OutsideCheck;
import org.yizhan.station.dispatch.plan.format.RefusedPlan;

/** A planner to be measured, and over how many seeds. */
record PlannerRun(String name, Solver solver, int seeds) {
  /** One run on the calling thread. */
  @FunctionalInterface
  interface Solver {
    Plan solve(Problem problem, double seconds, long seed);
  }

  static PlannerRun ours(int seeds) {
    return new PlannerRun(
        "Yizhan",
        (problem, seconds, seed) ->
            Planner.plan(
                problem,
                new Search(
                    Budget.cpuSeconds(seconds, CpuClock.ofCurrentThread()), seed, Watcher.NONE)),
        seeds);
  }

  static PlannerRun of(Rival rival, int seeds) {
    return new PlannerRun(
        rival.name(),
        (problem, seconds, seed) -> timed(problem, rival.solve(problem, seconds, seed)),
        seeds);
  }

  /** Cost in the file's unit; not a number when a stranger refuses the plan. */
  double cost(String text, double seconds, long seed) throws MalformedInstance {
    var instance = Instance.parse(text);
    var plan = solver.solve(instance.problem(), seconds, seed);
    try {
      return OutsideCheck.cost(text, instance.toJson(plan));
    } catch (RefusedPlan refused) {
      System.out.println(name + ": " + refused.getMessage());
      return Double.NaN;
    }
  }

  /** Another planner's routes; the instance writes them without times. */
  private static Plan timed(Problem problem, List<int[]> routes) {
    var starts = new int[problem.taskCount()];
    Arrays.fill(starts, Plan.UNASSIGNED);
    routes.forEach(route -> Arrays.stream(route).forEach(task -> starts[task] = 0));
    var padded =
        Arrays.copyOf(routes.toArray(int[][]::new), Math.max(routes.size(), problem.workerCount()));
    for (int i = routes.size(); i < padded.length; i++) {
      padded[i] = new int[0];
    }
    return new Plan(padded, starts, 0);
  }
}
