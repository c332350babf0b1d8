package org.yizhan.station.dispatch.plan;

import java.util.SplittableRandom;

/**
 * Greedy insertion with blinks: every absent task, in one of several orders, goes to its cheapest
 * feasible position, but each position is overlooked once in a hundred times.
 *
 * <p>J. Christiaens, G. Vanden Berghe 2020 (see {@link Ruin}), section 5.3 and, for the orders by
 * time window, section 6.
 */
final class Recreate {
  /** Trials for a crew visit: two orders of its tasks for each start time. */
  private static final int CREW_TRIALS = 4;

  private final Routes routes;
  private final Problem p;
  private final SplittableRandom random;
  private final BestInsertion insertion;
  private final BestInsertion mateInsertion;
  private final long[] keys;

  Recreate(Routes routes, SplittableRandom random) {
    this.routes = routes;
    this.p = routes.p;
    this.random = random;
    int[] kindOf = WorkerKinds.of(p);
    NearTasks near = NearTasks.of(p);
    insertion = new BestInsertion(routes, near, kindOf, random);
    mateInsertion = new BestInsertion(routes, near, kindOf, random);
    keys = new long[p.taskCount()];
  }

  void run() {
    sort(routes.absent, routes.absentCount);
    for (int i = 0; i < routes.absentCount; i++) {
      int task = routes.absent[i];
      int mate = p.partner[task];
      if (mate == Problem.NONE) {
        insertSingle(task);
      } else if (task < mate) {
        insertCrew(task, mate);
      }
    }
    routes.forgetInserted();
  }

  private void insertSingle(int task) {
    int opens = routes.opens[task];
    int closes = routes.closes[task];
    if (insertion.find(task, opens, closes, Problem.NONE, p.unassignedCost(task))) {
      routes.insert(task, insertion.worker, insertion.index);
    }
  }

  /**
   * Puts both tasks of a crew visit into two routes and settles its time, so that from then on the
   * routes do not depend on each other. A later ruin unsettles it.
   */
  private void insertCrew(int first, int second) {
    int minGap = p.minGap[first];
    int maxGap = p.maxGap[first];
    int soonest = Math.max(p.earliest[first], p.earliest[second] - maxGap);
    int latest = Math.min(p.latest[first], p.latest[second] - minGap);
    long worth = (long) p.unassignedCost(first) + p.unassignedCost(second);
    if (soonest > latest || !insertion.find(first, soonest, latest, Problem.NONE, worth)) {
      return;
    }
    int begin = insertion.begin;
    for (int trial = 0; trial < CREW_TRIALS; trial++) {
      int opens = Math.max(p.earliest[second], begin + minGap);
      int closes = Math.min(p.latest[second], begin + maxGap);
      if (findBoth(first, begin, second, opens, closes, worth, trial % 2 == 0)) {
        routes.setWindow(first, begin, begin);
        routes.setWindow(second, opens, closes);
        routes.insert(first, insertion.worker, insertion.index);
        routes.insert(second, mateInsertion.worker, mateInsertion.index);
        return;
      }
      if (trial % 2 == 1) {
        begin = soonest + random.nextInt(latest - soonest + 1);
      }
    }
  }

  /** Finds two workers, the one for the first or for the second task before the other. */
  private boolean findBoth(
      int first, int begin, int second, int opens, int closes, long worth, boolean firstBefore) {
    if (firstBefore) {
      return insertion.find(first, begin, begin, Problem.NONE, worth)
          && mateInsertion.find(second, opens, closes, insertion.worker, worth - insertion.cost);
    }
    return mateInsertion.find(second, opens, closes, Problem.NONE, worth)
        && insertion.find(first, begin, begin, mateInsertion.worker, worth - mateInsertion.cost);
  }

  private void sort(int[] absent, int count) {
    int order = random.nextInt(17);
    for (int i = 0; i < count; i++) {
      keys[i] = key(order, absent[i]);
    }
    Ints.sortByKey(absent, count, keys);
  }

  /** Weights 4 random, 4 demand, 2 far, 1 near, 2 short window, 2 early, 2 late. */
  private long key(int order, int task) {
    long far = p.travel(p.workers[0].start(), p.place[task]);
    if (order < 4) {
      return random.nextInt(1 << 30);
    } else if (order < 8) {
      return -(long) p.load[task] - p.duration[task];
    } else if (order < 10) {
      return -far;
    } else if (order < 11) {
      return far;
    } else if (order < 13) {
      return (long) p.latest[task] - p.earliest[task];
    } else if (order < 15) {
      return p.earliest[task];
    }
    return -(long) p.latest[task];
  }
}
