package org.yizhan.station.dispatch.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups workers who are the same in every respect: of those still unused, trying one is enough.
 */
final class WorkerKinds {
  private WorkerKinds() {}

  /** For each worker the number of its kind. */
  static int[] of(Problem p) {
    Map<List<Object>, Integer> kinds = new HashMap<>();
    int[] kindOf = new int[p.workerCount()];
    for (int worker = 0; worker < kindOf.length; worker++) {
      List<Object> traits = new ArrayList<>();
      traits.add(p.workers[worker]);
      for (int task = 0; task < p.taskCount(); task++) {
        traits.add(p.allows(task, worker) ? p.assignmentCost(task, worker) : Problem.NONE);
      }
      kindOf[worker] = kinds.computeIfAbsent(traits, unseen -> kinds.size());
    }
    return kindOf;
  }
}
