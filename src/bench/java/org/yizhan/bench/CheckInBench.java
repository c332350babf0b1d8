package org.yizhan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One device, one report after the other, a hundred a second: publish to PUBACK and publish to the
 * board's stream, against a bare commit.
 */
final class CheckInBench {
  private static final int REPORTS = 400;
  private static final int WARM_UP = 500;

  /** A hundred a second, so that nobody waits for what follows from the report before. */
  private static final long APART_NANOS = 10_000_000;

  private static final List<String> STEPS =
      List.of("accepted", "departed", "arrived", "started", "finished");

  private static final String VISITS =
      """
      WITH home AS (
        INSERT INTO dwelling (id, building_id, unit, floor, room)
        SELECT gen_random_uuid(), id, 1, 1, 1 FROM building LIMIT 1
        ON CONFLICT (building_id, unit, floor, room) DO UPDATE SET room = excluded.room RETURNING id
      ), household AS (
        INSERT INTO household (id, created_at) VALUES (gen_random_uuid(), now()) RETURNING id
      ), resident AS (
        INSERT INTO person (id, household_id, surname, title)
        SELECT gen_random_uuid(), id, '测', 'ms' FROM household RETURNING id, household_id
      ), planned AS MATERIALIZED (
        SELECT gen_random_uuid() AS booking, gen_random_uuid() AS visit,
               date_trunc('day', now()) + interval '14 days' + n * interval '30 minutes' AS starts_at
        FROM generate_series(1, ?) AS n
      ), booking AS (
        INSERT INTO booking (id, state, service_id, price_id, price_fen, household_id, dwelling_id, booker_id,
          recipient_id, payer_id, contact_id, call_at_station, channel, consent_version, created_at, version)
        SELECT booking, 'booked', p.service_id, p.id, p.amount_fen, r.household_id, home.id, r.id, r.id, r.id, r.id, true,
               'kiosk', '1', now(), 1
        FROM planned, home, resident r, service_price p JOIN service s ON s.id = p.service_id WHERE s.skill = 'bench'
      ), ticket AS (
        INSERT INTO ticket (booking_id, day, number, code_mac)
        SELECT booking, starts_at::date, nextval('ticket_number'), '' FROM planned
      ), visit AS (
        INSERT INTO visit (id, booking_id, state, starts_at, ends_at, door_code, since, version)
        SELECT visit, booking, 'assigned', starts_at, starts_at + interval '20 minutes', '0417', now(), 1 FROM planned
      ), occupancy AS (
        INSERT INTO occupancy (id, worker_id, during, visit_id)
        SELECT gen_random_uuid(), ?, tstzrange(starts_at - interval '10 minutes', starts_at + interval '20 minutes'), visit
        FROM planned
      )
      SELECT visit FROM planned
      """;

  private final StationProcess station;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  CheckInBench(StationProcess station) {
    this.station = station;
  }

  void run() throws Exception {
    var token = station.managerToken();
    var worker = station.firstRun().path("worker");
    var visits = visitsOf(worker.path("workerId").asText());
    var seen = listen(token);
    var device = connect(worker);
    var topic = "yz/v1/" + worker.path("stationId").asText() + "/visits/%s/events";
    var toAck = new double[REPORTS];
    var toBoard = new double[REPORTS];
    var next = System.nanoTime();
    for (int i = -WARM_UP; i < REPORTS; i++) {
      var number = i + WARM_UP;
      var payload = report(worker, STEPS.get(number % STEPS.size()), number + 1);
      LockSupport.parkNanos(next - System.nanoTime());
      next = System.nanoTime() + APART_NANOS;
      seen.clear();
      var began = System.nanoTime();
      device
          .publishWith()
          .topic(topic.formatted(visits.get(number / STEPS.size())))
          .qos(MqttQos.AT_LEAST_ONCE)
          .payload(payload)
          .send();
      var acked = System.nanoTime();
      var heard = seen.poll(5, TimeUnit.SECONDS);
      if (i >= 0) {
        toAck[i] = (acked - began) / 1e6;
        toBoard[i] = heard == null ? Double.NaN : (heard - began) / 1e6;
      }
    }
    device.disconnect();
    allFinished();
    print(toAck, toBoard, commits());
  }

  private void print(double[]... series) {
    var names = new String[] {"publish -> PUBACK", "publish -> SSE", "bare commit"};
    System.out.printf(
        "%nCheck-in, one device, 100 reports a second%n%-20s %9s %9s%n", "", "p50 ms", "p99 ms");
    for (int i = 0; i < names.length; i++) {
      Arrays.sort(series[i]);
      var p50 = series[i][series[i].length / 2];
      var p99 = series[i][series[i].length * 99 / 100];
      System.out.printf("%-20s %9.2f %9.2f%n", names[i], p50, p99);
      report.add(Map.of("what", names[i], "p50Millis", p50, "p99Millis", p99));
    }
  }

  private final BenchReport report = new BenchReport("checkin");

  private byte[] report(JsonNode worker, String step, int sequence) throws Exception {
    return json.writeValueAsBytes(
        Map.of(
            "specversion",
            "1.0",
            "id",
            UUID.randomUUID().toString(),
            "source",
            "/devices/" + worker.path("deviceId").asText(),
            "type",
            "org.yizhan.visit." + step + ".v1",
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
                .filter(line -> line.startsWith("event: org.yizhan.visit."))
                .forEach(line -> seen.add(System.nanoTime())));
    return seen;
  }

  /** Visits of the worker in two weeks, one after the other. */
  private List<String> visitsOf(String worker) throws SQLException, IOException {
    var visits = new ArrayList<String>();
    try (var db = station.owner();
        var insert = db.prepareStatement(VISITS)) {
      insert.setInt(1, (WARM_UP + REPORTS) / STEPS.size());
      insert.setObject(2, UUID.fromString(worker));
      try (var rows = insert.executeQuery()) {
        while (rows.next()) {
          visits.add(rows.getString(1));
        }
      }
    }
    return visits;
  }

  /** What was refused would cost less than what was applied. */
  private void allFinished() throws SQLException, IOException {
    try (var db = station.owner();
        var statement = db.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM visit WHERE state = 'finished'")) {
      rows.next();
      if (rows.getInt(1) != (WARM_UP + REPORTS) / STEPS.size()) {
        throw new IllegalStateException("Only " + rows.getInt(1) + " visits are finished");
      }
    }
  }

  private static HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + StationProcess.HTTP + path))
        .header("Authorization", "Bearer " + token);
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
