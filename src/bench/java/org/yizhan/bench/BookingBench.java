package org.yizhan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Bookings a second over HTTP, against pgbench running the same statements with as many connections
 * on the same server, in turns. The statements stand in {@code booking.pgbench.sql}.
 */
final class BookingBench {
  private static final int CONNECTIONS = 16;
  private static final int ROUNDS = 3;
  private static final double SECONDS = 10;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Path SCRIPT = Path.of("src/bench/resources/booking.pgbench.sql");

  private final StationProcess station;
  private final BenchReport report = new BenchReport("booking");

  BookingBench(StationProcess station) {
    this.station = station;
  }

  void run() throws Exception {
    var bodies = bodies();
    var headers = "Authorization: Bearer " + station.managerToken() + "\r\n";
    var used = 0;
    System.out.printf(
        "%nBooking, %d connections, %.0f s each%n%-8s %12s %12s %8s %10s%n",
        CONNECTIONS, SECONDS, "round", "pgbench/s", "HTTP/s", "ratio", "HTTP p99");
    for (int round = 0; round <= ROUNDS; round++) {
      var peer = pgbench();
      var from = used;
      var ours =
          Load.run(
              StationProcess.HTTP,
              CONNECTIONS,
              SECONDS,
              201,
              i -> booking(bodies.get(from + i), headers));
      used += (int) (ours.millis().length + ours.others()) + CONNECTIONS;
      if (round > 0) {
        print(round, peer, ours);
      }
    }
  }

  private void print(int round, Double peer, Load.Result ours) {
    var known = !peer.isNaN();
    System.out.printf(
        "%-8d %12s %12.0f %8s %8.1f ms%s%n",
        round,
        known ? "%.0f".formatted(peer) : "not measured",
        ours.perSecond(),
        known ? "%.2f".formatted(ours.perSecond() / peer) : "-",
        ours.percentile(0.99),
        ours.others() > 0 ? " (" + ours.others() + " not 201)" : "");
    report.add(
        Map.of(
            "round",
            round,
            "pgbenchPerSecond",
            peer.toString(),
            "httpPerSecond",
            ours.perSecond(),
            "httpP50Millis",
            ours.percentile(0.5),
            "httpP99Millis",
            ours.percentile(0.99),
            "others",
            ours.others()));
  }

  private static byte[] booking(String body, String headers) {
    return Load.request(
        "POST",
        "/api/v1/bookings",
        headers + "Idempotency-Key: " + UUID.randomUUID() + "\r\n",
        body);
  }

  /** One body for each free slot of the bench's workers, ten hours a day. */
  private List<String> bodies() throws SQLException, IOException {
    String service;
    String building;
    try (var db = station.owner();
        var statement = db.createStatement()) {
      service = first(statement, "SELECT id FROM service WHERE skill = 'bench'");
      building = first(statement, "SELECT id FROM building LIMIT 1");
    }
    var json = new ObjectMapper();
    var bodies = new ArrayList<String>();
    for (int day = 1; day < 30; day++) {
      var date = LocalDate.now(ZONE).plusDays(day);
      for (int worker = 0; worker < BenchData.WORKERS; worker++) {
        for (var start = LocalTime.of(8, 30);
            start.isBefore(LocalTime.of(19, 0));
            start = start.plusMinutes(30)) {
          bodies.add(
              json.writeValueAsString(
                  Map.of(
                      "service", service,
                      "start",
                          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                              date.atTime(start).atZone(ZONE)),
                      "worker", BenchData.worker(worker),
                      "address",
                          Map.of(
                              "building",
                              building,
                              "unit",
                              1 + worker % 3,
                              "floor",
                              1 + worker % 18,
                              "room",
                              1),
                      "people",
                          Map.of(
                              "booker",
                              Map.of("surname", "测", "title", "ms", "phone", "19900000000")),
                      "consent", Map.of("version", "2026-11"))));
        }
      }
    }
    java.util.Collections.shuffle(bodies, new java.util.Random(1));
    return bodies;
  }

  private static String first(java.sql.Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Transactions a second; not a number when there is no pgbench. */
  private Double pgbench() throws IOException, InterruptedException {
    var command =
        List.of(
            "pgbench",
            "-n",
            "-M",
            "prepared",
            "-c",
            "" + CONNECTIONS,
            "-j",
            "2",
            "-T",
            "" + (int) SECONDS,
            "-h",
            station.socketDirectory(),
            "-p",
            station.databasePort(),
            "-U",
            "yizhan_app",
            "-f",
            SCRIPT.toString(),
            "yizhan");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", station.applicationPassword());
    Process process;
    try {
      process = builder.start();
    } catch (IOException notThere) {
      return Double.NaN;
    }
    var output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    process.waitFor();
    var tps = Pattern.compile("tps = ([0-9.]+)").matcher(output);
    if (!tps.find()) {
      throw new IOException("pgbench: " + output);
    }
    return Double.valueOf(tps.group(1));
  }
}
