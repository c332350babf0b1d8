package org.yizhan.station.dispatch.plan;

import java.util.Arrays;

/**
 * Routes in which every visit has a key and every route is in ascending order of keys: one order
 * for all visits, so that crews can never wait for each other in a circle. Keeps travel and
 * assignment costs; {@link Timetable} keeps the times. Changes since the last {@link #commit} can
 * be undone, newest first.
 */
final class KeyedRoutes {
  final Problem p;
  final Visits visits;
  final int[][] tasks;
  final int[] size;
  final int[] workerOf;
  final int[] indexOf;

  /** Key of each visit; below zero only for pinned ones. Ties are broken by the visit's number. */
  final double[] key;

  /** Travel, assignment costs and the penalties of absent tasks. */
  long cost;

  /**
   * Routes changed since the last commit, and which part of each: predecessors changed in between.
   */
  final int[] changed;

  int changedCount;
  final int[] firstChange;
  final int[] lastChange;

  private final RouteJournal journal;

  KeyedRoutes(Problem p, Visits visits) {
    this.p = p;
    this.visits = visits;
    int workerCount = p.workerCount();
    tasks = new int[workerCount][8];
    size = new int[workerCount];
    workerOf = new int[p.taskCount()];
    indexOf = new int[p.taskCount()];
    key = new double[visits.count()];
    changed = new int[workerCount];
    firstChange = new int[workerCount];
    lastChange = new int[workerCount];
    Arrays.fill(workerOf, Problem.NONE);
    Arrays.fill(firstChange, Integer.MAX_VALUE);
    Arrays.fill(lastChange, -1);
    for (int task = 0; task < workerOf.length; task++) {
      cost += p.unassignedCost(task);
    }
    journal = new RouteJournal(this);
  }

  /** Takes an assigned task out of its route. */
  void remove(int task) {
    journal.removed(task, workerOf[task], indexOf[task]);
    takeOut(task);
  }

  /** Puts an absent task into a worker's route where its key belongs. */
  void insert(int task, int worker) {
    journal.inserted(task);
    putIn(task, worker, firstNotBefore(worker, visits.of[task]));
  }

  /** Gives an absent visit another key. */
  void setKey(int visit, double newKey) {
    journal.keyed(visit, key[visit]);
    key[visit] = newKey;
  }

  /** From the given indices on, two workers change all their tasks. */
  void swapTails(int a, int fromA, int b, int fromB) {
    journal.swapped(a, fromA, b, fromB);
    exchangeTails(a, fromA, b, fromB);
  }

  /** Index of the first task in a route that does not come before the visit in the order. */
  int firstNotBefore(int worker, int visit) {
    int low = 0;
    int high = size[worker];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (precedes(visits.of[tasks[worker][middle]], visit)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether visit {@code a} comes before visit {@code b}. */
  boolean precedes(int a, int b) {
    return key[a] < key[b] || (key[a] == key[b] && a < b);
  }

  /** Whether so many tasks at the head of the route are pinned. */
  int pinnedCount(int worker) {
    return p.pinned[worker].length;
  }

  void commit() {
    journal.clear();
    forgetChanges();
  }

  void undo() {
    journal.undo();
    forgetChanges();
  }

  private void forgetChanges() {
    for (int i = 0; i < changedCount; i++) {
      firstChange[changed[i]] = Integer.MAX_VALUE;
      lastChange[changed[i]] = -1;
    }
    changedCount = 0;
  }

  void takeOut(int task) {
    int worker = workerOf[task];
    int index = indexOf[task];
    int[] route = tasks[worker];
    int count = --size[worker];
    cost -=
        detour(
            worker,
            task,
            index == 0 ? Problem.NONE : route[index - 1],
            index == count ? Problem.NONE : route[index + 1]);
    cost += p.unassignedCost(task) - p.assignmentCost(task, worker);
    for (int i = index; i < count; i++) {
      route[i] = route[i + 1];
      indexOf[route[i]] = i;
    }
    workerOf[task] = Problem.NONE;
    if (lastChange[worker] > index) {
      lastChange[worker]--;
    }
    change(worker, index, index);
  }

  void putIn(int task, int worker, int index) {
    int count = size[worker]++;
    if (count == tasks[worker].length) {
      tasks[worker] = Arrays.copyOf(tasks[worker], 2 * count);
    }
    int[] route = tasks[worker];
    for (int i = count; i > index; i--) {
      route[i] = route[i - 1];
      indexOf[route[i]] = i;
    }
    route[index] = task;
    indexOf[task] = index;
    workerOf[task] = worker;
    cost +=
        detour(
            worker,
            task,
            index == 0 ? Problem.NONE : route[index - 1],
            index == count ? Problem.NONE : route[index + 1]);
    cost += p.assignmentCost(task, worker) - p.unassignedCost(task);
    if (lastChange[worker] >= index) {
      lastChange[worker]++;
    }
    change(worker, index, index + 1);
  }

  /** What it costs to pass by a task between two others, or by the ends of the route. */
  private int detour(int worker, int task, int before, int after) {
    int from = before == Problem.NONE ? p.workers[worker].start() : p.place[before];
    int to = after == Problem.NONE ? p.workers[worker].end() : p.place[after];
    int place = p.place[task];
    // An unused worker stays at the start and does not travel at all.
    int direct =
        before == Problem.NONE && after == Problem.NONE ? 0 : p.travel[from * p.places + to];
    return p.travel[from * p.places + place] + p.travel[place * p.places + to] - direct;
  }

  void exchangeTails(int a, int fromA, int b, int fromB) {
    cost -= travel(a) + travel(b);
    int tailA = size[a] - fromA;
    int tailB = size[b] - fromB;
    int[] newA = Arrays.copyOf(tasks[a], Math.max(tasks[a].length, fromA + tailB));
    int[] newB = Arrays.copyOf(tasks[b], Math.max(tasks[b].length, fromB + tailA));
    System.arraycopy(tasks[b], fromB, newA, fromA, tailB);
    System.arraycopy(tasks[a], fromA, newB, fromB, tailA);
    tasks[a] = newA;
    tasks[b] = newB;
    size[a] = fromA + tailB;
    size[b] = fromB + tailA;
    adopt(a, fromA, b);
    adopt(b, fromB, a);
    cost += travel(a) + travel(b);
  }

  private void adopt(int worker, int from, int formerWorker) {
    for (int i = from; i < size[worker]; i++) {
      int task = tasks[worker][i];
      cost += p.assignmentCost(task, worker) - p.assignmentCost(task, formerWorker);
      workerOf[task] = worker;
      indexOf[task] = i;
    }
    change(worker, from, from);
  }

  private long travel(int worker) {
    long total = 0;
    int at = p.workers[worker].start();
    for (int i = 0; i < size[worker]; i++) {
      int place = p.place[tasks[worker][i]];
      total += p.travel[at * p.places + place];
      at = place;
    }
    return size[worker] == 0 ? 0 : total + p.travel[at * p.places + p.workers[worker].end()];
  }

  private void change(int worker, int from, int to) {
    if (firstChange[worker] == Integer.MAX_VALUE) {
      changed[changedCount++] = worker;
    }
    firstChange[worker] = Math.min(firstChange[worker], from);
    lastChange[worker] = Math.max(lastChange[worker], to);
  }
}
