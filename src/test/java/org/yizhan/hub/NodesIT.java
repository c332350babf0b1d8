package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.station.Caller;
import org.yizhan.station.Eventually;

/** Two hub nodes on one database, started at the same time while it was empty. */
@Timeout(120)
class NodesIT {
  private static final String LISTENERS =
      "FROM pg_stat_activity WHERE application_name = 'yizhan signals'";

  @TempDir private static Path data;
  private static SharedPostgres postgres;
  private static HubServer one;
  private static HubServer other;
  private static Vertx vertx;

  @BeforeAll
  static void startBothAtOnce() {
    postgres = new SharedPostgres(data.resolve("postgres"));
    var first = starting("first");
    var second = starting("second");
    var wrote = Stream.of(first.join(), second.join()).filter(NodesIT::hasFirstRun).toList();
    assertThat(wrote).as("one of them made the first account").hasSize(1);
    one = wrote.getFirst();
    other = one == first.join() ? second.join() : first.join();
    vertx = Vertx.vertx();
  }

  private static HubServer node(String name) {
    var settings = new HashMap<>(postgres.settings());
    settings.put("YIZHAN_EXCHANGE_WAIT_SECONDS", "30");
    settings.put("YIZHAN_LIVENESS_LATE_SECONDS", "45");
    return new HubServer(data.resolve(name), settings);
  }

  private static CompletableFuture<HubServer> starting(String name) {
    return CompletableFuture.supplyAsync(() -> node(name));
  }

  private static boolean hasFirstRun(HubServer node) {
    return Files.exists(node.data().resolve("first-run.json"));
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
    postgres.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static int overview(HubServer node, String token) {
    return node.as(token, "GET", "/api/v1/overview", null).status();
  }

  @Test
  void makesTheFirstAccountOnce() {
    assertThat(postgres.number("SELECT count(*) FROM account WHERE made_by IS NULL")).isEqualTo(1);
    assertThat(postgres.number("SELECT count(*) FROM flyway_schema_history WHERE NOT success"))
        .isZero();
  }

  @Test
  void letsInWhomAnyNodeSignedIn() {
    var token = one.official();

    assertThat(overview(other, token)).isEqualTo(200);
    assertThat(overview(one, token)).isEqualTo(200);
    assertThat(overview(other, token + "A")).isEqualTo(401);
  }

  @Test
  void endsASessionAtEveryNode() {
    var token = one.official();
    var another = one.official();
    assertThat(overview(other, token)).isEqualTo(200);

    var path = "/api/v1/sessions/current";
    assertThat(one.as(token, "DELETE", path, null).status()).isEqualTo(204);

    assertThat(overview(one, token)).isEqualTo(401);
    assertThat(overview(other, token)).isEqualTo(401);
    assertThat(overview(other, another)).as("another session of the same account").isEqualTo(200);
  }

  @Test
  void endsTheSessionsOfAClosedAccountAtEveryNode() {
    var city = one.official();
    var draft = Map.of("name", "leaving", "role", "auditor");
    var opened = one.as(city, "POST", "/api/v1/accounts", draft).body();
    var password = opened.path("password").asText();
    var token = other.signIn("leaving", password).body().path("token").asText();
    assertThat(overview(one, token)).isEqualTo(200);

    var path = "/api/v1/accounts/" + opened.at("/account/id").asText();
    assertThat(one.as(city, "DELETE", path, null).status()).isEqualTo(204);

    assertThat(overview(other, token)).isEqualTo(401);
    assertThat(other.signIn("leaving", password).status()).isEqualTo(401);
  }

  @Test
  void slowsDownGuessingWhicheverNodeIsAsked() {
    assertThat(one.signIn("guessed", "wrong").status()).isEqualTo(401);
    assertThat(other.signIn("guessed", "wrong").status()).isEqualTo(401);
    for (int i = 0; i < 6; i++) {
      // Nobody waits for the pauses here; the one after the last takes half a minute.
      postgres.number("UPDATE wrong_sign_in SET not_before = '2020-01-01Z' WHERE times < 9");
      assertThat(one.signIn("guessed", "wrong").status()).isEqualTo(401);
    }

    assertThat(other.signIn("guessed", "wrong").status()).isEqualTo(429);
    assertThat(other.signIn("not guessed", "wrong").status()).as("somebody else").isEqualTo(401);
  }

  @Test
  void forgetsWrongPasswordsOnceItIsRight() {
    var city = one.official();
    var draft = Map.of("name", "mistyping", "role", "auditor");
    var password = one.as(city, "POST", "/api/v1/accounts", draft).body().path("password").asText();
    assertThat(one.signIn("mistyping", "wrong").status()).isEqualTo(401);
    assertThat(one.signIn("mistyping", "wrong").status()).isEqualTo(401);

    assertThat(other.signIn("mistyping", password).status()).isEqualTo(201);

    assertThat(one.signIn("mistyping", "wrong").status()).isEqualTo(401);
    assertThat(one.signIn("mistyping", "wrong").status()).as("counted anew").isEqualTo(401);
    assertThat(one.signIn("mistyping", password).status()).as("no pause").isEqualTo(201);
  }

  private static Stream<String> listening(HubServer node, String token) {
    var headers = Map.of("Authorization", "Bearer " + token);
    return new Caller("http://127.0.0.1:" + node.port(), headers).lines("/api/v1/live");
  }

  /** Both lose the connection on which they hear of each other, once both have one. */
  private static void deafenBoth() {
    Eventually.holds(() -> postgres.number("SELECT count(*) " + LISTENERS) == 2);
    postgres.number("SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) " + LISTENERS);
  }

  private static void until(Iterator<String> lines, String word) {
    var heard = "";
    while (!heard.contains(word)) {
      heard = lines.next();
    }
  }

  private static FakeStation station() {
    var station = new FakeStation().enrolled(one);
    station.sealSome(4, Instant.parse("2026-03-10T04:00:00Z"));
    return station;
  }

  private static HubApi.Answer exchange(HubServer node, FakeStation station, Object call) {
    return node.as(station.token(vertx), "POST", "/api/v1/exchange", call);
  }

  @Test
  void showsAtEveryNodeWhatAnyNodeTook() {
    var station = station();

    try (var live = listening(one, one.official())) {
      var lines = live.iterator();
      until(lines, "welcome");
      assertThat(exchange(other, station, station.call(1, 1)).status()).isEqualTo(200);

      until(lines, station.id.toString());
    }
  }

  @Test
  void showsAtEveryNodeWhatAnOfficialChangedAtAnother() {
    try (var live = listening(one, one.official())) {
      var lines = live.iterator();
      until(lines, "welcome");
      var body = Map.of("name", Map.of("zh", "两处区", "en", "Two nodes"));
      assertThat(other.as(one.official(), "POST", "/api/v1/districts", body).status())
          .isEqualTo(201);

      until(lines, "event: city");
    }
  }

  @Test
  void readsAnewWhatItMayHaveMissedAndHearsAgain() {
    var station = station();

    try (var live = listening(one, one.official())) {
      var lines = live.iterator();
      until(lines, "welcome");
      deafenBoth();
      until(lines, "event: city");

      assertThat(exchange(other, station, station.call(1, 1)).status()).isEqualTo(200);
      until(lines, station.id.toString());
    }
  }

  @Test
  void endsTheStreamOfASessionThatEndedAtAnotherNode() {
    var token = one.official();

    try (var live = listening(one, token)) {
      var lines = live.iterator();
      until(lines, "welcome");
      assertThat(other.as(token, "DELETE", "/api/v1/sessions/current", null).status())
          .isEqualTo(204);

      lines.forEachRemaining(line -> assertThat(line).isNotNull());
      assertThat(overview(one, token)).isEqualTo(401);
    }
  }

  /** A call that waits at a node for longer than its caller has patience. */
  private static CompletableFuture<HubApi.Answer> waiting(FakeStation station) {
    var call = station.call(1, 0);
    call.put("waitSeconds", 30);
    var answer = CompletableFuture.supplyAsync(() -> exchange(one, station, call));
    Eventually.holds(() ->
        postgres.number(
                "SELECT count(*) FROM station WHERE last_word IS NOT NULL AND id = '%s'"
                    .formatted(station.id))
            > 0);
    return answer;
  }

  @Test
  void tellsAStationThatWaitsAtOneNodeWhatIsSaidAtAnother() {
    var station = station();
    var answer = waiting(station);

    other.tell(station.id, "notice");

    assertThat(answer.join().body().at("/downlink/0/type").asText()).isEqualTo("notice");
  }

  @Test
  void answersCallsThatWaitWhenItMayHaveMissedWhatIsToBeTold() {
    var answer = waiting(station());

    deafenBoth();

    assertThat(answer.join().status()).isEqualTo(200);
  }

  @Test
  void refusesAtEveryNodeAKeyThatWasRevokedAtAnother() {
    var station = station();
    var path = "/api/v1/stations/" + station.id + "/revocation";
    assertThat(exchange(other, station, station.call(1, 1)).status()).isEqualTo(200);

    assertThat(one.as(one.official(), "POST", path, null).status()).isEqualTo(204);

    assertThat(exchange(other, station, station.call(2, 2)).status()).isEqualTo(401);
  }

  @Test
  void saysThatItStopsAndServesUntilItDoes() {
    var station = station();
    var call = station.call(1, 0);
    call.put("waitSeconds", 30);

    try (var leaving = node("leaving")) {
      assertThat(leaving.call("GET", "/health/ready", null).status()).isEqualTo(200);
      leaving.drain();

      var ready = leaving.call("GET", "/health/ready", null);
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.body().path("status").asText()).isEqualTo("DRAINING");
      assertThat(leaving.call("GET", "/health/live", null).status()).isEqualTo(200);
      assertThat(exchange(leaving, station, call).status()).as("nobody waits").isEqualTo(503);
      assertThat(exchange(leaving, station, station.call(1, 1)).status()).isEqualTo(200);
      assertThat(overview(leaving, one.official())).isEqualTo(200);
    }
  }
}
