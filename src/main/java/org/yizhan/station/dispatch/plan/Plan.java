package org.yizhan.station.dispatch.plan;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Who does what in which order, when each task starts, and what it costs. Immutable. */
public final class Plan {
  /** Start of a task that nobody does. */
  public static final int UNASSIGNED = -1;

  private final int[][] routes;
  private final int[] starts;
  private final long cost;

  /**
   * Wraps a finished plan; the arrays are not copied.
   *
   * @param routes for each worker its tasks in order
   * @param starts for each task its start, or {@link #UNASSIGNED}
   * @param cost as the maker of the plan counts it; {@link PlanChecker} recomputes it
   */
  public Plan(int[][] routes, int[] starts, long cost) {
    this.routes = routes;
    this.starts = starts;
    this.cost = cost;
  }

  /** Number of routes, one for each worker of the problem. */
  public int routeCount() {
    return routes.length;
  }

  /** The worker's tasks in order, a copy. */
  public int[] route(int worker) {
    return routes[worker].clone();
  }

  /** When the task starts, or {@link #UNASSIGNED}. */
  public int start(int task) {
    return starts[task];
  }

  /** Total cost in the problem's unit. */
  public long cost() {
    return cost;
  }

  /** Tasks that nobody does, in ascending order. */
  public int[] unassigned() {
    return IntStream.range(0, starts.length).filter(task -> starts[task] == UNASSIGNED).toArray();
  }

  @Override
  public String toString() {
    return "Plan[cost=" + cost + ", routes=" + Arrays.deepToString(routes) + "]";
  }
}
