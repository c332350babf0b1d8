package org.yizhan.station.dispatch.plan;

import java.util.Arrays;

/**
 * What was done to {@link KeyedRoutes} since the last commit, so that a rejected move can be
 * undone.
 */
final class RouteJournal {
  private static final int INSERTED = 0;
  private static final int REMOVED = 1;
  private static final int KEYED = 2;
  private static final int SWAPPED = 3;

  /** One entry: the kind and what that kind needs. */
  private static final int WIDTH = 5;

  private final KeyedRoutes routes;
  private int[] log = new int[16 * WIDTH];
  private double[] keys = new double[16];
  private int count;

  RouteJournal(KeyedRoutes routes) {
    this.routes = routes;
  }

  void inserted(int task) {
    write(INSERTED, task, 0, 0, 0);
  }

  void removed(int task, int worker, int index) {
    write(REMOVED, task, worker, index, 0);
  }

  void keyed(int visit, double formerKey) {
    write(KEYED, visit, 0, 0, 0);
    keys[count - 1] = formerKey;
  }

  void swapped(int a, int fromA, int b, int fromB) {
    write(SWAPPED, a, fromA, b, fromB);
  }

  private void write(int kind, int first, int second, int third, int fourth) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
      log = Arrays.copyOf(log, 2 * log.length);
    }
    int at = count++ * WIDTH;
    log[at] = kind;
    log[at + 1] = first;
    log[at + 2] = second;
    log[at + 3] = third;
    log[at + 4] = fourth;
  }

  void clear() {
    count = 0;
  }

  void undo() {
    while (count > 0) {
      int at = --count * WIDTH;
      switch (log[at]) {
        case INSERTED -> routes.takeOut(log[at + 1]);
        case REMOVED -> routes.putIn(log[at + 1], log[at + 2], log[at + 3]);
        case KEYED -> routes.key[log[at + 1]] = keys[count];
        case SWAPPED -> routes.exchangeTails(log[at + 1], log[at + 2], log[at + 3], log[at + 4]);
        default -> throw new AssertionError(log[at]);
      }
    }
  }
}
