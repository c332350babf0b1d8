package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.yizhan.station.Eventually;

/** What becomes of a station whose key fell into other hands. */
class RevocationIT extends HubTest {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  private static HubApi.Answer send(FakeStation station, int first, int last) {
    var call = station.call(first, last);
    return hub.as(station.token(vertx), "POST", "/api/v1/exchange", call);
  }

  private static void revoke(UUID station) {
    var path = "/api/v1/stations/" + station + "/revocation";
    assertThat(hub.as(hub.official(), "POST", path, null).status()).isEqualTo(204);
  }

  private static String problem(HubApi.Answer answer) {
    return answer.body().path("type").asText().replaceFirst(".*/", "");
  }

  @Test
  void takesNothingThatIsSignedWithTheKeyAndKeepsWhatWasThere() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(4, NOON);
    var token = station.token(vertx);
    var first = station.call(1, 2);
    assertThat(hub.as(token, "POST", "/api/v1/exchange", first).status()).isEqualTo(200);

    revoke(station.id);
    revoke(station.id);

    assertThat(send(station, 3, 4).status()).isEqualTo(401);
    assertThat(hub.as(token, "POST", "/api/v1/exchange", first).status())
        .as("the signature that was good before")
        .isEqualTo(401);
    var standing = hub.standing(hub.official(), station.id);
    assertThat(standing.path("liveness").asText()).isEqualTo("revoked");
    assertThat(standing.has("revokedAt")).isTrue();
    assertThat(standing.path("events").asInt()).isEqualTo(2);
  }

  @Test
  void letsItComeBackWithANewKeyAndCodeAndGoOnWhereItWas() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(4, NOON);
    assertThat(send(station, 1, 2).status()).isEqualTo(200);
    var renewed = station.withOtherKey();
    var refused = renewed.enrol(hub, hub.newCode());
    assertThat(problem(refused)).as("a good key is not replaced").isEqualTo("station-known");

    revoke(station.id);
    assertThat(problem(station.enrol(hub, hub.newCode()))).isEqualTo("key-revoked");
    assertThat(renewed.enrol(hub, hub.newCode()).status()).isEqualTo(201);

    assertThat(send(station, 3, 4).status()).as("the old key").isEqualTo(401);
    var call = station.call(3, 4);
    var answer = hub.as(renewed.token(vertx), "POST", "/api/v1/exchange", call);
    assertThat(answer.body().path("ack").asInt()).isEqualTo(4);
    assertThat(hub.standing(hub.official(), station.id).path("liveness").asText())
        .isEqualTo("live");
    revoke(station.id);
    assertThat(problem(station.enrol(hub, hub.newCode()))).as("for good").isEqualTo("key-revoked");
  }

  @Test
  void endsACallThatWaits() throws Exception {
    var station = new FakeStation().enrolled(hub);
    var call = new HashMap<>(station.call(1, 0));
    call.put("waitSeconds", 10);
    var token = station.token(vertx);
    var waiting =
        CompletableFuture.supplyAsync(() -> hub.as(token, "POST", "/api/v1/exchange", call));
    Eventually.holds(() -> hub.standing(hub.official(), station.id).has("lastWord"));

    revoke(station.id);

    assertThat(waiting.get(8, TimeUnit.SECONDS).status()).isEqualTo(401);
  }

  @Test
  void isNothingOfAStationThatIsNot() {
    var path = "/api/v1/stations/" + UUID.randomUUID() + "/revocation";
    assertThat(hub.as(hub.official(), "POST", path, null).status()).isEqualTo(404);
  }
}
