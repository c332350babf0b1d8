package org.yizhan.station.dispatch.plan;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Builds routes from an {@link OrderCode}, visit by visit in its order, each where it costs least.
 */
final class OrderConstruction {
  /** Anything possible is below it. */
  private static final long NO_LIMIT = Timetable.IMPOSSIBLE - 1;

  private final KeyedRoutes routes;
  private final Timetable times;
  private final Problem p;

  OrderConstruction(KeyedRoutes routes, Timetable times) {
    this.routes = routes;
    this.times = times;
    p = routes.p;
  }

  /** Fills empty routes; what fits nowhere, or not with the worker of the code, stays absent. */
  void build(OrderCode code) {
    Visits visits = routes.visits;
    System.arraycopy(code.key, 0, routes.key, 0, code.key.length);
    pin();
    IntStream.range(0, visits.count())
        .filter(visit -> routes.key[visit] >= 0)
        .boxed()
        .sorted(Comparator.comparingDouble(visit -> routes.key[visit]))
        .forEach(visit -> place(visits.first[visit], visits.second[visit], code));
  }

  /** Pinned visits come first, in an order in which no crew waits, with keys below all others. */
  private void pin() {
    PinnedPrefix prefix = new PinnedPrefix(p);
    for (int i = 0; i < prefix.order.length; i++) {
      routes.key[routes.visits.of[prefix.order[i]]] = i - prefix.order.length;
    }
    for (int worker = 0; worker < p.workerCount(); worker++) {
      for (int task : p.pinned[worker]) {
        routes.insert(task, worker);
      }
    }
    commit();
  }

  private void place(int task, int mate, OrderCode code) {
    int worker = code.workerOf[task];
    int mateWorker = mate == Problem.NONE ? Problem.NONE : code.workerOf[mate];
    boolean given =
        worker != Problem.NONE && (mate == Problem.NONE) == (mateWorker == Problem.NONE);
    if (given && worker != mateWorker) {
      tryToPlace(task, worker, mate, mateWorker);
    } else {
      placeBest(task, mate);
    }
  }

  private void tryToPlace(int task, int worker, int mate, int mateWorker) {
    boolean allowed =
        p.allows(task, worker) && (mate == Problem.NONE || p.allows(mate, mateWorker));
    if (allowed && costWith(task, worker, mate, mateWorker) < Timetable.IMPOSSIBLE) {
      commit();
    } else {
      undo();
    }
  }

  private void placeBest(int task, int mate) {
    int best = Problem.NONE;
    int bestMate = Problem.NONE;
    long bestCost = times.total();
    for (int worker = 0; worker < p.workerCount(); worker++) {
      if (!p.allows(task, worker)) {
        continue;
      }
      for (int mateWorker : mate == Problem.NONE ? NOBODY : mates(mate, worker)) {
        long cost = costWith(task, worker, mate, mateWorker);
        undo();
        if (cost < bestCost) {
          bestCost = cost;
          best = worker;
          bestMate = mateWorker;
        }
      }
    }
    if (best != Problem.NONE) {
      costWith(task, best, mate, bestMate);
      commit();
    }
  }

  private static final int[] NOBODY = {Problem.NONE};

  private int[] mates(int mate, int notThis) {
    return IntStream.range(0, p.workerCount())
        .filter(worker -> worker != notThis && p.allows(mate, worker))
        .toArray();
  }

  private long costWith(int task, int worker, int mate, int mateWorker) {
    routes.insert(task, worker);
    if (mate != Problem.NONE) {
      routes.insert(mate, mateWorker);
    }
    return times.cost(NO_LIMIT);
  }

  private void commit() {
    times.cost(NO_LIMIT);
    times.commit();
    routes.commit();
  }

  private void undo() {
    times.undo();
    routes.undo();
  }
}
