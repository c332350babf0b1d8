package org.yizhan.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.yizhan.hub.Broker;

/**
 * Events a second that the hub takes from many stations at once, from the first call to the last
 * acknowledgement, with the events kept in PostgreSQL and in Kafka; against {@code COPY} of the
 * same rows into {@code station_event} of the same PostgreSQL, right afterwards and over one
 * connection. Load, hub, database and broker share the machine.
 */
final class IngestBench {
  static final int PORT = 18_190;
  private static final int STATIONS = 32;
  private static final int EVENTS = 2_000;
  private static final int WARM_UP_EVENTS = 1_000;

  /** As many as a station sends at once that was cut off, and about ten minutes of a busy one. */
  private static final int[] BATCHES = {500, 20};

  private final BenchReport report = new BenchReport("ingest");
  private final Path directory;
  private long seed;

  private IngestBench(Path directory) {
    this.directory = directory;
  }

  static void run() throws Exception {
    var directory = Files.createTempDirectory("yizhan-bench-ingest");
    var bench = new IngestBench(directory);
    System.out.printf(
        "%nIngest, %d stations at once, %,d events each; processor milliseconds for each thousand"
            + " events of hub and database%n%-24s %6s %10s %10s %6s %7s %9s %12s%n",
        STATIONS,
        EVENTS,
        "",
        "batch",
        "events/s",
        "COPY/s",
        "ratio",
        "hub",
        "database",
        "counted s");
    bench.log("PostgreSQL", Map.of());
    try (var broker = new Broker(directory.resolve("kafka"))) {
      bench.log("Kafka", broker.settings());
    } catch (CompletionException | AssertionError noBroker) {
      System.out.printf("%-24s not measured: %s%n", "Kafka", noBroker.getMessage());
    }
    Directories.delete(directory);
  }

  private void log(String name, Map<String, String> settings) throws Exception {
    var home = Files.createDirectories(directory.resolve(name));
    try (var hub = new HubNode(home, PORT, settings);
        var owner = hub.owner()) {
      owner.run("SELECT make_event_month(current_date)");
      for (int batch : BATCHES) {
        var warmUp = new IngestRound(hub, owner, stations(WARM_UP_EVENTS));
        warmUp.report(batch, true, false);
        warmUp.copy();
      }
      for (int batch : BATCHES) {
        measure(hub, owner, name, batch, true, false);
      }
      measure(hub, owner, name + ", not packed", BATCHES[0], false, false);
      measure(hub, owner, name + ", not counting", BATCHES[0], true, true);
    }
  }

  private List<ReportingStation> stations(int events) throws Exception {
    var stations = new ArrayList<ReportingStation>(STATIONS);
    for (int i = 0; i < STATIONS; i++) {
      stations.add(new ReportingStation(events, ++seed));
    }
    return stations;
  }

  private void measure(
      HubNode hub, OwnDatabase owner, String what, int batch, boolean packed, boolean heldBack)
      throws Exception {
    var round = new IngestRound(hub, owner, stations(EVENTS));
    var took = round.report(batch, packed, heldBack);
    var copied = round.copy();
    var ratio = took.perSecond() / copied;
    System.out.printf(
        "%-24s %6d %10.0f %10.0f %6.2f %7.0f %9.0f %12s%n",
        what,
        batch,
        took.perSecond(),
        copied,
        ratio,
        took.hubMillis(),
        took.databaseMillis(),
        heldBack ? "" : "%.1f".formatted(took.countedSeconds()));
    report.add(
        Map.of(
            "what",
            what,
            "batch",
            batch,
            "perSecond",
            took.perSecond(),
            "copyPerSecond",
            copied,
            "ratio",
            ratio,
            "hubMillisPerThousand",
            took.hubMillis(),
            "databaseMillisPerThousand",
            took.databaseMillis(),
            "countedSeconds",
            took.countedSeconds()));
  }
}
