package org.yizhan.station.dispatch.plan;

import java.util.Arrays;

/**
 * Start times for {@link KeyedRoutes}: each visit as early as its workers can be there together.
 * After a change only what the change reaches is worked out again: the changed routes advance
 * together, always the one whose next visit is first in the order, until each is back on its old
 * times; a crew visit that moves draws the mate's route in.
 */
final class Timetable {
  /** Cost of a change that breaks a hard rule. */
  static final long IMPOSSIBLE = Long.MAX_VALUE;

  final int[] start;

  private final KeyedRoutes routes;
  private final Problem p;
  private final boolean[] pinned;

  /** Soft windows: how late each task is, the sum and the largest. */
  private final int[] late;

  private long lateSum;
  private int worst;
  private boolean worstMayHaveFallen;
  private long formerLateSum;
  private int formerWorst;

  /** Routes on the move and, for each worker, the index of the next task, or {@link #AT_REST}. */
  private static final int AT_REST = -1;

  private final int[] moving;
  private int movingCount;
  private final int[] next;

  /** Tasks whose start changed since the last commit, with their former starts. */
  private int[] log = new int[64];

  private int logSize;

  Timetable(KeyedRoutes routes) {
    this.routes = routes;
    p = routes.p;
    start = new int[p.taskCount()];
    late = new int[p.taskCount()];
    moving = new int[p.workerCount()];
    next = new int[p.workerCount()];
    Arrays.fill(next, AT_REST);
    Arrays.fill(start, Plan.UNASSIGNED);
    pinned = new boolean[p.taskCount()];
    for (int[] prefix : p.pinned) {
      for (int task : prefix) {
        pinned[task] = true;
      }
    }
  }

  /**
   * Total cost as the routes now stand; above {@code limit} or on a broken rule {@link
   * #IMPOSSIBLE}.
   */
  long cost(long limit) {
    // Lateness is never negative, so most moves are judged by travel alone.
    if (routes.cost > limit) {
      return IMPOSSIBLE;
    }
    formerLateSum = lateSum;
    formerWorst = worst;
    for (int i = 0; i < routes.changedCount; i++) {
      int worker = routes.changed[i];
      depart(worker, routes.firstChange[worker]);
    }
    boolean possible = true;
    while (possible && movingCount > 0) {
      possible = advance();
    }
    while (movingCount > 0) {
      rest(movingCount - 1);
    }
    // A tail may keep its times and still come to a worker whose shift ends before.
    for (int i = 0; possible && i < routes.changedCount; i++) {
      possible = isHomeInTime(routes.changed[i]);
    }
    if (possible && worstMayHaveFallen) {
      worst = 0;
      for (int lateness : late) {
        worst = Math.max(worst, lateness);
      }
    }
    worstMayHaveFallen = false;
    return possible ? routes.cost + lateSum + worst : IMPOSSIBLE;
  }

  /** Cost of the committed routes. */
  long total() {
    return routes.cost + lateSum + worst;
  }

  void commit() {
    logSize = 0;
  }

  /** Back to the times of the last commit; after {@link #cost} at most once. */
  void undo() {
    if (logSize > 0) {
      while (logSize > 0) {
        logSize -= 2;
        int task = log[logSize];
        start[task] = log[logSize + 1];
        late[task] = lateness(task);
      }
      lateSum = formerLateSum;
      worst = formerWorst;
    }
  }

  private void depart(int worker, int index) {
    next[worker] = index;
    moving[movingCount++] = worker;
  }

  private void rest(int i) {
    next[moving[i]] = AT_REST;
    moving[i] = moving[--movingCount];
  }

  /**
   * Works out the first of the next visits of all moving routes; false when a hard rule is broken.
   */
  private boolean advance() {
    int earliestVisit = Problem.NONE;
    for (int i = 0; i < movingCount; i++) {
      int worker = moving[i];
      if (next[worker] == routes.size[worker]) {
        rest(i);
        return isHomeInTime(worker);
      }
      int visit = routes.visits.of[routes.tasks[worker][next[worker]]];
      if (earliestVisit == Problem.NONE || routes.precedes(visit, earliestVisit)) {
        earliestVisit = visit;
      }
    }
    int task = routes.visits.first[earliestVisit];
    int mate = routes.visits.second[earliestVisit];
    int begin = arrival(task);
    if (mate == Problem.NONE) {
      return settle(task, begin);
    }
    int mateBegin = Math.max(arrival(mate), begin + p.minGap[task]);
    begin = Math.max(begin, mateBegin - p.maxGap[task]);
    return settle(task, begin) && settle(mate, mateBegin);
  }

  private int arrival(int task) {
    int worker = routes.workerOf[task];
    int index = routes.indexOf[task];
    int at;
    int free;
    if (index == 0) {
      at = p.workers[worker].start();
      free = p.workers[worker].shiftStart();
    } else {
      int before = routes.tasks[worker][index - 1];
      at = p.place[before];
      free = start[before] + p.duration[before];
    }
    return Math.max(free + p.travel[at * p.places + p.place[task]], p.earliest[task]);
  }

  /** Sets a start and moves its worker on, who rests when the route is back on its old times. */
  private boolean settle(int task, int begin) {
    int worker = routes.workerOf[task];
    int index = routes.indexOf[task];
    boolean moved = start[task] != begin;
    if (moved) {
      write(task, begin);
    }
    if (moved && next[worker] == AT_REST) {
      depart(worker, index + 1);
    } else if (moved) {
      next[worker] = index + 1;
    } else if (next[worker] == index && index < routes.lastChange[worker]) {
      next[worker]++;
    } else if (next[worker] == index) {
      rest(indexOfMoving(worker));
    }
    return p.softWindows || begin <= p.latest[task] || pinned[task];
  }

  private void write(int task, int begin) {
    if (logSize + 2 > log.length) {
      log = Arrays.copyOf(log, 2 * log.length);
    }
    log[logSize++] = task;
    log[logSize++] = start[task];
    start[task] = begin;
    int was = late[task];
    int now = lateness(task);
    late[task] = now;
    lateSum += now - was;
    worst = Math.max(worst, now);
    worstMayHaveFallen |= now < was && was == worst;
  }

  private int lateness(int task) {
    return p.softWindows && start[task] > p.latest[task] ? start[task] - p.latest[task] : 0;
  }

  private int indexOfMoving(int worker) {
    int i = 0;
    while (moving[i] != worker) {
      i++;
    }
    return i;
  }

  private boolean isHomeInTime(int worker) {
    int last = routes.size[worker] - 1;
    if (last < routes.pinnedCount(worker)) {
      return true;
    }
    int task = routes.tasks[worker][last];
    Worker w = p.workers[worker];
    int wayHome = p.travel[p.place[task] * p.places + w.end()];
    return start[task] + p.duration[task] + wayHome <= w.shiftEnd();
  }
}
