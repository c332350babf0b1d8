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

  private final int[] travelOf;
  private final RouteBackup backup;

  /** Begins with the pinned tasks only. */
  Routes(Problem problem) {
    p = problem;
    int taskCount = p.taskCount();
    int workerCount = p.workerCount();
    tasks = new int[workerCount][8];
    size = new int[workerCount];
    load = new int[workerCount];
    travelOf = new int[workerCount];
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
        append(worker, task);
      }
      refresh(worker);
    }
    for (int task = 0; task < taskCount; task++) {
      if (workerOf[task] == Problem.NONE) {
        absent[absentCount++] = task;
        cost += p.unassignedCost(task);
      }
    }
    commit();
  }

  private void append(int worker, int task) {
    if (size[worker] == tasks[worker].length) {
      tasks[worker] = Arrays.copyOf(tasks[worker], 2 * size[worker]);
    }
    tasks[worker][size[worker]++] = task;
    workerOf[task] = worker;
    cost += p.assignmentCost(task, worker);
  }

  /** Puts a task into a route; {@link #forgetInserted} takes it off {@link #absent} afterwards. */
  void insert(int task, int worker, int index) {
    backup.save(worker);
    append(worker, task);
    int[] route = tasks[worker];
    System.arraycopy(route, index, route, index + 1, size[worker] - 1 - index);
    route[index] = task;
    cost -= p.unassignedCost(task);
    refresh(worker);
  }

  /**
   * Takes the tasks at {@code [from, from + length)} out of a route and makes them absent, except
   * for {@code keepCount} of them from {@code keepFrom} on.
   */
  void remove(int worker, int from, int length, int keepFrom, int keepCount) {
    backup.save(worker);
    int[] route = tasks[worker];
    int write = from;
    for (int read = from; read < size[worker]; read++) {
      boolean kept = read >= keepFrom && read < keepFrom + keepCount;
      if (read < from + length && !kept) {
        makeAbsent(route[read], worker);
      } else {
        route[write++] = route[read];
      }
    }
    size[worker] = write;
    refresh(worker);
  }

  private void makeAbsent(int task, int worker) {
    if (p.partner[task] != Problem.NONE) {
      setWindow(task, p.earliest[task], p.latest[task]);
    }
    workerOf[task] = Problem.NONE;
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

  /** Recomputes everything kept about one route after its tasks changed. */
  void refresh(int worker) {
    int[] route = tasks[worker];
    int count = size[worker];
    Worker w = p.workers[worker];
    int at = w.start();
    int free = w.shiftStart();
    int travel = 0;
    int carried = 0;
    for (int i = 0; i < count; i++) {
      int task = route[i];
      int way = p.travel[at * p.places + p.place[task]];
      int start = Math.max(free + way, opens[task]);
      workerOf[task] = worker;
      indexOf[task] = i;
      leg[task] = way;
      earliestStart[task] = start;
      free = start + p.duration[task];
      at = p.place[task];
      travel += way;
      carried += p.load[task];
    }
    travel += count == 0 ? 0 : p.travel[at * p.places + w.end()];
    cost += travel - travelOf[worker];
    travelOf[worker] = travel;
    load[worker] = carried;
    int next = w.end();
    int dueAtNext = w.shiftEnd();
    for (int i = count - 1; i >= 0; i--) {
      int task = route[i];
      int way = p.travel[p.place[task] * p.places + next];
      dueAtNext = Math.min(closes[task], dueAtNext - p.duration[task] - way);
      latestStart[task] = dueAtNext;
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
