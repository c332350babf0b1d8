package org.yizhan.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.yizhan.bench.rival.Rival;
import org.yizhan.station.dispatch.plan.format.BenchInstances;
import org.yizhan.station.dispatch.plan.format.MalformedInstance;

/**
 * The planner on the public instances: best published cost, ours after so many CPU seconds of the
 * solver's thread, and the gap, over several seeds; on vehicle routes other planners beside it.
 * Every plan is checked from the instance file and the JSON alone.
 *
 * <p>System properties: {@code bench.planner.seconds} (10,30), {@code bench.planner.seeds} (3),
 * {@code bench.planner.rivalSeeds} (1, 0 for none), {@code bench.planner.instances} (a regular
 * expression on file names). With the defaults it takes two hours.
 */
public final class PlannerBench {
  private static final List<Double> SECONDS =
      Stream.of(System.getProperty("bench.planner.seconds", "10,30").split(",", -1))
          .map(Double::valueOf)
          .toList();
  private static final int SEEDS = Integer.getInteger("bench.planner.seeds", 3);
  private static final int RIVAL_SEEDS = Integer.getInteger("bench.planner.rivalSeeds", 1);
  private static final String INSTANCES = System.getProperty("bench.planner.instances", ".*");
  private static final String ROW = "%-66s %10s %-15s %4s  %s%n";

  private final BenchReport report = new BenchReport("planner");

  private PlannerBench() {}

  /** Runs all groups. */
  public static void main(String[] args) throws MalformedInstance {
    var bench = new PlannerBench();
    bench.group("Solomon, 100 customers", BenchInstances.solomon(), Rival.ALL);
    bench.group("Gehring and Homberger, 1000 customers", BenchInstances.thousand(), Rival.ALL);
    bench.group("home care", BenchInstances.homeCare(), List.of());
  }

  private void group(String name, List<Path> files, List<Rival> rivals) throws MalformedInstance {
    var chosen =
        files.stream().filter(file -> file.getFileName().toString().matches(INSTANCES)).toList();
    if (chosen.isEmpty()) {
      return;
    }
    System.out.printf("%n" + ROW, name, "reference", "planner", "CPU", "gaps, costs by seed");
    var all = new LinkedHashMap<String, List<Double>>();
    for (var file : chosen) {
      for (double seconds : SECONDS) {
        for (var runner : runners(rivals)) {
          var gaps = measure(file, runner, seconds);
          all.computeIfAbsent(
                  String.format(Locale.ROOT, "%-15s %3.0fs", runner.name(), seconds),
                  unseen -> new ArrayList<>())
              .addAll(gaps);
        }
      }
    }
    all.forEach((runner, gaps) -> System.out.printf("%s: %s %s%n", name, runner, summary(gaps)));
  }

  private static List<PlannerRun> runners(List<Rival> rivals) {
    var runners = new ArrayList<PlannerRun>();
    runners.add(PlannerRun.ours(SEEDS));
    if (RIVAL_SEEDS > 0) {
      rivals.forEach(rival -> runners.add(PlannerRun.of(rival, RIVAL_SEEDS)));
    }
    return runners;
  }

  /** Gaps in percent, one for each seed; not a number where no plan kept all rules. */
  private List<Double> measure(Path file, PlannerRun runner, double seconds)
      throws MalformedInstance {
    var name = file.getFileName().toString();
    var text = BenchInstances.read(file);
    double reference = BenchInstances.reference(file);
    var costs = new ArrayList<Double>();
    for (long seed : LongStream.rangeClosed(1, runner.seeds()).toArray()) {
      costs.add(runner.cost(text, seconds, seed));
    }
    var gaps = costs.stream().map(cost -> 100 * (cost / reference - 1)).toList();
    System.out.printf(
        Locale.ROOT,
        ROW,
        name,
        "%.1f".formatted(reference),
        runner.name(),
        "%.0fs".formatted(seconds),
        gaps.stream().map(PlannerBench::percent).collect(Collectors.joining(" "))
            + "   "
            + costs.stream().map("%.1f"::formatted).collect(Collectors.joining(" ")));
    report.add(
        Map.of(
            "instance", name,
            "reference", reference,
            "planner", runner.name(),
            "cpuSeconds", seconds,
            "costs", costs,
            "gapsPercent", gaps));
    return gaps;
  }

  private static String summary(List<Double> gaps) {
    var found = gaps.stream().filter(gap -> !gap.isNaN()).mapToDouble(gap -> gap);
    var statistics = found.summaryStatistics();
    return "mean "
        + percent(statistics.getAverage())
        + ", worst "
        + percent(statistics.getMax())
        + ", without a plan "
        + (gaps.size() - statistics.getCount());
  }

  private static String percent(double value) {
    return Double.isNaN(value) ? "none" : String.format(Locale.ROOT, "%+.2f%%", value);
  }
}
