package org.yizhan.station.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.hub.HubServer;

/** A station and its hub, both real, and between them a network that loses and repeats. */
class HubLinkIT {
  @TempDir private static Path data;
  private static HubServer hub;
  private static LossyWire wire;
  private static StationSide station;

  @BeforeAll
  static void start() {
    hub = new HubServer(data.resolve("hub"));
    wire = new LossyWire(hub.port());
    station = new StationSide(data.resolve("station"));
  }

  @AfterAll
  static void stop() {
    station.close();
    wire.close();
    hub.close();
  }

  /**
   * Each test goes on where the ones before it ended, as stations do; their order does not matter.
   */
  @AfterEach
  void stopReporting() {
    station.stopReporting();
    wire.decide(call -> LossyWire.Fate.ARRIVES);
  }

  private void report() {
    station.report(wire.url(), hub.firstRun().path("enrolmentCode").asText());
  }

  private static List<String> received(HubServer from) {
    var path = "/api/v1/stations/" + station.id + "/events?limit=1000";
    return from.as(from.official(), "GET", path, null)
        .body()
        .path("events")
        .findValuesAsText("subject");
  }

  private static List<String> sent() {
    return station.sealed().stream().map(event -> event.subject().toString()).toList();
  }

  private static void await(String what, BooleanSupplier condition) {
    var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("Not within a minute: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static void awaitHubEqualsStation() {
    awaitEqualsStation(hub);
  }

  /**
   * Everything that happened in the current epoch is there, once and in order, and the station
   * knows it.
   */
  private static void awaitEqualsStation(HubServer one) {
    await("everything is sealed", () -> station.sealed().size() == station.happened());
    await("the hub has everything", () -> station.lag() == 0);
    assertThat(received(one)).isEqualTo(sent());
  }

  @Test
  void sendsWhatHappensAtOnceWhileAnOlderCallWaits() {
    report();
    station.happen(1);
    awaitHubEqualsStation();
    var begin = System.nanoTime();

    station.happen(1);
    awaitHubEqualsStation();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void bringsEverythingOnceAndInOrderOverABadNetwork() {
    var random = new Random(7);
    var fates = LossyWire.Fate.values();
    wire.decide(call -> fates[random.nextInt(fates.length)]);
    report();

    IntStream.range(0, 15).forEach(i -> station.happen(1 + i % 5));

    awaitHubEqualsStation();
    assertThat(standing().path("forks").asInt()).isZero();
  }

  @Test
  void aStationWhoseClockIsOffReportsAndTheHubKnowsByHowMuch() {
    for (var ahead : List.of(Duration.ofMinutes(-40), Duration.ofHours(3))) {
      station.report(wire.url(), hub.firstRun().path("enrolmentCode").asText(), ahead);
      station.happen(2);
      awaitHubEqualsStation();
      assertThat(Duration.ofMillis(standing().path("clockAheadMillis").asLong()))
          .isBetween(ahead.minusMinutes(1), ahead.plusSeconds(1));
      station.stopReporting();
    }
  }

  private static JsonNode standing() {
    return hub.standing(hub.official(), station.id);
  }

  @Test
  void bringsWhatHappenedWhileTheHubWasAway() {
    report();
    station.happen(3);
    awaitHubEqualsStation();

    hub.stop();
    station.happen(10);
    hub.start();
    wire.leadTo(hub.port());

    awaitHubEqualsStation();
  }

  @Test
  void bringsMoreThanOneBatch() {
    station.beginNewEpoch();
    station.happen(600);
    var packed = wire.packed();

    report();

    awaitHubEqualsStation();
    assertThat(wire.packed()).as("the second batch is packed").isGreaterThan(packed);
  }

  @Test
  void goesOnWhereItWasAfterARestart() {
    report();
    station.happen(5);
    awaitHubEqualsStation();
    station.stopReporting();
    station.happen(5);

    station.report(wire.url(), "");

    awaitHubEqualsStation();
  }

  @Test
  void tellsAHubThatNeverHeardOfItEverythingFromTheFirstEpochOn() {
    report();
    station.happen(5);
    awaitHubEqualsStation();
    station.stopReporting();
    try (var other = new HubServer(data.resolve("other-hub"))) {
      wire.leadTo(other.port());
      station.report(wire.url(), other.firstRun().path("enrolmentCode").asText());
      station.happen(1);

      awaitEqualsStation(other);
      station.stopReporting();
    } finally {
      wire.leadTo(hub.port());
    }
  }

  @Test
  void finishesAnEpochBeforeItReportsTheNext() {
    report();
    awaitHubEqualsStation();
    var before = standing().path("events").asInt();
    station.stopReporting();
    station.happen(5);
    station.beginNewEpoch();
    station.happen(2);

    report();

    awaitHubEqualsStation();
    assertThat(standing().path("events").asInt()).isEqualTo(before + 7);
  }

  @Test
  void confirmsWhatTheHubSaysToItEvenWhenItDoesNotKnowIt() {
    report();
    station.happen(1);
    awaitHubEqualsStation();

    hub.tell(station.id, "org.yizhan.from-the-future.v1");

    await("applied", () -> station.applied() == 1);
  }
}
