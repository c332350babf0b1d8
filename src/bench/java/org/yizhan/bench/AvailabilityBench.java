package org.yizhan.bench;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** Slots of one service for 14 days with 300 workers and 14 000 occupancies, from 8 connections. */
final class AvailabilityBench {
  private static final int CONNECTIONS = 8;
  private static final double SECONDS = 10;

  private final StationProcess station;

  AvailabilityBench(StationProcess station) {
    this.station = station;
  }

  void run() throws Exception {
    var date = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    var path = "/api/v1/slots?service=" + service() + "&days=14&date=" + date;
    var request = Load.request("GET", path, "", "");
    Load.run(StationProcess.HTTP, CONNECTIONS, SECONDS, 200, i -> request);
    var measured = Load.run(StationProcess.HTTP, CONNECTIONS, SECONDS, 200, i -> request);
    System.out.printf(
        "%nAvailability, 14 days, %d workers, %d occupancies, %d connections: %.0f/s, p50 %.2f ms,"
            + " p99 %.2f ms%n",
        BenchData.WORKERS,
        BenchData.OCCUPANCIES,
        CONNECTIONS,
        measured.perSecond(),
        measured.percentile(0.5),
        measured.percentile(0.99));
    new BenchReport("availability")
        .add(
            Map.of(
                "perSecond",
                measured.perSecond(),
                "p50Millis",
                measured.percentile(0.5),
                "p99Millis",
                measured.percentile(0.99),
                "others",
                measured.others()));
  }

  private String service() throws SQLException, java.io.IOException {
    try (var db = station.owner();
        var statement = db.createStatement();
        var rows = statement.executeQuery("SELECT id FROM service WHERE skill = 'bench'")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
