package org.yizhan.station.dispatch.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Judges a plan from the problem alone: every rule, and the cost anew. It shares no code with the
 * searches and trusts nothing they kept, so that a mistake there cannot hide here.
 */
public final class PlanChecker {
  private final Problem p;
  private final Plan plan;
  private final List<String> violations = new ArrayList<>();
  private final int[] workerOf;
  private long travel;
  private long assignment;
  private long unassigned;
  private long lateness;
  private long worstLateness;

  private PlanChecker(Problem problem, Plan plan) {
    this.p = problem;
    this.plan = plan;
    workerOf = new int[problem.taskCount()];
    Arrays.fill(workerOf, -1);
  }

  /**
   * What the check found.
   *
   * @param violations broken rules in words, empty when the plan is feasible
   * @param travel travel of all used routes
   * @param assignment soft costs and change penalties of assigned tasks
   * @param unassigned penalties of the tasks left out
   * @param lateness soft windows: sum over tasks; otherwise 0
   * @param worstLateness soft windows: the largest; otherwise 0
   */
  public record Verdict(
      List<String> violations,
      long travel,
      long assignment,
      long unassigned,
      long lateness,
      long worstLateness) {
    /** Total cost in the problem's unit. */
    public long cost() {
      return travel + assignment + unassigned + lateness + worstLateness;
    }
  }

  /** Checks a plan of a problem. */
  public static Verdict check(Problem problem, Plan plan) {
    PlanChecker checker = new PlanChecker(problem, plan);
    for (int worker = 0; worker < problem.workerCount(); worker++) {
      checker.checkRoute(worker, plan.route(worker));
    }
    checker.checkTasks();
    return new Verdict(
        List.copyOf(checker.violations),
        checker.travel,
        checker.assignment,
        checker.unassigned,
        checker.lateness,
        checker.worstLateness);
  }

  private void checkRoute(int worker, int[] route) {
    Worker w = p.worker(worker);
    int[] pins = p.pinned(worker);
    expect(beginsWith(route, pins), "worker " + worker + " does not begin with the pinned tasks");
    int at = w.start();
    long free = w.shiftStart();
    long carried = 0;
    for (int i = 0; i < route.length; i++) {
      int task = route[i];
      Task t = p.task(task);
      int start = plan.start(task);
      String what = "task " + task + " of worker " + worker;
      expect(workerOf[task] < 0, what + " is done twice");
      expect(start >= free + p.travel(at, t.place()), what + " starts before the worker is there");
      expect(start >= t.earliest(), what + " starts before its window");
      if (i >= pins.length) {
        expect(p.allows(task, worker), what + " is not allowed");
        expect(p.hasSoftWindows() || start <= t.latest(), what + " starts late");
      }
      workerOf[task] = worker;
      travel += p.travel(at, t.place());
      assignment += p.assignmentCost(task, worker);
      carried += t.load();
      free = (long) start + t.duration();
      at = t.place();
    }
    if (route.length > 0) {
      travel += p.travel(at, w.end());
    }
    if (route.length > pins.length) {
      long home = free + p.travel(at, w.end());
      expect(home <= w.shiftEnd(), "worker " + worker + " is home too late, at " + home);
      expect(carried <= w.capacity(), "worker " + worker + " carries too much, " + carried);
    }
  }

  private static boolean beginsWith(int[] route, int[] pins) {
    return route.length >= pins.length && Arrays.equals(pins, Arrays.copyOf(route, pins.length));
  }

  private void checkTasks() {
    for (int task = 0; task < p.taskCount(); task++) {
      boolean done = workerOf[task] >= 0;
      expect(done == (plan.start(task) >= 0), "task " + task + " has a start but no worker");
      if (!done) {
        unassigned += p.unassignedCost(task);
      } else if (p.hasSoftWindows()) {
        long late = Math.max(0, (long) plan.start(task) - p.task(task).latest());
        lateness += late;
        worstLateness = Math.max(worstLateness, late);
      }
      p.crewOf(task).ifPresent(this::checkCrew);
    }
  }

  private void checkCrew(Crew crew) {
    int first = workerOf[crew.first()];
    int second = workerOf[crew.second()];
    expect((first < 0) == (second < 0), crew + " is planned by half");
    if (first >= 0 && second >= 0) {
      expect(first != second, crew + " is one worker twice");
      int gap = plan.start(crew.second()) - plan.start(crew.first());
      expect(gap >= crew.minGap() && gap <= crew.maxGap(), crew + " starts " + gap + " apart");
    }
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }
}
