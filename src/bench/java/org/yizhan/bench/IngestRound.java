package org.yizhan.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Stations that the hub has never heard of, reporting all they have. */
record IngestRound(HubNode hub, OwnDatabase owner, List<ReportingStation> stations) {
  private static final int COPIES = 3;
  private static final int BUSY = 503;
  private static final int TRIES = 100;
  private static final long PAUSE_MS = 100;
  private static final int PATIENCE_SECONDS = 120;

  /**
   * What came of a round.
   *
   * @param hubMillis processor time of the hub for each thousand events until they were
   *     acknowledged
   * @param countedSeconds from the first call until every figure had them
   */
  record Took(double perSecond, double hubMillis, double databaseMillis, double countedSeconds) {}

  private static final String NOT_COUNTED =
      """
      SELECT count(*) FROM station_epoch e LEFT JOIN figure_progress p ON p.station = e.station AND p.epoch = e.epoch
      WHERE p.seq IS DISTINCT FROM e.acked
      """;

  /** Whoever counts a station holds this lock; while we do, nobody counts. */
  private static final String HOLD_BACK =
      """
      SELECT pg_advisory_lock(hashtextextended('figures' || id::text, 0)) FROM station
      """;

  /**
   * Lets all of them report at once and waits until every figure has what they report.
   *
   * @param batch events in a call, at most
   * @param packed whether calls come packed
   * @param heldBack whether counting has to wait until everything is acknowledged
   */
  Took report(int batch, boolean packed, boolean heldBack) throws Exception {
    var codes = hub.codes(stations.size());
    var calls = new ArrayList<List<byte[]>>();
    var vertx = Vertx.vertx();
    for (int i = 0; i < stations.size(); i++) {
      var station = stations.get(i);
      enrol(station, codes.get(i));
      calls.add(station.calls(vertx, batch, packed));
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
    if (heldBack) {
      owner.run(HOLD_BACK);
    }
    var began = System.nanoTime();
    var program = hub.programMillis();
    var database = hub.databaseMillis();
    sendAll(calls);
    var seconds = (System.nanoTime() - began) / 1e9;
    var thousands = events() / 1e3;
    program = (hub.programMillis() - program) / thousands;
    database = (hub.databaseMillis() - database) / thousands;
    owner.run("SELECT pg_advisory_unlock_all()");
    while (owner.number(NOT_COUNTED) > 0) {
      if (System.nanoTime() - began > PATIENCE_SECONDS * 1e9) {
        throw new IllegalStateException("The hub does not count what it has");
      }
      Thread.sleep(20);
    }
    var counted = (System.nanoTime() - began) / 1e9;
    return new Took(events() / seconds, program, database, counted);
  }

  private long events() {
    return stations.stream().mapToLong(ReportingStation::size).sum();
  }

  private void enrol(ReportingStation station, String code) {
    var answer = hub.call("POST", "/api/v1/stations/enrolments", station.enrolment(code));
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.toString());
    }
  }

  private static void sendAll(List<List<byte[]>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      var sending = new ArrayList<Future<?>>();
      for (var each : calls) {
        sending.add(threads.submit(() -> send(each)));
      }
      for (var one : sending) {
        one.get();
      }
    }
  }

  private static int send(List<byte[]> calls) throws IOException, InterruptedException {
    try (var line = new Load.Line(IngestBench.PORT)) {
      for (var call : calls) {
        var status = line.call(call);
        for (int tries = 0; status == BUSY && tries < TRIES; tries++) {
          Thread.sleep(PAUSE_MS); // A hub starts before it has reached its brokers.
          status = line.call(call);
        }
        if (status != 200) {
          throw new IllegalStateException("The hub refused events");
        }
      }
    }
    return calls.size();
  }

  /**
   * Rows a second, the middle of several times into an empty table. What the hub wrote there is
   * gone afterwards: it is counted, and nobody reads it again.
   */
  double copy() throws Exception {
    var text = new StringBuilder();
    var now = Instant.now();
    stations.forEach(station -> station.rows(text, now));
    var rows = text.toString().getBytes(StandardCharsets.UTF_8);
    var seconds = new double[COPIES];
    for (int i = 0; i < COPIES; i++) {
      owner.run("TRUNCATE station_event");
      seconds[i] = owner.copy("station_event", rows);
    }
    requireAllThere();
    owner.run("TRUNCATE station_event");
    Arrays.sort(seconds);
    return events() / seconds[COPIES / 2];
  }

  private void requireAllThere() throws Exception {
    var ids =
        stations.stream()
            .map(station -> "'" + station.id() + "'")
            .collect(Collectors.joining(", "));
    var acked = owner.number("SELECT sum(acked) FROM station_epoch WHERE station IN (" + ids + ")");
    var copied = owner.number("SELECT count(*) FROM station_event WHERE station IN (" + ids + ")");
    if (acked != events() || copied != events()) {
      throw new IllegalStateException(
          "%d events, %d acknowledged, %d copied".formatted(events(), acked, copied));
    }
  }
}
