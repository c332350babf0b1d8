package org.yizhan.station.dispatch.plan;

import java.util.Arrays;

/**
 * The routes of a running ruin-and-recreate search, with for each task its earliest and latest
 * start, so that an insertion is tested in constant time. Changes since the last {@link #commit}
 * can be rolled back.
 */
final class Routes {
  final Problem p;

  /** Tasks of each worker in order; only the first {@code size} entries count. */
  final int[][] tasks;

  final int[] size;
  final int[] load;

  /** For each task its worker, or {@link Problem#NONE}, and its place in that worker's route. */
  final int[] workerOf;

  final int[] indexOf;

  /** Earliest start given what comes before, latest start given what comes after. */
  final int[] earliestStart;

  final int[] latestStart;

  /** Travel from the task's predecessor to it. */
  final int[] leg;

  /**
   * The windows in force: narrower than the problem's where a crew visit's time has been settled.
   */
  final int[] opens;

  final int[] closes;

  /** Tasks that nobody does, in no order. */
  final int[] absent;

  int absentCount;
  long cost;

  private final RouteBackup backup;

  /** Begins with the pinned tasks only. */
  Routes(Problem problem) {
    p = problem;
    int taskCount = p.taskCount();
    int workerCount = p.workerCount();
    tasks = new int[workerCount][8];
    size = new int[workerCount];
    load = new int[workerCount];
    workerOf = new int[taskCount];
    indexOf = new int[taskCount];
    earliestStart = new int[taskCount];
    latestStart = new int[taskCount];
    leg = new int[taskCount];
    opens = p.earliest.clone();
    closes = p.latest.clone();
    absent = new int[taskCount];
    backup = new RouteBackup(this);
    Arrays.fill(workerOf, Problem.NONE);
    int[] pinnedStarts = new PinnedPrefix(p).starts;
    for (int worker = 0; worker < workerCount; worker++) {
      for (int task : p.pinned[worker]) {
        opens[task] = pinnedStarts[task];
        closes[task] = pinnedStarts[task];
        insert(task, worker, size[worker]);
        cost += p.unassignedCost(task); // it was never absent
      }
    }
    for (int task = 0; task < taskCount; task++) {
      if (workerOf[task] == Problem.NONE) {
        absent[absentCount++] = task;
        cost += p.unassignedCost(task);
      }
    }
    commit();
  }

  /** Puts a task into a route; {@link #forgetInserted} takes it off {@link #absent} afterwards. */
  void insert(int task, int worker, int index) {
    backup.save(worker);
    int count = size[worker]++;
    if (count == tasks[worker].length) {
      tasks[worker] = Arrays.copyOf(tasks[worker], 2 * count);
    }
    int[] route = tasks[worker];
    cost -= count == 0 ? 0 : index == count ? wayHome(worker, count) : leg[route[index]];
    System.arraycopy(route, index, route, index + 1, count - index);
    route[index] = task;
    load[worker] += p.load[task];
    refresh(worker, index, index + 1);
    cost += leg[task] + (index == count ? wayHome(worker, count + 1) : leg[route[index + 1]]);
    cost += p.assignmentCost(task, worker) - p.unassignedCost(task);
  }

  /**
   * Takes the tasks at {@code [from, from + length)} out of a route and makes them absent, except
   * for {@code keepCount} of them from {@code keepFrom} on.
   */
  void remove(int worker, int from, int length, int keepFrom, int keepCount) {
    backup.save(worker);
    int[] route = tasks[worker];
    int count = size[worker];
    cost -= travel(worker, from, from + length, count);
    int write = from;
    for (int read = from; read < count; read++) {
      boolean kept = read >= keepFrom && read < keepFrom + keepCount;
      if (read < from + length && !kept) {
        makeAbsent(route[read], worker);
      } else {
        route[write++] = route[read];
      }
    }
    size[worker] = write;
    refresh(worker, from, from + keepCount);
    cost += travel(worker, from, from + keepCount, write);
  }

  /** Ways to the tasks at {@code [from, until)} and on to the next one or home. */
  private int travel(int worker, int from, int until, int count) {
    int[] route = tasks[worker];
    int total = 0;
    for (int i = from; i < until; i++) {
      total += leg[route[i]];
    }
    return total + (until < count ? leg[route[until]] : wayHome(worker, count));
  }

  /** An unused worker does not travel. */
  private int wayHome(int worker, int count) {
    return count == 0 ? 0 : p.travel(p.place[tasks[worker][count - 1]], p.workers[worker].end());
  }

  private void makeAbsent(int task, int worker) {
    if (p.partner[task] != Problem.NONE) {
      setWindow(task, p.earliest[task], p.latest[task]);
    }
    workerOf[task] = Problem.NONE;
    load[worker] -= p.load[task];
    absent[absentCount++] = task;
    cost += p.unassignedCost(task) - p.assignmentCost(task, worker);
  }

  /** Puts a task at the end of a worker's route if that is allowed and in time. */
  boolean appendIfPossible(int task, int worker) {
    Worker w = p.workers[worker];
    int count = size[worker];
    int last = count == 0 ? Problem.NONE : tasks[worker][count - 1];
    int at = last < 0 ? w.start() : p.place[last];
    int free = last < 0 ? w.shiftStart() : earliestStart[last] + p.duration[last];
    int begin = Math.max(free + p.travel(at, p.place[task]), opens[task]);
    boolean possible =
        p.allows(task, worker)
            && begin <= closes[task]
            && begin + p.duration[task] + p.travel(p.place[task], w.end()) <= w.shiftEnd()
            && p.load[task] <= w.capacity() - load[worker];
    if (possible) {
      insert(task, worker, count);
    }
    return possible;
  }

  /** Takes off {@link #absent} what has been put into a route. */
  void forgetInserted() {
    int stillAbsent = 0;
    for (int i = 0; i < absentCount; i++) {
      if (workerOf[absent[i]] == Problem.NONE) {
        absent[stillAbsent++] = absent[i];
      }
    }
    absentCount = stillAbsent;
  }

  /** Narrows or widens the window in force of a crew visit's half. */
  void setWindow(int task, int open, int close) {
    backup.saveWindow(task);
    opens[task] = open;
    closes[task] = close;
  }

  boolean isTouched(int worker) {
    return backup.holds(worker);
  }

  void commit() {
    backup.forget();
  }

  void rollBack() {
    backup.restore();
  }

  /** Number of tasks at the route's head that must stay. */
  int pinnedCount(int worker) {
    return p.pinned[worker].length;
  }

  /**
   * Works out again what is kept about a route whose tasks changed, and only as far as the change
   * reaches.
   *
   * @param from the tasks before it are as they were
   * @param same the tasks from here on are as they were, only further on or further back
   */
  private void refresh(int worker, int from, int same) {
    int[] route = tasks[worker];
    int count = size[worker];
    Worker w = p.workers[worker];
    int before = from == 0 ? Problem.NONE : route[from - 1];
    int at = before < 0 ? w.start() : p.place[before];
    int free = before < 0 ? w.shiftStart() : earliestStart[before] + p.duration[before];
    int i = from;
    for (; i < count; i++) {
      int task = route[i];
      int way = i <= same ? p.travel[at * p.places + p.place[task]] : leg[task];
      int start = Math.max(free + way, opens[task]);
      workerOf[task] = worker;
      indexOf[task] = i;
      leg[task] = way;
      if (i >= same && start == earliestStart[task]) {
        break;
      }
      earliestStart[task] = start;
      free = start + p.duration[task];
      at = p.place[task];
    }
    for (; i < count; i++) {
      indexOf[route[i]] = i;
    }
    int next = same < count ? p.place[route[same]] : w.end();
    int due = same < count ? latestStart[route[same]] : w.shiftEnd();
    for (i = Math.min(same, count) - 1; i >= 0; i--) {
      int task = route[i];
      int way = i >= from - 1 ? p.travel[p.place[task] * p.places + next] : leg[route[i + 1]];
      due = Math.min(closes[task], due - p.duration[task] - way);
      if (i < from && due == latestStart[task]) {
        return;
      }
      latestStart[task] = due;
      next = p.place[task];
    }
  }

  /** The routes as they stand. */
  Plan toPlan() {
    int[][] routes = new int[size.length][];
    int[] starts = new int[workerOf.length];
    for (int worker = 0; worker < routes.length; worker++) {
      routes[worker] = Arrays.copyOf(tasks[worker], size[worker]);
    }
    for (int task = 0; task < starts.length; task++) {
      starts[task] = workerOf[task] == Problem.NONE ? Plan.UNASSIGNED : earliestStart[task];
    }
    return new Plan(routes, starts, cost);
  }
}
