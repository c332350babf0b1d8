package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.Eventually;

/** The hub as stations and officials meet it, over HTTP and on a real database. */
class ExchangeIT extends HubTest {
  static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  static HubApi.Answer send(FakeStation station, Object call) {
    return hub.as(station.token(vertx), "POST", "/api/v1/exchange", call);
  }

  static long ack(HubApi.Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.body().path("ack").asLong();
  }

  private static List<String> storedTypes(FakeStation station) {
    var path = "/api/v1/stations/" + station.id + "/events?limit=1000";
    return hub.as(hub.official(), "GET", path, null).body().path("events").findValuesAsText("type");
  }

  @Test
  void acknowledgesWhatItHas() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(500, NOON);

    assertThat(ack(send(station, station.call(1, 500)))).isEqualTo(500);
  }

  @Test
  void takesEachEventOnceInItsPlaceWhateverComes() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(20, NOON);

    assertThat(ack(send(station, station.call(5, 8)))).as("gap").isZero();
    assertThat(ack(send(station, station.call(1, 8)))).isEqualTo(8);
    assertThat(ack(send(station, station.call(1, 8)))).as("again").isEqualTo(8);
    assertThat(ack(send(station, station.call(3, 12)))).as("overlap").isEqualTo(12);
    assertThat(ack(send(station, station.call(1, 2)))).as("late").isEqualTo(12);
    assertThat(ack(send(station, station.call(13, 20)))).isEqualTo(20);

    assertThat(storedTypes(station)).hasSize(20);
  }

  @Test
  void isSafeWhenCallsOfOneStationCrossEachOther() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(60, NOON);

    var calls =
        java.util.stream.IntStream.range(0, 24)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () -> send(station, station.call(1, 10 * (i % 6) + 10))))
            .toList();

    assertThat(calls).allSatisfy(call -> assertThat(call.join().status()).isEqualTo(200));
    assertThat(ack(send(station, station.call(60, 60)))).isEqualTo(60);
    assertThat(storedTypes(station)).hasSize(60);
  }

  @Test
  void showsAForkAndKeepsWhatItHad() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(5, NOON);
    ack(send(station, station.call(1, 5)));
    var other = station.branch(3);
    other.sealSome(4, NOON);

    var first = send(other, other.call(4, 7));
    var again = send(other, other.call(4, 7));

    assertThat(first.status()).isEqualTo(409);
    assertThat(first.body().path("type").asText()).endsWith("/fork");
    assertThat(again.status()).isEqualTo(409);
    var standing = hub.standing(hub.official(), station.id);
    assertThat(standing.path("forks").asInt()).isEqualTo(2);
    assertThat(standing.path("events").asInt()).isEqualTo(5);
    assertThat(ack(send(station, station.call(5, 5)))).isEqualTo(5);
  }

  @Test
  void countsTheFiguresOfADay() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(3, NOON);
    station.seal(NOON, "org.yizhan.booking.cancelled.v1", Ids.next(), Map.of());
    visit(station, Ids.next(), NOON, "assigned");
    var finished = Ids.next();
    visit(station, finished, NOON, "assigned");
    visit(station, finished, NOON, "finished");
    var moved = Ids.next();
    visit(station, moved, NOON, "assigned");
    visit(station, moved, NOON.plus(Duration.ofDays(1)), "assigned");
    visit(station, Ids.next(), NOON, "departed");
    visit(station, Ids.next(), NOON, "cancelled");
    ack(send(station, station.call(1, 11)));

    awaitFigures(
        station, "{\"bookings\":3,\"cancelled\":1,\"visits\":3,\"underWay\":1,\"finished\":1}");
  }

  /** Figures are counted after the answer. */
  static void awaitFigures(FakeStation station, String beginning) {
    var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!figures(station).startsWith(beginning) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(figures(station)).startsWith(beginning);
  }

  private static void visit(FakeStation station, UUID visit, Instant start, String state) {
    var data = Map.of("start", start.toString(), "state", state);
    station.seal(NOON, "org.yizhan.visit." + state + ".v1", visit, data);
  }

  private static String figures(FakeStation station) {
    var overview =
        hub.as(hub.official(), "GET", "/api/v1/overview?limit=1000&date=2026-11-20", null).body();
    for (var line : overview.path("stations")) {
      if (line.path("id").asText().equals(station.id.toString())) {
        return line.path("figures").toString();
      }
    }
    throw new AssertionError(overview.toString());
  }

  @Test
  void leavesOutOfTheFiguresWhatARestoreLeftBehind() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(6, NOON);
    ack(send(station, station.call(1, 6)));
    var restored = station.restored(4);
    restored.sealSome(3, NOON);

    assertThat(ack(send(restored, restored.call(1, 3)))).isEqualTo(3);

    awaitFigures(station, "{\"bookings\":7,");
    assertThat(hub.standing(hub.official(), station.id).path("events").asInt()).isEqualTo(9);
  }

  @Test
  void asksForTheParentsEventsFirst() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(6, NOON);
    ack(send(station, station.call(1, 3)));
    var restored = station.restored(5);
    restored.sealSome(1, NOON);

    var early = send(restored, restored.call(1, 1));
    ack(send(station, station.call(4, 5)));

    assertThat(early.status()).isEqualTo(409);
    assertThat(early.body().path("type").asText()).endsWith("/parent-missing");
    assertThat(ack(send(restored, restored.call(1, 1)))).isEqualTo(1);
  }

  @Test
  void sendsDownAgainUntilItIsApplied() {
    var station = new FakeStation().enrolled(hub);
    hub.tell(station.id, "org.yizhan.notice.v1");
    hub.tell(station.id, "org.yizhan.notice.v1");
    var call = station.call(1, 0);

    assertThat(send(station, call).body().path("downlink")).hasSize(2);
    call.put("applied", 1);
    var second = send(station, call).body().path("downlink");
    call.put("applied", 2);

    assertThat(second.findValuesAsText("number")).containsExactly("2");
    assertThat(second.get(0).at("/data/say").asText()).isEqualTo("今天停水");
    assertThat(send(station, call).body().path("downlink")).isEmpty();
  }

  @Test
  void answersAWaitingCallWhenANewerOneComesOrThereIsNews() throws Exception {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(1, NOON);

    var first = waiting(station);
    var news = waiting(station);
    assertThat(first.get(4, TimeUnit.SECONDS).status()).isEqualTo(200);
    hub.tell(station.id, "org.yizhan.notice.v1");
    assertThat(news.get(4, TimeUnit.SECONDS).body().path("downlink")).hasSize(1);
  }

  /** The hub has heard of the epoch, so that such a call is no more than heard. */
  @Test
  void answersAStationThatOnlyWaitsAndTellsItWhatIsThereAlready() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(3, NOON);
    ack(send(station, station.call(1, 3)));
    var call = station.call(4, 3);
    call.put("waitSeconds", 1);
    call.put("missing", 2);

    var quiet = send(station, call);

    assertThat(ack(quiet)).isEqualTo(3);
    assertThat(quiet.body().path("downlink")).isEmpty();
    Eventually.holds(() -> hub.standing(hub.official(), station.id).path("behind").asInt() == 2);
    hub.tell(station.id, "org.yizhan.notice.v1");
    assertThat(send(station, call).body().path("downlink")).hasSize(1);
    call.put("applied", 1);
    assertThat(send(station, call).body().path("downlink")).as("applied").isEmpty();
    assertThat(send(station, call).body().path("downlink")).as("again").isEmpty();
  }

  /** A call that waits at the hub by the time this returns. */
  private static CompletableFuture<HubApi.Answer> waiting(FakeStation station) {
    var call = station.call(1, 0);
    call.put("waitSeconds", 30);
    var before = hub.standing(hub.official(), station.id).path("lastWord").asText();
    var answer = CompletableFuture.supplyAsync(() -> send(station, call));
    var official = hub.official();
    while (hub.standing(official, station.id).path("lastWord").asText().equals(before)) {
      Thread.onSpinWait();
    }
    return answer;
  }

  @Test
  void namesTheFieldThatIsWrongAndWritesNothing() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(4, NOON);
    station.seal("{\"type\":\"half an event\"}".getBytes(StandardCharsets.UTF_8));

    var badBody = send(station, station.call(1, 5));
    var badHash = send(station, station.callWithWrongHash(1, 4, 3));
    var noEpoch = station.call(1, 1);
    noEpoch.remove("epoch");
    var shortHash = station.call(1, 1);
    shortHash.put("previousHash", "00");

    assertThat(badBody.status()).isEqualTo(400);
    assertThat(badBody.field()).isEqualTo("/events/4/body");
    assertThat(badHash.field()).isEqualTo("/events/2/hash");
    assertThat(send(station, noEpoch).body().toString()).contains("epoch");
    assertThat(send(station, shortHash).field()).isEqualTo("/previousHash");
    assertThat(hub.standing(hub.official(), station.id).path("events").asInt()).isZero();
  }

  @Test
  void showsHowFarAStationIsBehindAndItsClockAhead() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(3, NOON);
    var call = station.call(1, 2);
    call.put("missing", 3);
    call.put("now", Instant.now().plusSeconds(3_600).toString());
    var official = hub.official();
    assertThat(hub.standing(official, station.id).has("behind")).as("never heard").isFalse();

    assertThat(send(station, call).status()).isEqualTo(200);

    var standing = hub.standing(official, station.id);
    assertThat(standing.path("behind").asLong()).isEqualTo(1);
    assertThat(standing.path("clockAheadMillis").asLong()).isBetween(3_000_000L, 3_600_000L);
    assertThat(send(station, station.call(3, 3)).status()).isEqualTo(200);
    assertThat(hub.standing(official, station.id).has("behind")).as("of an old version").isFalse();
  }
}
