package org.yizhan.station.dispatch.plan;

import java.util.SplittableRandom;

/**
 * Looks for the cheapest feasible position of one absent task in all routes. A position is
 * overlooked once in a hundred times (a blink), so that greed does not always run into the same
 * corner.
 */
final class BestInsertion {
  private static final int BLINK_ONE_IN = 100;

  /** What the last successful search found; {@code begin} is the start there. */
  int worker;

  int index;
  int begin;
  long cost;

  private final Routes routes;
  private final Problem p;
  private final SplittableRandom random;

  /** Search in which an unused worker of this kind was tried last. */
  private final int[] triedKind;

  private final int[] kindOf;
  private int search;

  BestInsertion(Routes routes, int[] kindOf, SplittableRandom random) {
    this.routes = routes;
    this.p = routes.p;
    this.random = random;
    this.kindOf = kindOf;
    triedKind = new int[p.workerCount()];
  }

  /** Searches for a start within the window, not with {@code notThis}, below {@code limit}. */
  boolean find(int task, int opens, int closes, int notThis, long limit) {
    worker = Problem.NONE;
    cost = limit;
    search++;
    for (int candidate = 0; candidate < routes.size.length; candidate++) {
      if (candidate == notThis) {
        continue;
      }
      if (routes.size[candidate] == 0) {
        if (triedKind[kindOf[candidate]] == search) {
          continue;
        }
        triedKind[kindOf[candidate]] = search;
      }
      if (p.allows(task, candidate)
          && p.load[task] <= p.workers[candidate].capacity() - routes.load[candidate]) {
        tryRoute(candidate, task, opens, closes);
      }
    }
    return worker != Problem.NONE;
  }

  /** The hot loop: each position of one route. */
  private void tryRoute(int candidate, int task, int opens, int closes) {
    int[] route = routes.tasks[candidate];
    int count = routes.size[candidate];
    int duration = p.duration[task];
    // Rows of the matrix and of its transpose: all travel from here, all travel to here.
    int row = p.place[task] * p.places;
    int[] travel = p.travel;
    int[] travelTo = p.travelTo;
    Worker w = p.workers[candidate];
    int assignment = p.assignmentCost(task, candidate);

    int i = firstPossible(candidate, opens + duration);
    int at = w.start();
    int free = w.shiftStart();
    if (i > 0) {
      int before = route[i - 1];
      at = p.place[before];
      free = routes.earliestStart[before] + p.duration[before];
    }
    // Nobody is free earlier further down the route, so once it is too late it stays too late.
    for (; i <= count && free <= closes; i++) {
      int next = i < count ? route[i] : Problem.NONE;
      int nextPlace = next < 0 ? w.end() : p.place[next];
      int due = next < 0 ? w.shiftEnd() : routes.latestStart[next];
      int wayThere = travelTo[row + at];
      int start = Math.max(free + wayThere, opens);
      int wayOn = travel[row + nextPlace];
      if (start <= closes && start + duration + wayOn <= due) {
        int saved =
            next >= 0 ? routes.leg[next] : count == 0 ? 0 : travel[at * p.places + nextPlace];
        long detour = (long) assignment + wayThere + wayOn - saved;
        if (detour < cost && random.nextInt(BLINK_ONE_IN) != 0) {
          cost = detour;
          worker = candidate;
          index = i;
          begin = start;
        }
      }
      if (next >= 0) {
        free = routes.earliestStart[next] + p.duration[next];
        at = nextPlace;
      }
    }
  }

  /**
   * The first position after the pinned ones whose successor may still start at {@code finished}:
   * latest starts grow along a route, so it is found by halving.
   */
  private int firstPossible(int candidate, int finished) {
    int[] route = routes.tasks[candidate];
    int low = routes.pinnedCount(candidate);
    int high = routes.size[candidate];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (routes.latestStart[route[middle]] < finished) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
