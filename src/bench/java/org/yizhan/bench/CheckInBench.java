package org.yizhan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One device, one report after the other: publish to PUBACK and publish to the board's stream,
 * against a bare commit.
 */
final class CheckInBench {
  private static final int REPORTS = 400;
  private static final int WARM_UP = 100;

  private final StationProcess station;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  CheckInBench(StationProcess station) {
    this.station = station;
  }

  void run() throws Exception {
    var token = station.managerToken();
    var worker = station.firstRun().path("worker");
    var visit = visitOf(worker.path("workerId").asText(), token);
    var seen = listen(token);
    var device = connect(worker);
    var topic = "yz/v1/%s/visits/%s/events".formatted(worker.path("stationId").asText(), visit);
    var toAck = new double[REPORTS];
    var toBoard = new double[REPORTS];
    for (int i = -WARM_UP; i < REPORTS; i++) {
      seen.clear();
      var began = System.nanoTime();
      device
          .publishWith()
          .topic(topic)
          .qos(MqttQos.AT_LEAST_ONCE)
          .payload(report(worker, i + WARM_UP + 1))
          .send();
      var acked = System.nanoTime();
      var heard = seen.poll(5, TimeUnit.SECONDS);
      if (i >= 0) {
        toAck[i] = (acked - began) / 1e6;
        toBoard[i] = heard == null ? Double.NaN : (heard - began) / 1e6;
      }
    }
    device.disconnect();
    print(toAck, toBoard, commits());
  }

  private void print(double[]... series) {
    var names = new String[] {"publish -> PUBACK", "publish -> SSE", "bare commit"};
    System.out.printf(
        "%nCheck-in, one device, one report after the other%n%-20s %9s %9s%n",
        "", "p50 ms", "p99 ms");
    for (int i = 0; i < names.length; i++) {
      Arrays.sort(series[i]);
      var p50 = series[i][series[i].length / 2];
      var p99 = series[i][series[i].length * 99 / 100];
      System.out.printf("%-20s %9.2f %9.2f%n", names[i], p50, p99);
      report.add(Map.of("what", names[i], "p50Millis", p50, "p99Millis", p99));
    }
  }

  private final BenchReport report = new BenchReport("checkin");

  private byte[] report(JsonNode worker, int sequence) throws Exception {
    return json.writeValueAsBytes(
        Map.of(
            "specversion",
            "1.0",
            "id",
            UUID.randomUUID().toString(),
            "source",
            "/devices/" + worker.path("deviceId").asText(),
            "type",
            "org.yizhan.visit.problem.v1",
            "time",
            Instant.now().toString(),
            "sequence",
            sequence,
            "data",
            Map.of()));
  }

  private Mqtt5BlockingClient connect(JsonNode worker) {
    var device = worker.path("deviceId").asText();
    var client =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier(device)
            .serverHost("127.0.0.1")
            .serverPort(StationProcess.MQTT)
            .buildBlocking();
    client
        .connectWith()
        .simpleAuth()
        .username(device)
        .password(worker.path("password").asText().getBytes(StandardCharsets.UTF_8))
        .applySimpleAuth()
        .send();
    return client;
  }

  /** When each report shows up on the board's stream, in nanoseconds. */
  private LinkedBlockingQueue<Long> listen(String token) throws Exception {
    var seen = new LinkedBlockingQueue<Long>();
    var request = request("/api/v1/live", token).header("Accept-Encoding", "identity").build();
    var stream = http.send(request, BodyHandlers.ofInputStream()).body();
    var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    Thread.ofPlatform()
        .daemon()
        .start(() ->
            reader
                .lines()
                .filter(line -> line.equals("event: org.yizhan.visit.problem.v1"))
                .forEach(line -> seen.add(System.nanoTime())));
    return seen;
  }

  private String visitOf(String worker, String token) throws Exception {
    try (var db = station.owner();
        var statement = db.createStatement()) {
      statement.execute(
          "INSERT INTO worker_skill VALUES ('" + worker + "', 'bench') ON CONFLICT DO NOTHING");
      statement.execute(
          "DELETE FROM shift WHERE worker_id = '"
              + worker
              + "' AND during && tstzrange(date_trunc('day', now()) + interval '20 days',"
              + " date_trunc('day', now()) + interval '22 days')");
      statement.execute(
          "INSERT INTO shift (id, worker_id, during) VALUES (gen_random_uuid(), '"
              + worker
              + "', tstzrange(date_trunc('day', now()) + interval '20 days', date_trunc('day',"
              + " now()) + interval '22 days'))");
    }
    var service = text("SELECT id FROM service WHERE skill = 'bench'");
    var start =
        text(
            "SELECT to_char(date_trunc('day', now()) + interval '21 days 2 hours',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SSTZH:TZM')");
    var body =
        json.writeValueAsString(
            Map.of(
                "service",
                service,
                "start",
                start,
                "worker",
                worker,
                "address",
                Map.of(
                    "building",
                    text("SELECT id FROM building LIMIT 1"),
                    "unit",
                    1,
                    "floor",
                    1,
                    "room",
                    1),
                "people",
                Map.of("booker", Map.of("phone", "19900000000")),
                "consent",
                Map.of("version", "2026-11")));
    var request =
        request("/api/v1/bookings", token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString()).body();
    return json.readTree(answer).path("visits").path(0).path("id").asText();
  }

  private static HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + StationProcess.HTTP + path))
        .header("Authorization", "Bearer " + token);
  }

  private String text(String sql) throws SQLException, java.io.IOException {
    try (var db = station.owner();
        var statement = db.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** An insert and its commit over one connection. */
  private double[] commits() throws Exception {
    var millis = new double[REPORTS];
    try (var db = station.owner();
        var statement = db.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS bench_commit (id uuid PRIMARY KEY, body bytea)");
      try (var insert = db.prepareStatement("INSERT INTO bench_commit VALUES (?, ?)")) {
        for (int i = -WARM_UP; i < REPORTS; i++) {
          insert.setObject(1, UUID.randomUUID());
          insert.setBytes(2, new byte[300]);
          var began = System.nanoTime();
          insert.execute();
          if (i >= 0) {
            millis[i] = (System.nanoTime() - began) / 1e6;
          }
        }
      }
    }
    return millis;
  }
}
