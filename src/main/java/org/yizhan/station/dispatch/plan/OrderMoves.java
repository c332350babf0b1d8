package org.yizhan.station.dispatch.plan;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random changes of {@link KeyedRoutes}. Whatever is done keeps to who may do what and to two
 * different workers in a crew; times are not looked at. Pinned visits stay where they are.
 */
final class OrderMoves {
  /** Part of the day by which a visit moves in the order. */
  private static final double REACH = 0.1;

  private final Problem p;
  private final KeyedRoutes routes;
  private final Visits visits;
  private final SplittableRandom random;

  /** Visits that may move, and for each visit those that are near it in place and time. */
  private final int[] free;

  private final int[][] near;
  private final int[][] candidates;

  /** How far a visit moves in the order when it moves on its own. */
  private final double reach;

  OrderMoves(KeyedRoutes routes, int[][] near, SplittableRandom random) {
    this.p = routes.p;
    this.routes = routes;
    this.random = random;
    this.near = near;
    visits = routes.visits;
    double first = Arrays.stream(routes.key).min().orElse(0);
    double last = Arrays.stream(routes.key).max().orElse(0);
    reach = Math.max(1, (last - first) * REACH);
    free = IntStream.range(0, visits.count()).filter(visit -> routes.key[visit] >= 0).toArray();
    candidates = new int[p.taskCount()][];
    for (int task = 0; task < candidates.length; task++) {
      int t = task;
      candidates[task] =
          IntStream.range(0, p.workerCount()).filter(worker -> p.allows(t, worker)).toArray();
    }
  }

  /** Whether there is anything to move. */
  boolean possible() {
    return free.length > 0;
  }

  /** Applies one random move; false when it came to nothing and the routes are as they were. */
  boolean apply() {
    int visit = free[random.nextInt(free.length)];
    int dice = random.nextInt(100);
    if (dice < 50) {
      return near[visit].length > 0 && besideNeighbour(visit, neighbour(visit));
    } else if (dice < 65 || near[visit].length == 0) {
      return elsewhere(visit);
    } else if (dice < 85) {
      return swap(visit, neighbour(visit));
    }
    return swapTails(visit, neighbour(visit));
  }

  /** Puts a visit right before or after a near one, with the same worker where that is allowed. */
  private boolean besideNeighbour(int visit, int neighbour) {
    int beside = half(neighbour);
    int worker = routes.workerOf[beside];
    if (worker == Problem.NONE) {
      return false;
    }
    int index = routes.indexOf[beside] + (random.nextBoolean() ? 1 : 0);
    double low = index == 0 ? 0 : keyAt(worker, index - 1);
    double high = index == routes.size[worker] ? low + reach : keyAt(worker, index);
    return relocate(visit, low + (high - low) * random.nextDouble(), half(visit), worker);
  }

  /** Moves a visit a little earlier or later in the order and mostly gives it to another worker. */
  private boolean elsewhere(int visit) {
    int task = half(visit);
    int worker =
        random.nextInt(3) == 0 || candidates[task].length == 0
            ? routes.workerOf[task]
            : candidates[task][random.nextInt(candidates[task].length)];
    double key = routes.key[visit] + reach * (random.nextDouble() - 0.5);
    return relocate(visit, key, task, worker);
  }

  /** Gives a visit a key, and one of its tasks a worker unless that is not allowed. */
  private boolean relocate(int visit, double key, int task, int worker) {
    int mate = mate(visit, task);
    int mateWorker = mate == Problem.NONE ? Problem.NONE : routes.workerOf[mate];
    if (worker == Problem.NONE || !p.allows(task, worker) || worker == mateWorker) {
      worker = routes.workerOf[task];
    }
    if (mate != Problem.NONE && mateWorker == Problem.NONE && candidates[mate].length > 0) {
      mateWorker = candidates[mate][random.nextInt(candidates[mate].length)];
    }
    if (worker == Problem.NONE
        || (mate != Problem.NONE && (mateWorker == Problem.NONE || mateWorker == worker))) {
      return false;
    }
    takeOut(task);
    takeOut(mate);
    // Only pinned visits have keys below zero.
    routes.setKey(visit, key >= 0 ? key : random.nextDouble());
    routes.insert(task, worker);
    if (mate != Problem.NONE) {
      routes.insert(mate, mateWorker);
    }
    return true;
  }

  private void takeOut(int task) {
    if (task != Problem.NONE && routes.workerOf[task] != Problem.NONE) {
      routes.remove(task);
    }
  }

  /** Two near visits change workers, places in the order, or both. */
  private boolean swap(int visit, int neighbour) {
    int task = half(visit);
    int other = half(neighbour);
    int worker = routes.workerOf[task];
    int otherWorker = routes.workerOf[other];
    boolean sameWorker = worker == otherWorker;
    if (routes.key[neighbour] < 0
        || worker == Problem.NONE
        || otherWorker == Problem.NONE
        || !(sameWorker
            || (mayTake(visit, task, otherWorker) && mayTake(neighbour, other, worker)))) {
      return false;
    }
    int mate = mate(visit, task);
    int otherMate = mate(neighbour, other);
    int mateWorker = mate == Problem.NONE ? Problem.NONE : routes.workerOf[mate];
    int otherMateWorker = otherMate == Problem.NONE ? Problem.NONE : routes.workerOf[otherMate];
    takeOut(task);
    takeOut(other);
    if (sameWorker || random.nextBoolean()) {
      takeOut(mate);
      takeOut(otherMate);
      double key = routes.key[visit];
      routes.setKey(visit, routes.key[neighbour]);
      routes.setKey(neighbour, key);
      putIn(mate, mateWorker);
      putIn(otherMate, otherMateWorker);
    }
    routes.insert(task, otherWorker);
    routes.insert(other, worker);
    return true;
  }

  private int mate(int visit, int task) {
    return visits.first[visit] == task ? visits.second[visit] : visits.first[visit];
  }

  private void putIn(int task, int worker) {
    if (task != Problem.NONE) {
      routes.insert(task, worker);
    }
  }

  private boolean mayTake(int visit, int task, int worker) {
    int mate = mate(visit, task);
    return worker != Problem.NONE
        && routes.workerOf[task] != Problem.NONE
        && p.allows(task, worker)
        && (mate == Problem.NONE || routes.workerOf[mate] != worker);
  }

  /** From a visit on, its worker and a near visit's worker change all their tasks. */
  private boolean swapTails(int visit, int neighbour) {
    int task = half(visit);
    int worker = routes.workerOf[task];
    int other = routes.workerOf[half(neighbour)];
    if (worker == other || worker == Problem.NONE || other == Problem.NONE) {
      return false;
    }
    int from = routes.indexOf[task];
    int fromOther = Math.max(routes.firstNotBefore(other, visit), routes.pinnedCount(other));
    if (!mayTakeTail(worker, from, other) || !mayTakeTail(other, fromOther, worker)) {
      return false;
    }
    routes.swapTails(worker, from, other, fromOther);
    return true;
  }

  private boolean mayTakeTail(int worker, int from, int other) {
    for (int i = from; i < routes.size[worker]; i++) {
      if (!p.allows(routes.tasks[worker][i], other)) {
        return false;
      }
    }
    return true;
  }

  private double keyAt(int worker, int index) {
    return routes.key[visits.of[routes.tasks[worker][index]]];
  }

  private int neighbour(int visit) {
    return near[visit][random.nextInt(near[visit].length)];
  }

  /** One of the visit's tasks. */
  private int half(int visit) {
    int mate = visits.second[visit];
    return mate != Problem.NONE && random.nextBoolean() ? mate : visits.first[visit];
  }
}
