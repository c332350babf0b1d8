package org.yizhan.station.dispatch.plan;

import org.jspecify.annotations.Nullable;

/** Plans a day; runs on the caller's thread until the budget is used or the watcher cancels. */
public final class Planner {
  private Planner() {}

  /** Plans from nothing. */
  public static Plan plan(Problem problem, Search search) {
    return run(problem, null, search);
  }

  /**
   * Plans anew from an earlier plan, of which everything is kept at first that the problem still
   * allows. Same tasks and workers, same numbers: whoever is sick stays in the problem but may do
   * nothing.
   */
  public static Plan replan(Problem problem, Plan earlier, Search search) {
    return run(problem, earlier, search);
  }

  private static Plan run(Problem problem, @Nullable Plan earlier, Search search) {
    return problem.softWindows
        ? new OrderAnnealing(problem, search).run(earlier)
        : new RuinRecreate(problem, search).run(earlier);
  }
}
