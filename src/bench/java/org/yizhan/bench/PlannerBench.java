package org.yizhan.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.yizhan.station.dispatch.plan.Budget;
import org.yizhan.station.dispatch.plan.CpuClock;
import org.yizhan.station.dispatch.plan.Plan;
import org.yizhan.station.dispatch.plan.Planner;
import org.yizhan.station.dispatch.plan.Search;
import org.yizhan.station.dispatch.plan.Watcher;
import org.yizhan.station.dispatch.plan.format.BenchInstances;
import org.yizhan.station.dispatch.plan.format.Instance;
import org.yizhan.station.dispatch.plan.format.MalformedInstance;
import org.yizhan.station.dispatch.plan.format.OutsideCheck;

/**
 * The planner on the public instances: best published cost, ours after so many CPU seconds of the
 * solver, and the gap, over several seeds. Every plan is checked from the instance file and the
 * JSON alone.
 *
 * <p>System properties: {@code bench.seconds} (10,30), {@code bench.seeds} (3), {@code bench.only}
 * (a regular expression on file names).
 */
public final class PlannerBench {
  private static final List<Double> SECONDS =
      List.of(System.getProperty("bench.seconds", "10,30").split(",", -1)).stream()
          .map(Double::valueOf)
          .toList();
  private static final int SEEDS = Integer.getInteger("bench.seeds", 3);
  private static final String ONLY = System.getProperty("bench.only", ".*");

  private final BenchReport report = new BenchReport("planner");

  private PlannerBench() {}

  /** Runs all groups, about an hour with the defaults. */
  public static void main(String[] args) throws MalformedInstance {
    PlannerBench bench = new PlannerBench();
    bench.group("Solomon, 100 customers", BenchInstances.solomon());
    bench.group("Gehring and Homberger, 1000 customers", BenchInstances.thousand());
    bench.group("home care", BenchInstances.homeCare());
  }

  private void group(String name, List<Path> files) throws MalformedInstance {
    List<Path> chosen =
        files.stream().filter(file -> file.getFileName().toString().matches(ONLY)).toList();
    if (chosen.isEmpty()) {
      return;
    }
    System.out.printf("%n%-58s %10s %4s  gaps by seed%n", name, "reference", "CPU");
    Map<Double, List<Double>> gaps = new LinkedHashMap<>();
    for (Path file : chosen) {
      for (double seconds : SECONDS) {
        gaps.computeIfAbsent(seconds, unseen -> new ArrayList<>()).addAll(measure(file, seconds));
      }
    }
    gaps.forEach((seconds, all) ->
        System.out.printf(
            "%-58s %10s %3.0fs  mean %s, worst %s%n",
            name,
            "",
            seconds,
            percent(all.stream().mapToDouble(gap -> gap).average().orElseThrow()),
            percent(all.stream().mapToDouble(gap -> gap).max().orElseThrow())));
  }

  /** Gaps in percent, one for each seed. */
  private List<Double> measure(Path file, double seconds) throws MalformedInstance {
    String text = BenchInstances.read(file);
    double reference = BenchInstances.reference(file);
    List<Double> gaps = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      Instance instance = Instance.parse(text);
      Budget budget = Budget.cpuSeconds(seconds, CpuClock.ofCurrentThread());
      Plan plan = Planner.plan(instance.problem(), new Search(budget, seed, Watcher.NONE));
      double cost = OutsideCheck.cost(text, instance.toJson(plan));
      costs.add(cost);
      gaps.add(100 * (cost / reference - 1));
    }
    String name = file.getFileName().toString();
    System.out.printf(
        Locale.ROOT,
        "%-58s %10.1f %3.0fs  %s   costs %s%n",
        name,
        reference,
        seconds,
        gaps.stream().map(PlannerBench::percent).collect(Collectors.joining(" ")),
        costs.stream().map("%.1f"::formatted).collect(Collectors.joining(" ")));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("instance", name);
    row.put("reference", reference);
    row.put("cpuSeconds", seconds);
    row.put("costs", costs);
    row.put("gapsPercent", gaps);
    report.add(row);
    return gaps;
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%+.2f%%", value);
  }
}
