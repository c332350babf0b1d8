package org.yizhan.station.dispatch.plan;

/** For each task the nearest tasks, itself first, by travel there and back. */
final class Neighbours {
  private final int[][] nearest;

  Neighbours(Problem p, int most) {
    int taskCount = p.taskCount();
    int kept = Math.min(most, taskCount);
    nearest = new int[taskCount][kept];
    int[] others = new int[taskCount];
    long[] keys = new long[taskCount];
    for (int task = 0; task < taskCount; task++) {
      for (int other = 0; other < taskCount; other++) {
        others[other] = other;
        int here = p.place[task];
        int there = p.place[other];
        // One more for the others: a task comes before those at the same address.
        keys[other] = other == task ? 0 : 1L + p.travel(here, there) + p.travel(there, here);
      }
      Ints.sortByKey(others, taskCount, keys);
      System.arraycopy(others, 0, nearest[task], 0, kept);
    }
  }

  int[] of(int task) {
    return nearest[task];
  }
}
