package org.yizhan.bench;

import java.util.Map;
import org.yizhan.station.dispatch.day.CrowdedDay;

/**
 * A day of 200 workers and 1 000 visits on which six call in sick: CPU seconds from the day as it
 * was read until everybody is served again who can be, and until the whole proposal after a second
 * of search. Every visit that is left is offered to every worker under the schedule's own rules, on
 * timetables worked out beside the planner, and every visit that has begun or whose worker the
 * resident chose is looked for there: one that moved ends the benchmark.
 */
final class ReplanBench {
  private static final int WORKERS = 200;
  private static final int VISITS = 1_000;
  private static final int SICK = 6;
  private static final double SEARCH_SECONDS = 1;
  private static final int SEEDS = Integer.getInteger("bench.seeds", 3);

  private ReplanBench() {}

  static void run() {
    var report = new BenchReport("replan");
    System.out.printf(
        "%nRe-plan of %d workers and %,d visits, %d away, CPU seconds%n", WORKERS, VISITS, SICK);
    for (int seed = 1; seed <= SEEDS; seed++) {
      var m = CrowdedDay.measure(WORKERS, VISITS, SICK, SEARCH_SECONDS, seed);
      System.out.printf(
          "seed %d: %d without a worker; modelled %.2f s, first plan %.2f s (%d left), after %.1f s"
              + " of search proposed %.2f s (%d left, %d of them could be served)%n",
          seed,
          m.displaced(),
          m.modelled(),
          m.served(),
          m.leftAtFirst(),
          m.searched(),
          m.proposed(),
          m.left(),
          m.forgotten());
      System.out.printf(
          "        %d pinned, %d of them moved; %d accepted by workers who can come, %d of them go"
              + " to somebody else%n",
          m.pinned(), m.moved(), m.told(), m.toldMoved());
      report.add(
          Map.ofEntries(
              Map.entry("seed", seed),
              Map.entry("displaced", m.displaced()),
              Map.entry("modelledSeconds", m.modelled()),
              Map.entry("firstPlanSeconds", m.served()),
              Map.entry("leftByFirstPlan", m.leftAtFirst()),
              Map.entry("proposedSeconds", m.proposed()),
              Map.entry("left", m.left()),
              Map.entry("forgotten", m.forgotten()),
              Map.entry("pinned", m.pinned()),
              Map.entry("pinnedMoved", m.moved()),
              Map.entry("told", m.told()),
              Map.entry("toldMoved", m.toldMoved())));
      if (m.moved() > 0) {
        throw new IllegalStateException("Seed " + seed + " moved " + m.moved() + " pinned visits");
      }
    }
  }
}
