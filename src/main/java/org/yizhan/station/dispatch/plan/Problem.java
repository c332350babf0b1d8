package org.yizhan.station.dispatch.plan;

import java.util.Arrays;
import java.util.Optional;

/**
 * A day to plan, as flat arrays of ints, so that the searches read memory in order.
 *
 * <p>Times, travel and costs share one integer unit, which the caller chooses (the station:
 * seconds; VRPTW files: a tenth). The cost of a plan is the sum of
 *
 * <ul>
 *   <li>travel of every route that serves a task, the way home included;
 *   <li>{@link #assignmentCost}: the caller's soft terms and the change penalty;
 *   <li>the penalty of every unassigned task, its change penalty included;
 *   <li>with soft windows only: the lateness of all tasks and, once more, the worst lateness.
 * </ul>
 *
 * <p>Immutable once built; made by {@link ProblemBuilder}. Indices: a task is numbered in the order
 * in which it was added, and so is a worker.
 */
public final class Problem {
  /** In {@link #partner}, {@link #toldTo}: there is none. */
  static final int NONE = -1;

  final int places;

  /** Row by row: {@code travel[from * places + to]}. */
  final int[] travel;

  /**
   * The transpose of {@link #travel} (the same array when symmetric): a row holds all ways TO one
   * place.
   */
  final int[] travelTo;

  /** The fields of {@link Task}, one array each, indexed by task. */
  final int[] place;

  final int[] earliest;
  final int[] latest;
  final int[] duration;
  final int[] load;
  final int[] penalty;

  final Worker[] workers;

  /** The other half of a crew visit; the first half has the smaller number. */
  final int[] partner;

  /**
   * Smallest and largest time from the first half's start to the second's, held at the first half.
   */
  final int[] minGap;

  final int[] maxGap;

  /** One bit per worker, {@link #wordsPerTask} words per task: who may do it. */
  final long[] allowed;

  final int wordsPerTask;

  /**
   * Soft cost of task t with worker k at {@code t * workers + k}, empty when there is none at all.
   */
  final int[] preference;

  /** The worker already announced for the task, and what any other outcome costs. */
  final int[] toldTo;

  final int[] changePenalty;

  /**
   * Tasks each worker's route must begin with, in order; they are facts and no rule is asked of
   * them.
   */
  final int[][] pinned;

  /** Whether a start after {@link Task#latest} is lateness to be paid rather than forbidden. */
  final boolean softWindows;

  Problem(ProblemBuilder b) {
    places = b.places;
    travel = b.travel;
    travelTo = transposed(travel, places);
    place = Ints.of(b.tasks, Task::place);
    earliest = Ints.of(b.tasks, Task::earliest);
    latest = Ints.of(b.tasks, Task::latest);
    duration = Ints.of(b.tasks, Task::duration);
    load = Ints.of(b.tasks, Task::load);
    penalty = Ints.of(b.tasks, Task::unassignedPenalty);
    workers = b.workers.toArray(Worker[]::new);
    partner = Ints.of(b.partner, Integer::intValue);
    minGap = Ints.of(b.minGap, Integer::intValue);
    maxGap = Ints.of(b.maxGap, Integer::intValue);
    wordsPerTask = (workers.length + Long.SIZE - 1) / Long.SIZE;
    allowed = b.allowedBits(wordsPerTask);
    preference = b.preferences(workers.length);
    toldTo = Ints.of(b.toldTo, Integer::intValue);
    changePenalty = Ints.of(b.changePenalty, Integer::intValue);
    pinned = b.pinnedPrefixes();
    softWindows = b.softWindows;
  }

  /** Number of tasks. */
  public int taskCount() {
    return place.length;
  }

  /** Number of workers. */
  public int workerCount() {
    return workers.length;
  }

  /** Task by its number. */
  public Task task(int task) {
    return new Task(
        place[task], earliest[task], latest[task], duration[task], load[task], penalty[task]);
  }

  /** Worker by number. */
  public Worker worker(int worker) {
    return workers[worker];
  }

  /** Tasks the worker's route must begin with, a copy. */
  public int[] pinned(int worker) {
    return pinned[worker].clone();
  }

  /** The crew visit that begins with this task. */
  public Optional<Crew> crewOf(int first) {
    int second = partner[first];
    return second > first
        ? Optional.of(new Crew(first, second, minGap[first], maxGap[first]))
        : Optional.empty();
  }

  /** Whether lateness is paid rather than forbidden. */
  public boolean hasSoftWindows() {
    return softWindows;
  }

  /** Travel time between two places. */
  public int travel(int from, int to) {
    return travel[from * places + to];
  }

  /** Whether the worker may do the task at all: skills, credentials, filters, blocks. */
  public boolean allows(int task, int worker) {
    return (allowed[task * wordsPerTask + (worker >> 6)] >>> worker & 1) != 0;
  }

  /** Soft cost of giving this task to this worker, the change penalty included. */
  public int assignmentCost(int task, int worker) {
    int soft = preference.length == 0 ? 0 : preference[task * workers.length + worker];
    return toldTo[task] == NONE || toldTo[task] == worker ? soft : soft + changePenalty[task];
  }

  /** Cost of leaving the task out; somebody who was told a worker is disappointed too. */
  public int unassignedCost(int task) {
    return penalty[task] + (toldTo[task] == NONE ? 0 : changePenalty[task]);
  }

  /** Whether any visit needs two workers. */
  public boolean hasCrewVisits() {
    return Arrays.stream(partner).anyMatch(other -> other != NONE);
  }

  private static int[] transposed(int[] matrix, int size) {
    int[] turned = new int[matrix.length];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        turned[column * size + row] = matrix[row * size + column];
      }
    }
    return Arrays.equals(turned, matrix) ? matrix : turned;
  }
}
