package org.yizhan.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.yizhan.bench.MqttLoad.Message;

/**
 * Devices that report: publish to PUBACK and publish to the board's stream at a hundred and a
 * thousand a second, and the most that is committed; beside Mosquitto, which stores nothing, and
 * bare inserts with as many in a commit.
 */
final class CheckInBench {
  private static final int DEVICES = 50;
  private static final int VISITS = 400;
  private static final int MOST = DEVICES * VISITS * 5 + 1;

  /** Until the JVM has compiled what it runs: it takes half of one processor for so long. */
  private static final int WARM_UP_SECONDS = 20;

  private static final int SECONDS = 10;
  private static final int FLOOD_SECONDS = 4;
  private static final int[] RATES = {100, 1_000};

  /** Publishes that each device has under way in the search for the most. */
  private static final int WINDOW = 40;

  private static final int SINGLE_COMMITS = 2_000;

  private final StationProcess station;
  private final BenchReport report = new BenchReport("checkin");

  CheckInBench(StationProcess station) {
    this.station = station;
  }

  void run() throws Exception {
    System.out.printf(
        "%nCheck-in, %d devices%n%-44s %9s %9s %10s%n",
        DEVICES, "", "p50 ms", "p99 ms", "a second");
    var data = new CheckInData(station, DEVICES, VISITS);
    var board = new Board(station.managerToken(), MOST);
    int batch;
    try (var load = new MqttLoad(StationProcess.MQTT, data.logins(), MOST)) {
      load.atRate(RATES[1], WARM_UP_SECONDS, data::next);
      lookAtTables();
      for (int rate : RATES) {
        var numbers = load.atRate(rate, SECONDS, data::next);
        TimeUnit.SECONDS.sleep(1);
        row("publish -> PUBACK", load.millis(numbers), rate);
        row("publish -> SSE", load.millis(numbers, board.heard()), rate);
      }
      var before = transactions();
      var most = load.perSecond(FLOOD_SECONDS, WINDOW, data::next);
      var after = transactions();
      batch = Math.max(1, Math.round((after[0] - before[0]) / (float) (after[1] - before[1])));
      most("most committed, %d in a transaction".formatted(batch), most);
    }
    if (board.again() > 0) {
      System.out.printf("The board's stream was broken off %d times%n", board.again());
    }
    data.allApplied(station);
    mosquitto(data);
    try (var bare = new BareInserts(station.owner())) {
      row("bare INSERT and its commit", bare.single(SINGLE_COMMITS, SINGLE_COMMITS), 0);
      most("bare INSERT, %d in a commit".formatted(batch), bare.perSecond(batch, SECONDS / 2));
    }
  }

  private void mosquitto(CheckInData data) throws Exception {
    var started = Mosquitto.start();
    if (started.isEmpty()) {
      System.out.printf("%-44s not measured%n", "Mosquitto");
      return;
    }
    var topic = "yz/v1/bench/visits/1/events";
    var payload = data.next(0).payload();
    var number = new int[1];
    IntFunction<Message> next =
        device -> {
          synchronized (number) {
            number[0] = (number[0] + 1) % MOST;
            return new Message(number[0], topic, payload);
          }
        };
    try (var _ = started.get();
        var load = new MqttLoad(Mosquitto.PORT, data.logins(), MOST)) {
      for (int rate : RATES) {
        row("Mosquitto, publish -> PUBACK", load.millis(load.atRate(rate, SECONDS, next)), rate);
      }
      most("Mosquitto, most acknowledged", load.perSecond(SECONDS / 2, WINDOW, next));
    }
  }

  /**
   * What PostgreSQL does by itself within the first minute of reports. Until then a statement that
   * was planned while there were none reads the whole table each time.
   */
  private void lookAtTables() throws SQLException, IOException {
    try (var db = station.owner();
        var statement = db.createStatement()) {
      statement.execute("ANALYZE");
    }
  }

  /** Reports stored so far, and the transactions they came in. */
  private long[] transactions() throws SQLException, IOException {
    try (var db = station.owner();
        var statement = db.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT xid::text) FROM event WHERE actor LIKE"
                    + " 'worker:%' AND type LIKE 'org.yizhan.visit.%'")) {
      rows.next();
      return new long[] {rows.getLong(1), rows.getLong(2)};
    }
  }

  private void row(String what, double[] millis, int rate) {
    if (millis.length == 0) {
      System.out.printf("%-44s nothing came%n", what);
      return;
    }
    var p50 = millis[millis.length / 2];
    var p99 = millis[millis.length * 99 / 100];
    System.out.printf(
        "%-44s %9.2f %9.2f %10s%n", what, p50, p99, rate == 0 ? "" : String.valueOf(rate));
    report.add(Map.of("what", what, "p50Millis", p50, "p99Millis", p99, "perSecond", rate));
  }

  private void most(String what, double perSecond) {
    System.out.printf("%-44s %9s %9s %10.0f%n", what, "", "", perSecond);
    report.add(Map.of("what", what, "perSecond", perSecond));
  }
}
