package org.yizhan.station.dispatch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
  /** Four places on a line, ten minutes from each to the next. */
  private static final int[][] LINE = {
    {0, 10, 20, 30}, {10, 0, 10, 20}, {20, 10, 0, 10}, {30, 20, 10, 0}
  };

  private static final Search SHORT = Plans.iterations(300, 1);

  private static Task task(int place, int earliest, int latest) {
    return new Task(place, earliest, latest, 30, 1_000);
  }

  private static BitSet workers(int... allowed) {
    BitSet set = new BitSet();
    for (int worker : allowed) {
      set.set(worker);
    }
    return set;
  }

  private static ProblemBuilder twoWorkers() {
    ProblemBuilder day = new ProblemBuilder(LINE);
    day.add(new Worker(0, 0, 0, 600));
    day.add(new Worker(3, 3, 0, 600));
    return day;
  }

  @Test
  void nearVisitsGoToTheNearWorker() {
    ProblemBuilder day = twoWorkers();
    day.add(task(1, 0, 600), workers(0, 1));
    day.add(task(3, 0, 600), workers(0, 1));

    Plan plan = Planner.plan(day.build(), SHORT);

    assertThat(plan.route(0)).containsExactly(0);
    assertThat(plan.route(1)).containsExactly(1);
    assertThat(plan.cost()).isEqualTo(20);
  }

  @Test
  void whoMayNotDoItIsNotSent() {
    ProblemBuilder day = twoWorkers();
    day.add(task(1, 0, 600), workers(1));

    Plan plan = Planner.plan(day.build(), SHORT);

    assertThat(plan.route(1)).containsExactly(0);
  }

  @Test
  void whatFitsNowhereStaysUnassigned() {
    ProblemBuilder day = new ProblemBuilder(LINE);
    day.add(new Worker(0, 0, 0, 100));
    day.add(task(1, 0, 0), workers(0)); // cannot be reached in time
    day.add(task(3, 0, 600), workers(0)); // home again only at 90: fits
    day.add(task(2, 80, 600), workers(0)); // ends after the shift

    Plan plan = Planner.plan(day.build(), SHORT);

    assertThat(plan.unassigned()).containsExactly(0, 2);
    assertThat(plan.cost()).isEqualTo(60 + 2_000);
  }

  @Test
  void aWorkerAnnouncedStaysUnlessTheDetourIsWorthIt() {
    // The way there and back is 60 for worker 0 and nothing for worker 1.
    assertThat(workerWhenTold(0, 59)).isEqualTo(1);
    assertThat(workerWhenTold(0, 61)).isZero();
  }

  private static int workerWhenTold(int worker, int penalty) {
    ProblemBuilder day = twoWorkers();
    int visit = day.add(task(3, 0, 600), workers(0, 1));
    day.told(visit, worker, penalty);
    return Planner.plan(day.build(), SHORT).route(0).length == 1 ? 0 : 1;
  }

  @Test
  void aPreferenceIsACost() {
    ProblemBuilder day = twoWorkers();
    int visit = day.add(task(1, 0, 600), workers(0, 1));
    day.prefer(visit, new int[] {25, 0});

    Plan plan = Planner.plan(day.build(), SHORT);

    assertThat(plan.route(1)).containsExactly(0);
  }

  @Test
  void capacityIsKept() {
    ProblemBuilder day = new ProblemBuilder(LINE);
    day.add(new Worker(0, 0, 0, 600, 5));
    day.add(new Worker(3, 3, 0, 600, 5));
    day.add(new Task(1, 0, 600, 30, 3, 1_000), workers(0, 1));
    day.add(new Task(1, 0, 600, 30, 3, 1_000), workers(0, 1));

    Plan plan = Planner.plan(day.build(), SHORT);

    assertThat(plan.route(0)).hasSize(1);
    assertThat(plan.route(1)).hasSize(1);
  }

  @Test
  void pinnedTasksStayEvenWhenLateAndForbidden() {
    ProblemBuilder day = twoWorkers();
    day.add(task(3, 0, 5), workers(1));
    day.add(task(1, 0, 600), workers(0, 1));
    Problem problem = day.pin(0, 0).build();

    Plan plan = Planner.plan(problem, SHORT);

    assertThat(plan.route(0)).startsWith(0);
    assertThat(plan.start(0)).isEqualTo(30);
    Plans.assertSound(problem, plan);
  }

  @Test
  void aCrewMeets() {
    for (boolean soft : new boolean[] {false, true}) {
      ProblemBuilder day = twoWorkers();
      day.add(task(1, 0, 600), workers(0, 1));
      day.add(task(1, 0, 600), workers(0, 1));
      day.crew(0, 1, 15, 20);
      Problem problem = (soft ? day.softWindows() : day).build();

      Plan plan = Planner.plan(problem, SHORT);

      Plans.assertSound(problem, plan);
      assertThat(plan.unassigned()).isEmpty();
    }
  }

  @Test
  void aCrewThatCannotMeetIsNotHalfPlanned() {
    ProblemBuilder day = twoWorkers();
    day.add(task(1, 0, 600), workers(0));
    day.add(task(1, 0, 600), workers(0));
    day.crew(0, 1, 0, 0);

    Plan plan = Planner.plan(day.build(), SHORT);

    assertThat(plan.unassigned()).containsExactly(0, 1);
  }

  @Test
  void softWindowsPayLatenessAndTheWorstTwice() {
    ProblemBuilder day = new ProblemBuilder(LINE);
    day.add(new Worker(0, 0, 0, 600));
    day.add(task(1, 0, 5), workers(0));
    day.add(task(1, 0, 5), workers(0));
    Problem problem = day.softWindows().build();

    PlanChecker.Verdict verdict = Plans.assertSound(problem, Planner.plan(problem, SHORT));

    assertThat(verdict.travel()).isEqualTo(20);
    assertThat(verdict.lateness()).isEqualTo(5 + 35);
    assertThat(verdict.worstLateness()).isEqualTo(35);
  }

  @Test
  void cancellingEndsTheSearchWithThePlanSoFar() {
    Problem day = new SampleDay(40, 8, 1).crews(0.2).problem();
    List<Double> heard = new ArrayList<>();
    Watcher watcher =
        new Watcher() {
          @Override
          public void progress(double used, Plan best) {
            heard.add(used);
          }

          @Override
          public boolean cancelled() {
            return heard.size() >= 3;
          }
        };

    Plan plan = Planner.plan(day, new Search(Budget.iterations(100_000), 1, watcher));

    Plans.assertSound(day, plan);
    assertThat(heard).hasSize(3).isSorted();
  }

  @Test
  void anEmptyDayHasAnEmptyPlan() {
    ProblemBuilder day = twoWorkers();

    assertThat(Planner.plan(day.build(), SHORT).cost()).isZero();
    assertThat(Planner.plan(day.softWindows().build(), SHORT).cost()).isZero();
  }

  @Test
  void contradictionsAreRefusedWhenTheDayIsBuilt() {
    ProblemBuilder day = twoWorkers();
    day.add(task(1, 0, 600), workers(0, 1));
    day.add(task(1, 0, 600), workers(0, 1));
    day.crew(0, 1, 0, 0).pin(0, 0);

    assertThatThrownBy(day::build).hasMessageContaining("only one half of a crew visit");
    assertThatThrownBy(() -> day.crew(0, 1, 0, 0)).hasMessageContaining("in two crews");
    assertThatThrownBy(() -> day.add(task(9, 0, 1), workers())).hasMessageContaining("place 9");
    assertThatThrownBy(() -> task(1, 5, 4)).hasMessageContaining("before");
  }
}
