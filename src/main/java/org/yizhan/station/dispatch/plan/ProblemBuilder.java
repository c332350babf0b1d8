package org.yizhan.station.dispatch.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects a day and checks that it makes sense. Not reusable after {@link #build}. */
public final class ProblemBuilder {
  /** Times and costs stay below this, so that sums of a whole route fit an int. */
  public static final int LARGEST = 1 << 29;

  final int places;
  final int[] travel;
  final List<Worker> workers = new ArrayList<>();
  final List<Task> tasks = new ArrayList<>();
  final List<Integer> partner = new ArrayList<>();
  final List<Integer> minGap = new ArrayList<>();
  final List<Integer> maxGap = new ArrayList<>();
  final List<Integer> toldTo = new ArrayList<>();
  final List<Integer> changePenalty = new ArrayList<>();
  boolean softWindows;
  private final List<BitSet> allowed = new ArrayList<>();
  private final List<int[]> preference = new ArrayList<>();
  private final List<int[]> pinned = new ArrayList<>();

  /**
   * Starts a problem.
   *
   * @param travel square matrix of travel times, {@code travel[from][to]}, not negative
   */
  public ProblemBuilder(int[][] travel) {
    places = travel.length;
    this.travel = new int[places * places];
    for (int from = 0; from < places; from++) {
      require(travel[from].length == places, "the travel matrix is not square in row " + from);
      for (int to = 0; to < places; to++) {
        inRange(travel[from][to], "travel");
        this.travel[from * places + to] = travel[from][to];
      }
    }
  }

  /** Adds a worker and returns its number. */
  public int add(Worker worker) {
    isPlace(worker.start());
    isPlace(worker.end());
    inRange(worker.shiftStart(), "shift start");
    inRange(worker.shiftEnd(), "shift end");
    workers.add(worker);
    pinned.add(new int[0]);
    return workers.size() - 1;
  }

  /** Adds a visit for one worker out of {@code mayDo} and returns its task number. */
  public int add(Task task, BitSet mayDo) {
    isPlace(task.place());
    inRange(task.earliest(), "window");
    inRange(task.latest(), "window");
    inRange(task.duration(), "duration");
    inRange(task.unassignedPenalty(), "penalty");
    tasks.add(task);
    allowed.add((BitSet) mayDo.clone());
    partner.add(Problem.NONE);
    minGap.add(0);
    maxGap.add(0);
    toldTo.add(Problem.NONE);
    changePenalty.add(0);
    preference.add(new int[0]);
    return tasks.size() - 1;
  }

  /**
   * Makes one crew visit of two tasks: two different workers, and the second starts between {@code
   * minGap} and {@code maxGap} after the first (0 and 0: at once). Both are planned or none is.
   */
  public ProblemBuilder crew(int first, int second, int minGap, int maxGap) {
    require(first < second && second < tasks.size(), "a crew needs two tasks, the first one first");
    require(partner.get(first) < 0 && partner.get(second) < 0, "a task is in two crews");
    require(0 <= minGap && minGap <= maxGap, "a crew's gap must be 0 <= min <= max");
    partner.set(first, second);
    partner.set(second, first);
    this.minGap.set(first, inRange(minGap, "gap"));
    this.maxGap.set(first, inRange(maxGap, "gap"));
    return this;
  }

  /** Soft cost of a task for each worker (steadiness, fairness, rare skill…), not negative. */
  public ProblemBuilder prefer(int task, int[] costByWorker) {
    for (int cost : costByWorker) {
      inRange(cost, "preference");
    }
    preference.set(task, costByWorker.clone());
    return this;
  }

  /**
   * Says that {@code worker} was announced for the task: every other outcome costs {@code penalty}.
   */
  public ProblemBuilder told(int task, int worker, int penalty) {
    require(worker >= 0 && worker < workers.size(), "no worker " + worker);
    toldTo.set(task, worker);
    changePenalty.set(task, inRange(penalty, "change penalty"));
    return this;
  }

  /** Fixes the tasks with which a worker's route begins. */
  public ProblemBuilder pin(int worker, int... tasksInOrder) {
    pinned.set(worker, tasksInOrder.clone());
    return this;
  }

  /** Lets tasks start late at a cost instead of not at all. */
  public ProblemBuilder softWindows() {
    softWindows = true;
    return this;
  }

  /**
   * Builds the problem, or throws {@link IllegalArgumentException} saying what contradicts what.
   */
  public Problem build() {
    Set<Integer> seen = new HashSet<>();
    for (int[] prefix : pinned) {
      for (int task : prefix) {
        require(task >= 0 && task < tasks.size(), "no task " + task + " to pin");
        require(seen.add(task), "task " + task + " is pinned twice");
      }
    }
    for (int task : seen) {
      int other = partner.get(task);
      require(
          other < 0 || seen.contains(other), "only one half of a crew visit is pinned: " + task);
    }
    return new Problem(this);
  }

  long[] allowedBits(int wordsPerTask) {
    long[] bits = new long[wordsPerTask * tasks.size()];
    for (int task = 0; task < tasks.size(); task++) {
      allowed.get(task).clear(workers.size(), Math.max(workers.size(), allowed.get(task).length()));
      long[] words = allowed.get(task).toLongArray();
      System.arraycopy(words, 0, bits, task * wordsPerTask, words.length);
    }
    return bits;
  }

  int[] preferences(int workerCount) {
    if (preference.stream().allMatch(costs -> costs.length == 0)) {
      return new int[0];
    }
    int[] flat = new int[tasks.size() * workerCount];
    for (int task = 0; task < tasks.size(); task++) {
      int[] costs = preference.get(task);
      require(costs.length == 0 || costs.length == workerCount, "a cost is missing for a worker");
      System.arraycopy(costs, 0, flat, task * workerCount, costs.length);
    }
    return flat;
  }

  int[][] pinnedPrefixes() {
    return pinned.toArray(int[][]::new);
  }

  private void isPlace(int place) {
    require(place >= 0 && place < places, "no place " + place + " in the travel matrix");
  }

  private static int inRange(int value, String what) {
    require(value >= 0 && value <= LARGEST, what + " out of range: " + value);
    return value;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
