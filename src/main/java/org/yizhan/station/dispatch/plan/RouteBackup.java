package org.yizhan.station.dispatch.plan;

import java.util.Arrays;

/**
 * Remembers the routes as they were before one iteration touched them; a rejected iteration
 * restores.
 */
final class RouteBackup {
  private final Routes routes;
  private final boolean[] held;
  private final int[] heldWorkers;
  private int heldCount;
  private final int[][] tasks;
  private final int[] size;
  private final int[] absent;
  private int absentCount;
  private long cost;
  private int[] windowLog = new int[24];
  private int windowLogSize;

  RouteBackup(Routes routes) {
    this.routes = routes;
    int workerCount = routes.size.length;
    held = new boolean[workerCount];
    heldWorkers = new int[workerCount];
    tasks = new int[workerCount][8];
    size = new int[workerCount];
    absent = new int[routes.absent.length];
  }

  boolean holds(int worker) {
    return held[worker];
  }

  void save(int worker) {
    if (held[worker]) {
      return;
    }
    held[worker] = true;
    heldWorkers[heldCount++] = worker;
    int count = routes.size[worker];
    if (tasks[worker].length < count) {
      tasks[worker] = new int[routes.tasks[worker].length];
    }
    System.arraycopy(routes.tasks[worker], 0, tasks[worker], 0, count);
    size[worker] = count;
  }

  void saveWindow(int task) {
    if (windowLogSize + 3 > windowLog.length) {
      windowLog = Arrays.copyOf(windowLog, 2 * windowLog.length);
    }
    windowLog[windowLogSize++] = task;
    windowLog[windowLogSize++] = routes.opens[task];
    windowLog[windowLogSize++] = routes.closes[task];
  }

  /** Takes the present state as the one to come back to. */
  void forget() {
    clear();
    absentCount = routes.absentCount;
    System.arraycopy(routes.absent, 0, absent, 0, absentCount);
    cost = routes.cost;
  }

  void restore() {
    while (windowLogSize > 0) {
      windowLogSize -= 3;
      int task = windowLog[windowLogSize];
      routes.opens[task] = windowLog[windowLogSize + 1];
      routes.closes[task] = windowLog[windowLogSize + 2];
    }
    for (int i = 0; i < heldCount; i++) {
      int worker = heldWorkers[i];
      for (int j = 0; j < routes.size[worker]; j++) {
        routes.workerOf[routes.tasks[worker][j]] = Problem.NONE;
      }
    }
    for (int i = 0; i < heldCount; i++) {
      int worker = heldWorkers[i];
      System.arraycopy(tasks[worker], 0, routes.tasks[worker], 0, size[worker]);
      routes.size[worker] = size[worker];
      routes.refresh(worker);
    }
    System.arraycopy(absent, 0, routes.absent, 0, absentCount);
    routes.absentCount = absentCount;
    routes.cost = cost;
    clear();
  }

  private void clear() {
    for (int i = 0; i < heldCount; i++) {
      held[heldWorkers[i]] = false;
    }
    heldCount = 0;
    windowLogSize = 0;
  }
}
