package org.yizhan.station.dispatch.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the day, whichever the search: the plan breaks no rule and costs what it says. */
class PlannerPropertyTest {
  @Property(tries = 60)
  void hardWindowsAreKept(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int visits,
      @ForAll @IntRange(min = 1, max = 6) int workers) {
    Problem day = new SampleDay(visits, workers, seed).crews(0.2).preferences().problem();

    Plans.assertSound(day, Planner.plan(day, Plans.iterations(300, seed)));
  }

  @Property(tries = 60)
  void softWindowsOrderCrews(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int visits,
      @ForAll @IntRange(min = 1, max = 6) int workers) {
    SampleDay sample = new SampleDay(visits, workers, seed).crews(0.5).preferences();
    Problem day = sample.builder(Set.of()).softWindows().build();

    Plans.assertSound(day, Planner.plan(day, Plans.iterations(5_000, seed)));
  }

  @Property(tries = 30)
  void orderAnnealingKeepsHardWindowsToo(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int visits,
      @ForAll @IntRange(min = 1, max = 6) int workers) {
    Problem day = new SampleDay(visits, workers, seed).crews(0.3).problem();

    Plans.assertSound(day, new OrderAnnealing(day, Plans.iterations(5_000, seed)).run(null));
  }

  @Property(tries = 40)
  void pinsHoldWhenTheDayIsPlannedAnew(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 30) int visits,
      @ForAll @IntRange(min = 2, max = 6) int workers,
      @ForAll boolean soft) {
    SampleDay sample = new SampleDay(visits, workers, seed).crews(0.3).preferences();
    ProblemBuilder morning = soften(sample.builder(Set.of()), soft);
    Problem before = morning.build();
    Plan plan = Planner.plan(before, Plans.iterations(200, seed));
    ProblemBuilder noon = soften(sample.builder(Set.of(0)), soft);
    for (int worker = 0; worker < workers; worker++) {
      noon.pin(worker, startedBefore(before, plan, worker, 11 * 60));
    }
    Problem after = noon.build();

    Plan replanned = Planner.replan(after, plan, Plans.iterations(300, seed));

    Plans.assertSound(after, replanned);
    assertThat(replanned.route(0)).isEqualTo(after.pinned(0));
  }

  private static ProblemBuilder soften(ProblemBuilder day, boolean soft) {
    return soft ? day.softWindows() : day;
  }

  /** The tasks at the head of a route that started in time, up to the first crew visit. */
  private static int[] startedBefore(Problem p, Plan plan, int worker, int time) {
    return Arrays.stream(plan.route(worker))
        .takeWhile(task -> plan.start(task) < time && p.partner[task] == Problem.NONE)
        .toArray();
  }

  @Property(tries = 20)
  void sameSeedSamePlan(@ForAll long seed, @ForAll boolean soft) {
    SampleDay sample = new SampleDay(25, 5, seed).crews(0.2).preferences();
    Problem day = soften(sample.builder(Set.of()), soft).build();

    Plan once = Planner.plan(day, Plans.iterations(1_000, seed));
    Plan again = Planner.plan(day, Plans.iterations(1_000, seed));

    assertThat(again).hasToString(once.toString());
  }
}
