package org.yizhan.station.dispatch.plan;

import java.util.SplittableRandom;

/**
 * Looks for the cheapest feasible position of one absent task: beside the tasks near it where that
 * is enough ({@link NearTasks}), otherwise in all routes. A position is overlooked once in a
 * hundred times (a blink), so that greed does not always run into the same corner.
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
  private final NearTasks near;

  /** Search in which an unused worker of this kind was tried last. */
  private final int[] triedKind;

  private final int[] kindOf;
  private int search;

  /** The question of the present search. */
  private int task;

  private int opens;
  private int closes;

  BestInsertion(Routes routes, NearTasks near, int[] kindOf, SplittableRandom random) {
    this.routes = routes;
    this.p = routes.p;
    this.near = near;
    this.random = random;
    this.kindOf = kindOf;
    triedKind = new int[p.workerCount()];
  }

  /** Searches for a start within the window, not with {@code notThis}, below {@code limit}. */
  boolean find(int task, int opens, int closes, int notThis, long limit) {
    this.task = task;
    this.opens = opens;
    this.closes = closes;
    worker = Problem.NONE;
    cost = limit;
    search++;
    tryNearTasks(notThis);
    boolean enough = worker != Problem.NONE;
    for (int candidate = 0; candidate < routes.size.length; candidate++) {
      boolean asked = routes.size[candidate] == 0 ? isNewKind(candidate) : !enough;
      if (asked && candidate != notThis && mayTake(candidate)) {
        tryRoute(candidate);
      }
    }
    return worker != Problem.NONE;
  }

  private boolean isNewKind(int candidate) {
    boolean isNew = triedKind[kindOf[candidate]] != search;
    triedKind[kindOf[candidate]] = search;
    return isNew;
  }

  private boolean mayTake(int candidate) {
    return p.allows(task, candidate)
        && p.load[task] <= p.workers[candidate].capacity() - routes.load[candidate];
  }

  /** After each near task; before it only where the search does not come after its predecessor. */
  private void tryNearTasks(int notThis) {
    for (int other : near.of(task)) {
      int candidate = routes.workerOf[other];
      if (candidate == Problem.NONE || candidate == notThis || !mayTake(candidate)) {
        continue;
      }
      int at = routes.indexOf[other];
      int pinned = routes.pinnedCount(candidate);
      if (at + 1 >= pinned) {
        tryPosition(candidate, at + 1);
      }
      if (at >= pinned && (at == 0 || near.isFar(p, task, routes.tasks[candidate][at - 1]))) {
        tryPosition(candidate, at);
      }
    }
  }

  private void tryPosition(int candidate, int i) {
    int[] route = routes.tasks[candidate];
    int before = i > 0 ? route[i - 1] : Problem.NONE;
    int next = i < routes.size[candidate] ? route[i] : Problem.NONE;
    Worker w = p.workers[candidate];
    int at = before < 0 ? w.start() : p.place[before];
    int free = before < 0 ? w.shiftStart() : routes.earliestStart[before] + p.duration[before];
    int nextPlace = next < 0 ? w.end() : p.place[next];
    int due = next < 0 ? w.shiftEnd() : routes.latestStart[next];
    int row = p.place[task] * p.places;
    int wayThere = p.travelTo[row + at];
    int start = Math.max(free + wayThere, opens);
    int wayOn = p.travel[row + nextPlace];
    if (start <= closes && start + p.duration[task] + wayOn <= due) {
      int saved = next >= 0 ? routes.leg[next] : p.travel[at * p.places + nextPlace];
      offer(
          candidate, i, start, (long) p.assignmentCost(task, candidate) + wayThere + wayOn - saved);
    }
  }

  private void offer(int candidate, int position, int start, long detour) {
    if (detour < cost && random.nextInt(BLINK_ONE_IN) != 0) {
      cost = detour;
      worker = candidate;
      index = position;
      begin = start;
    }
  }

  /** The hot loop: each position of one route. */
  private void tryRoute(int candidate) {
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
        offer(candidate, i, start, (long) assignment + wayThere + wayOn - saved);
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
