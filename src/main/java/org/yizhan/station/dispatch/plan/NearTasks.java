package org.yizhan.station.dispatch.plan;

import java.util.Arrays;

/**
 * For each task the nearest tasks that may stand right before or after it in a route, as far as
 * their windows go. Where a task costs the same with everybody, its cheapest position is next to
 * one of them, so that a search in a large problem need not look at every position.
 */
final class NearTasks {
  /** From here on it pays; a smaller problem is looked at in full. */
  private static final int FEWEST_TASKS = 250;

  private static final int KEPT = 60;

  private final int[][] nearest;

  /** For each task the way to and from the last of its nearest; all others are further away. */
  private final int[] radius;

  private NearTasks(int[][] nearest, int[] radius) {
    this.nearest = nearest;
    this.radius = radius;
  }

  /** Empty lists where positions are not worth comparing by their ways alone. */
  static NearTasks of(Problem p) {
    int taskCount = p.taskCount();
    int[][] nearest = new int[taskCount][0];
    int[] radius = new int[taskCount];
    boolean waysAlone =
        p.preference.length == 0 && Arrays.stream(p.toldTo).allMatch(told -> told == Problem.NONE);
    if (waysAlone && taskCount >= FEWEST_TASKS) {
      int[] others = new int[taskCount];
      long[] keys = new long[taskCount];
      for (int task = 0; task < taskCount; task++) {
        int count = 0;
        for (int other = 0; other < taskCount; other++) {
          if (other != task && (mayFollow(p, other, task) || mayFollow(p, task, other))) {
            others[count] = other;
            keys[count++] = bothWays(p, task, other);
          }
        }
        Ints.sortByKey(others, count, keys);
        nearest[task] = Arrays.copyOf(others, Math.min(count, KEPT));
        radius[task] =
            count <= KEPT ? Integer.MAX_VALUE : bothWays(p, task, nearest[task][KEPT - 1]);
      }
    }
    return new NearTasks(nearest, radius);
  }

  private static boolean mayFollow(Problem p, int before, int after) {
    int way = p.travel(p.place[before], p.place[after]);
    return (long) p.earliest[before] + p.duration[before] + way <= p.latest[after];
  }

  static int bothWays(Problem p, int task, int other) {
    return p.travel(p.place[task], p.place[other]) + p.travel(p.place[other], p.place[task]);
  }

  int[] of(int task) {
    return nearest[task];
  }

  /** Whether {@code other} is too far from the task to be surely among its nearest. */
  boolean isFar(Problem p, int task, int other) {
    return bothWays(p, task, other) >= radius[task];
  }
}
