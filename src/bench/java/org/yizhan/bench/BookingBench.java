package org.yizhan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        "%nBooking, %d connections, %.0f s each; processor milliseconds for each booking of program"
            + " and database%n%-6s %10s %10s %9s %10s %9s %9s %6s%n",
        CONNECTIONS,
        SECONDS,
        "round",
        "pgbench/s",
        "database",
        "HTTP/s",
        "HTTP p99",
        "program",
        "database",
        "ratio");
    for (int round = 0; round <= ROUNDS; round++) {
      age(round);
      var before = station.databaseMillis();
      var peer = pgbench();
      var peerCost = (station.databaseMillis() - before) / (peer * SECONDS);
      var from = used;
      var program = station.programMillis();
      before = station.databaseMillis();
      var ours =
          Load.run(
              StationProcess.HTTP,
              CONNECTIONS,
              SECONDS,
              201,
              i -> booking(bodies.get(from + i), headers));
      var done = ours.millis().length;
      used += (int) (done + ours.others()) + CONNECTIONS;
      if (round > 0) {
        print(
            round,
            peer,
            peerCost,
            ours,
            (station.programMillis() - program) / done,
            (station.databaseMillis() - before) / done);
      }
    }
  }

  private void print(
      int round, Double peer, double peerCost, Load.Result ours, double program, double database) {
    var known = !peer.isNaN();
    System.out.printf(
        "%-6d %10s %10.2f %9.0f %7.1f ms %9.2f %9.2f %6s%s%n",
        round,
        known ? "%.0f".formatted(peer) : "-",
        peerCost,
        ours.perSecond(),
        ours.percentile(0.99),
        program,
        database,
        known ? "%.2f".formatted(ours.perSecond() / peer) : "-",
        ours.others() > 0 ? " (" + ours.others() + " not 201)" : "");
    var row = new LinkedHashMap<String, Object>();
    row.put("round", round);
    row.put("pgbenchPerSecond", peer.toString());
    row.put("httpPerSecond", ours.perSecond());
    row.put("httpP50Millis", ours.percentile(0.5));
    row.put("httpP99Millis", ours.percentile(0.99));
    row.put("programMillisEach", program);
    row.put("databaseMillisEach", database);
    row.put("others", ours.others());
    report.add(row);
  }

  /**
   * A day has 24,000 ticket numbers, and a round uses as many as a station in years; in these, the
   * database would also have looked at its tables anew and given up the plans of the first day.
   */
  private void age(int round) throws SQLException, IOException {
    try (var db = station.owner();
        var statement = db.createStatement()) {
      statement.execute(
          "UPDATE ticket SET day = day - %d WHERE day BETWEEN now()::date - 2 AND now()::date + 2"
              .formatted(100_000 + 1_000 * round));
      statement.execute("ANALYZE");
    }
  }

  private static byte[] booking(String body, String headers) {
    return Load.request(
        "POST",
        "/api/v1/bookings",
        headers + "Idempotency-Key: " + UUID.randomUUID() + "\r\n",
        body);
  }

  /** One body for each full hour of the bench's workers, six days a week as the rules have it. */
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
      if (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
        continue;
      }
      for (int worker = 0; worker < BenchData.WORKERS; worker++) {
        for (var start = LocalTime.of(8, 30);
            start.isBefore(LocalTime.of(18, 0));
            start = start.plusHours(1)) {
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
