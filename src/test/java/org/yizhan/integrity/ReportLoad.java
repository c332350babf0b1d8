package org.yizhan.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.yizhan.integrity.Books.Opening;
import org.yizhan.platform.json.Json;
import org.yizhan.station.StationFixture;

/**
 * A worker whose phone reports problems with a few visits, and sends each report again, with the
 * same id, until it has its PUBACK.
 */
final class ReportLoad implements Load {
  private static final int VISITS = 6;
  private static final int THINK_MS = 80;
  private static final int RETRY_MS = 100;

  private final JsonNode worker;
  private final List<String> visits;
  private final AtomicLong acknowledged = new AtomicLong();
  private final List<String> told = new ArrayList<>();
  private CompletableFuture<Void> living = CompletableFuture.completedFuture(null);
  private @Nullable Mqtt3BlockingClient phone;
  private int retries;
  private volatile boolean ending;

  private ReportLoad(JsonNode worker, List<String> visits) {
    this.worker = worker;
    this.visits = visits;
  }

  /**
   * The worker of {@code first-run.json}, with visits that the clerk books for them: one a day, so
   * that no limit of work time stands in the way.
   */
  static ReportLoad of(JsonNode worker, Clerk clerk, List<Opening> openings) {
    var id = UUID.fromString(worker.path("workerId").asText());
    var days = new HashSet<LocalDate>();
    var visits =
        openings.stream()
            .filter(opening -> opening.workers().contains(id))
            .map(Opening::start)
            .filter(start -> days.add(LocalDate.ofInstant(start, StationFixture.ZONE)))
            .limit(VISITS)
            .map(start -> book(clerk, id, openings, start))
            .toList();
    return new ReportLoad(worker, visits);
  }

  private static String book(Clerk clerk, UUID worker, List<Opening> openings, Instant start) {
    var opening =
        openings.stream()
            .filter(o -> o.start().equals(start) && o.workers().contains(worker))
            .findFirst()
            .orElseThrow();
    var key = UUID.randomUUID().toString();
    return clerk.books(opening, worker, 0, key).is(201).text("/visits/0/id");
  }

  @Override
  public void start() {
    // A thread of its own: the common pool has one on two cores, and the test waits for others in
    // it.
    living = CompletableFuture.runAsync(this::live, task -> Thread.ofVirtual().start(task));
  }

  private void live() {
    for (int sequence = 1; !ending; sequence++) {
      var report = UUID.randomUUID().toString();
      insist(visits.get(sequence % visits.size()), report, sequence);
      told.add(report);
      acknowledged.incrementAndGet();
      Eventually.pause(THINK_MS);
    }
    if (phone != null) {
      phone.disconnect();
    }
  }

  /**
   * A client that lost its connection is left behind for a new one: whether it got through is not
   * known.
   */
  private void insist(String visit, String report, int sequence) {
    while (true) {
      try {
        connected()
            .publishWith()
            .topic("yz/v1/%s/visits/%s/events".formatted(text("stationId"), visit))
            .qos(MqttQos.AT_LEAST_ONCE)
            .payload(payload(report, sequence))
            .send();
        return;
      } catch (RuntimeException away) {
        phone = null;
        retries++;
        Eventually.pause(RETRY_MS);
      }
    }
  }

  private Mqtt3BlockingClient connected() {
    var current = phone;
    if (current == null) {
      current =
          MqttClient.builder()
              .useMqttVersion3()
              .identifier(text("deviceId"))
              .serverHost("127.0.0.1")
              .serverPort(Integer.parseInt(text("mqtt").replaceFirst("^.*:", "")))
              .buildBlocking();
      current
          .connectWith()
          .simpleAuth()
          .username(text("username"))
          .password(text("password").getBytes(StandardCharsets.UTF_8))
          .applySimpleAuth()
          .send();
      phone = current;
    }
    return current;
  }

  private byte[] payload(String report, int sequence) {
    return Json.bytes(
        Map.of(
            "specversion",
            "1.0",
            "id",
            report,
            "source",
            "/devices/" + text("deviceId"),
            "type",
            "org.yizhan.visit.problem.v1",
            "time",
            "2026-11-22T08:00:00Z",
            "sequence",
            sequence,
            "data",
            Map.of()));
  }

  private String text(String field) {
    return worker.path(field).asText();
  }

  @Override
  public long acknowledged() {
    return acknowledged.get();
  }

  @Override
  public void stop() {
    ending = true;
    living.join();
  }

  /** The table's key keeps a report from being there twice; its event could still be. */
  @Override
  public List<String> lost(Books books) {
    var lost = new ArrayList<String>();
    var stored = books.texts("SELECT id FROM visit_report").stream().sorted().toList();
    if (!told.stream().sorted().toList().equals(stored)) {
      lost.add(told.size() + " reports were acknowledged and " + stored.size() + " are there");
    }
    var events = books.texts("SELECT id FROM event WHERE type = 'org.yizhan.visit.problem.v1'");
    if (events.size() != told.size()) {
      lost.add(told.size() + " reports made " + events.size() + " events");
    }
    return lost;
  }

  @Override
  public String toString() {
    return "%d reported, %d retries".formatted(told.size(), retries);
  }
}
