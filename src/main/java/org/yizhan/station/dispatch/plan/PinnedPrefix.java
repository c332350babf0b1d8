package org.yizhan.station.dispatch.plan;

import java.util.Arrays;

/**
 * The pinned heads of all routes, worked through in one order in which no crew waits for a later
 * visit, each task as early as its worker and its crew mate let it, late or not.
 */
final class PinnedPrefix {
  /** Start of each pinned task, {@link Plan#UNASSIGNED} for the others. */
  final int[] starts;

  /** Pinned tasks in their order. */
  final int[] order;

  private final Problem p;
  private final int[] done;
  private int count;

  /**
   * Throws {@link IllegalArgumentException} when pinned crew visits wait for each other in a
   * circle.
   */
  PinnedPrefix(Problem p) {
    this.p = p;
    starts = new int[p.taskCount()];
    Arrays.fill(starts, Plan.UNASSIGNED);
    done = new int[p.workerCount()];
    order = new int[Arrays.stream(p.pinned).mapToInt(prefix -> prefix.length).sum()];
    int[] workerOf = new int[p.taskCount()];
    for (int worker = 0; worker < done.length; worker++) {
      for (int task : p.pinned[worker]) {
        workerOf[task] = worker;
      }
    }
    while (count < order.length) {
      int before = count;
      for (int worker = 0; worker < done.length; worker++) {
        while (isNext(worker) && start(p.pinned[worker][done[worker]], workerOf)) {}
      }
      if (count == before) {
        throw new IllegalArgumentException("pinned crew visits wait for each other in a circle");
      }
    }
  }

  private boolean isNext(int worker) {
    return done[worker] < p.pinned[worker].length;
  }

  /** Starts the task, with its crew mate if it has one; false when the mate is not ready. */
  private boolean start(int task, int[] workerOf) {
    int mate = p.partner[task];
    if (mate == Problem.NONE) {
      settle(task, arrival(task, workerOf[task]), workerOf[task]);
      return true;
    }
    int mateWorker = workerOf[mate];
    if (!isNext(mateWorker) || p.pinned[mateWorker][done[mateWorker]] != mate) {
      return false;
    }
    int first = Math.min(task, mate);
    int second = Math.max(task, mate);
    int begin = arrival(first, workerOf[first]);
    int secondBegin = Math.max(arrival(second, workerOf[second]), begin + p.minGap[first]);
    settle(first, Math.max(begin, secondBegin - p.maxGap[first]), workerOf[first]);
    settle(second, secondBegin, workerOf[second]);
    return true;
  }

  private int arrival(int task, int worker) {
    Worker w = p.workers[worker];
    int index = done[worker];
    int before = index == 0 ? Problem.NONE : p.pinned[worker][index - 1];
    int free = before < 0 ? w.shiftStart() : starts[before] + p.duration[before];
    int at = before < 0 ? w.start() : p.place[before];
    return Math.max(free + p.travel(at, p.place[task]), p.earliest[task]);
  }

  private void settle(int task, int begin, int worker) {
    starts[task] = begin;
    order[count++] = task;
    done[worker]++;
  }
}
