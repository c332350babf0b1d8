package org.yizhan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.yizhan.station.dispatch.day.CrowdedDay;

/**
 * Everybody held against a visit and ranked, 300 workers: in the core, from what is known of them
 * on a crowded day, and over HTTP, from the tables, with every term of every score in the answer.
 */
final class RankBench {
  private static final int VISITS = 1_000;
  private static final int TIMES = 5;
  private static final double SECONDS = 10;

  private final StationProcess station;
  private final BenchReport report = new BenchReport("rank");

  RankBench(StationProcess station) {
    this.station = station;
  }

  void run() throws Exception {
    var micros = CrowdedDay.rank(BenchData.WORKERS, VISITS, TIMES, 1);
    var half = micros[micros.length / 2];
    var most = micros[micros.length * 99 / 100];
    System.out.printf(
        "%nRanking of %d workers in the core: p50 %.0f us, p99 %.0f us%n",
        BenchData.WORKERS, half, most);
    var token = station.managerToken();
    var path = "/api/v1/visits/" + visit(token) + "/candidates";
    var request = Load.request("GET", path, "Authorization: Bearer " + token + "\r\n", "");
    Load.run(StationProcess.HTTP, 1, SECONDS, 200, i -> request);
    var measured = Load.run(StationProcess.HTTP, 1, SECONDS, 200, i -> request);
    System.out.printf(
        "Ranking of %d workers over HTTP, %d occupancies: p50 %.2f ms, p99 %.2f ms%n",
        BenchData.WORKERS,
        BenchData.OCCUPANCIES,
        measured.percentile(0.5),
        measured.percentile(0.99));
    report.add(
        Map.of(
            "coreP50Micros", half,
            "coreP99Micros", most,
            "httpP50Millis", measured.percentile(0.5),
            "httpP99Millis", measured.percentile(0.99),
            "others", measured.others()));
  }

  /** A visit that most of them could take. */
  private String visit(String token) throws Exception {
    var json = new ObjectMapper();
    try (var client = HttpClient.newHttpClient();
        var db = station.owner();
        var statement = db.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT s.id, b.id FROM service s, building b WHERE s.skill = 'bench' LIMIT 1")) {
      rows.next();
      var start = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(9) + "T12:00:00+08:00";
      var body =
          Map.of(
              "service", rows.getString(1),
              "start", start,
              "address", Map.of("building", rows.getString(2), "unit", 1, "floor", 1, "room", 1),
              "people", Map.of("booker", Map.of(), "callAtStation", true),
              "consent", Map.of("version", "2026-11"));
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + StationProcess.HTTP + "/api/v1/bookings"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token)
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
              .build();
      var booked = json.readTree(client.send(request, BodyHandlers.ofByteArray()).body());
      return booked.at("/visits/0/id").asText();
    }
  }
}
