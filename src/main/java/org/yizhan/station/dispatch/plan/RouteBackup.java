package org.yizhan.station.dispatch.plan;

import java.util.Arrays;

/**
 * Remembers the routes as they were before one iteration touched them, with all that is kept about
 * their tasks; a rejected iteration restores, which most are, so nothing is worked out again.
 */
final class RouteBackup {
  private final Routes routes;
  private final boolean[] held;
  private final int[] heldWorkers;
  private int heldCount;

  /** One entry for each task: itself, earliest start, latest start, leg. */
  private static final int WIDTH = 4;

  private final int[][] tasks;
  private final int[] size;
  private final int[] load;
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
    tasks = new int[workerCount][8 * WIDTH];
    size = new int[workerCount];
    load = new int[workerCount];
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
    if (tasks[worker].length < count * WIDTH) {
      tasks[worker] = new int[routes.tasks[worker].length * WIDTH];
    }
    int[] route = routes.tasks[worker];
    int[] kept = tasks[worker];
    for (int i = 0; i < count; i++) {
      int task = route[i];
      kept[WIDTH * i] = task;
      kept[WIDTH * i + 1] = routes.earliestStart[task];
      kept[WIDTH * i + 2] = routes.latestStart[task];
      kept[WIDTH * i + 3] = routes.leg[task];
    }
    size[worker] = count;
    load[worker] = routes.load[worker];
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
      restore(heldWorkers[i]);
    }
    System.arraycopy(absent, 0, routes.absent, 0, absentCount);
    routes.absentCount = absentCount;
    routes.cost = cost;
    clear();
  }

  private void restore(int worker) {
    int[] route = routes.tasks[worker];
    int[] kept = tasks[worker];
    int count = size[worker];
    for (int i = 0; i < count; i++) {
      int task = kept[WIDTH * i];
      route[i] = task;
      routes.workerOf[task] = worker;
      routes.indexOf[task] = i;
      routes.earliestStart[task] = kept[WIDTH * i + 1];
      routes.latestStart[task] = kept[WIDTH * i + 2];
      routes.leg[task] = kept[WIDTH * i + 3];
    }
    routes.size[worker] = count;
    routes.load[worker] = load[worker];
  }

  private void clear() {
    for (int i = 0; i < heldCount; i++) {
      held[heldWorkers[i]] = false;
    }
    heldCount = 0;
    windowLogSize = 0;
  }
}
