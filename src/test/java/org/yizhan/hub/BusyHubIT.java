package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.station.Eventually;

/**
 * What a hub that has much to do owes to whom: officials an answer, stations what it acknowledged.
 */
class BusyHubIT {
  private static final String EXCHANGE = "/api/v1/exchange";
  private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");

  /** With two connections one call is worked on, and 500 more may stand in line. */
  private static final int FITTING = 501;

  private static final int TOO_MANY = 19;
  private static final int DEATHS = 5;

  @TempDir private Path data;
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void stationsStandInLineAndOfficialsDoNot() throws Exception {
    try (var postgres = new SharedPostgres(data.resolve("postgres"))) {
      var settings = new HashMap<>(postgres.settings());
      settings.put("YIZHAN_DATABASE_CONNECTIONS", "2");
      try (var hub = new HubServer(data.resolve("hub"), settings)) {
        var official = hub.official();
        var station = new FakeStation().enrolled(hub);
        station.sealSome(1, NOON);
        var token = station.token(vertx);
        var calls = new ArrayList<CompletableFuture<Integer>>();
        try (var held = postgres.session(lockOf(station))) {
          for (int i = 0; i < FITTING + TOO_MANY; i++) {
            calls.add(calling(hub, token, station));
          }
          Eventually.holds(
              () -> calls.stream().filter(CompletableFuture::isDone).count() == TOO_MANY);

          assertThat(hub.as(official, "GET", "/api/v1/overview", null).status()).isEqualTo(200);
          assertThat(held.isValid(1)).as("the station is held still").isTrue();
        }
        var statuses =
            calls.stream().map(call -> call.orTimeout(60, TimeUnit.SECONDS).join()).toList();

        assertThat(Collections.frequency(statuses, 503)).isEqualTo(TOO_MANY);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(FITTING);
      }
    }
  }

  private static String lockOf(FakeStation station) {
    return "BEGIN; SELECT FROM station WHERE id = '%s' FOR UPDATE".formatted(station.id);
  }

  private static CompletableFuture<Integer> calling(
      HubServer hub, String token, FakeStation station) {
    return CompletableFuture.supplyAsync(
        () -> hub.as(token, "POST", EXCHANGE, station.call(1, 1)).status(),
        Thread::startVirtualThread);
  }

  @Test
  void countsAgainWhatDiedWithTheDatabase() throws Exception {
    try (var hub = new HubServer(data.resolve("hub"))) {
      var official = hub.official();
      var station = new FakeStation().enrolled(hub);
      var token = station.token(vertx);
      for (int death = 1; death <= DEATHS; death++) {
        station.sealSome(1, NOON);
        var call = station.call(death, death);
        Eventually.holds(() -> hub.as(token, "POST", EXCHANGE, call).status() == 200);
        killPostgres();

        var bookings = (double) death;
        Eventually.holds(() -> bookings(hub, official) == bookings);
      }
    }
  }

  private static double bookings(HubServer hub, String official) {
    var figures = hub.as(official, "GET", "/api/v1/figures?from=2026-03-10&to=2026-03-10", null);
    return figures.body().at("/total/bookings").asDouble(-1);
  }

  private void killPostgres() throws IOException {
    List<String> recorded = Files.readAllLines(data.resolve("hub/postgres/data/postmaster.pid"));
    var postmaster = ProcessHandle.of(Long.parseLong(recorded.getFirst().strip())).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().join();
  }
}
