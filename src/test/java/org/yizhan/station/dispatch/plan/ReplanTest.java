package org.yizhan.station.dispatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Six workers call in sick at eleven, and the day of 200 workers and 1 000 visits is planned again.
 */
class ReplanTest {
  private static final int WORKERS = 200;
  private static final int ELEVEN = 11 * 60;
  private static final Set<Integer> SICK = new TreeSet<>(Set.of(3, 40, 77, 111, 150, 199));
  private static final int TOLD = 20;

  private final SampleDay sample = new SampleDay(1_000, WORKERS, 1).crews(0.02);
  private final Problem morning = sample.problem();
  private final Plan plan = Planner.plan(morning, Plans.iterations(3_000, 1));

  /** Pins what has begun, tells everybody else's worker, and sends the sick home. */
  private Problem atEleven() {
    ProblemBuilder day = sample.builder(SICK);
    boolean[] begun = new boolean[morning.taskCount()];
    for (int task = 0; task < begun.length; task++) {
      int mate = morning.partner[task];
      int first =
          mate == Problem.NONE ? plan.start(task) : Math.max(plan.start(task), plan.start(mate));
      begun[task] = first >= 0 && first < ELEVEN;
    }
    for (int worker = 0; worker < WORKERS; worker++) {
      int[] route = plan.route(worker);
      day.pin(worker, Arrays.stream(route).takeWhile(task -> begun[task]).toArray());
      for (int task : route) {
        day.told(task, worker, TOLD);
      }
    }
    return day.build();
  }

  @Test
  void nothingIsLostThatSomebodyCouldDo() {
    assertThat(plan.unassigned()).isEmpty();
    Problem problem = atEleven();
    CpuClock clock = CpuClock.ofCurrentThread();
    long before = clock.nanos();

    Plan replanned =
        Planner.replan(problem, plan, new Search(Budget.cpuSeconds(0.8, clock), 1, Watcher.NONE));

    assertThat((clock.nanos() - before) / 1e9).isLessThan(1.0);
    Plans.assertSound(problem, replanned); // pins among all other rules
    for (int task : replanned.unassigned()) {
      assertThat(IntStream.range(0, WORKERS))
          .noneMatch(worker -> Plans.couldServe(problem, replanned, worker, task));
    }
    assertThat(replanned.unassigned()).hasSizeLessThan(5);
    SICK.forEach(worker -> assertThat(replanned.route(worker)).isEqualTo(problem.pinned(worker)));
  }

  @Test
  void mostPeopleKeepTheWorkerTheyWereTold() {
    Problem problem = atEleven();

    Plan replanned = Planner.replan(problem, plan, Plans.iterations(2_000, 1));

    long displaced = SICK.stream().mapToInt(worker -> plan.route(worker).length).sum();
    assertThat(moved(replanned)).isLessThan(3 * displaced);
  }

  private long moved(Plan replanned) {
    long moved = 0;
    for (int worker = 0; worker < WORKERS; worker++) {
      Set<Integer> before = new TreeSet<>(Arrays.stream(plan.route(worker)).boxed().toList());
      moved +=
          Arrays.stream(replanned.route(worker)).filter(task -> !before.contains(task)).count();
    }
    return moved;
  }
}
