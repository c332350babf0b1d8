package org.yizhan.station.dispatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests ask of any plan. */
final class Plans {
  private Plans() {}

  static Search iterations(long count, long seed) {
    return new Search(Budget.iterations(count), seed, Watcher.NONE);
  }

  /** The independent checker finds nothing and agrees on the cost. */
  static PlanChecker.Verdict assertSound(Problem problem, Plan plan) {
    PlanChecker.Verdict verdict = PlanChecker.check(problem, plan);
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.cost()).isEqualTo(plan.cost());
    return verdict;
  }

  /**
   * Whether a worker could take one more task somewhere behind the pinned ones, and nothing else
   * moved.
   */
  static boolean couldServe(Problem p, Plan plan, int worker, int task) {
    if (!p.allows(task, worker)) {
      return false;
    }
    int[] route = plan.route(worker);
    for (int index = p.pinned(worker).length; index <= route.length; index++) {
      int[] longer = new int[route.length + 1];
      System.arraycopy(route, 0, longer, 0, index);
      longer[index] = task;
      System.arraycopy(route, index, longer, index + 1, route.length - index);
      if (isInTime(p, worker, longer)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInTime(Problem p, int worker, int[] route) {
    Worker w = p.worker(worker);
    int at = w.start();
    int time = w.shiftStart();
    for (int i = 0; i < route.length; i++) {
      Task t = p.task(route[i]);
      time = Math.max(time + p.travel(at, t.place()), t.earliest());
      if (i >= p.pinned(worker).length && time > t.latest()) {
        return false;
      }
      time += t.duration();
      at = t.place();
    }
    return time + p.travel(at, w.end()) <= w.shiftEnd();
  }
}
