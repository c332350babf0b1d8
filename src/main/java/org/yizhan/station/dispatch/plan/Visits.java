package org.yizhan.station.dispatch.plan;

import java.util.Arrays;

/** Tasks grouped into visits: one task each, or the two of a crew visit. */
final class Visits {
  /**
   * First and second task of each visit; second is {@link Problem#NONE} when one worker is enough.
   */
  final int[] first;

  final int[] second;

  /** Visit of each task. */
  final int[] of;

  Visits(Problem p) {
    int[] firsts = new int[p.taskCount()];
    of = new int[p.taskCount()];
    int count = 0;
    for (int task = 0; task < firsts.length; task++) {
      int mate = p.partner[task];
      boolean secondHalf = mate != Problem.NONE && mate < task;
      of[task] = secondHalf ? of[mate] : count;
      if (!secondHalf) {
        firsts[count++] = task;
      }
    }
    first = Arrays.copyOf(firsts, count);
    second = Arrays.stream(first).map(task -> p.partner[task]).toArray();
  }

  int count() {
    return first.length;
  }
}
