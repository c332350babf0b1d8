package org.yizhan.bench;

import java.nio.file.Files;
import java.util.Map;
import java.util.Set;

/**
 * Runs all benchmarks one after the other, or those named by {@code
 * -Dbench=start,booking,availability,checkin,rank,replan,planner,ingest}.
 */
public final class Benchmarks {
  private static final Set<String> CHOSEN = Set.of(System.getProperty("bench", "").split(",", -1));

  /** Those that need a station. */
  private static final Set<String> OF_A_STATION =
      Set.of("start", "booking", "availability", "checkin", "rank");

  private Benchmarks() {}

  /** Prints tables and writes {@code target/bench.json}. */
  public static void main(String[] args) throws Exception {
    if (CHOSEN.stream().anyMatch(OF_A_STATION::contains)) {
      station();
    }
    if (CHOSEN.contains("replan")) {
      ReplanBench.run();
    }
    if (CHOSEN.contains("planner")) {
      PlannerBench.main(args);
    }
    if (CHOSEN.contains("ingest")) {
      IngestBench.run();
      MonthsBench.run();
    }
  }

  private static void station() throws Exception {
    var data = Files.createTempDirectory("yizhan-bench").resolve("data");
    try (var cold = StationProcess.start(data)) {
      BenchData.fill(cold);
    }
    try (var warm = StationProcess.start(data)) {
      if (CHOSEN.contains("start")) {
        start(warm);
      }
      if (CHOSEN.contains("checkin")) {
        new CheckInBench(warm).run();
      }
      if (CHOSEN.contains("booking")) {
        new BookingBench(warm).run();
      }
      BenchData.occupy(warm);
    }
    try (var occupied = StationProcess.start(data)) {
      if (CHOSEN.contains("availability")) {
        new AvailabilityBench(occupied).run();
      }
      if (CHOSEN.contains("rank")) {
        new RankBench(occupied).run();
      }
    }
  }

  /** At rest is ten seconds after the start. */
  private static void start(StationProcess station) throws Exception {
    Thread.sleep(10_000);
    var megabytes = station.residentMegabytes();
    System.out.printf(
        "%nStation on existing data: ready after %.2f s; %.0f MB resident at rest with its"
            + " database%n",
        station.readySeconds(), megabytes);
    new BenchReport("start")
        .add(Map.of("readySeconds", station.readySeconds(), "residentMegabytes", megabytes));
  }
}
