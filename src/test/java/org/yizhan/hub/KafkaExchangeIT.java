package org.yizhan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.Eventually;

/** The same with the events in Kafka, and what becomes of them when the broker is away. */
@EventsInKafka
class KafkaExchangeIT extends ExchangeIT {
  private static Broker kafka() {
    return Objects.requireNonNull(broker);
  }

  @Test
  void acknowledgesNothingWhileTheBrokerIsAwayAndTakesItAfterwards() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(20, NOON);
    assertThat(ack(send(station, station.call(1, 10)))).isEqualTo(10);
    kafka().kill();

    var refused = send(station, station.call(11, 20));

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body().path("type").asText()).endsWith("/log-away");
    var standing = hub.standing(hub.official(), station.id);
    assertThat(standing.path("events").asInt()).isEqualTo(10);
    assertThat(ack(send(station, station.call(1, 0)))).as("a call without events").isEqualTo(10);

    kafka().start();
    Eventually.holds(() -> send(station, station.call(11, 20)).status() == 200);
    assertThat(ack(send(station, station.call(20, 20)))).isEqualTo(20);
    awaitFigures(station, "{\"bookings\":20,");
  }

  @Test
  void goesOnAfterARestartOfTheHub() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(10, NOON);
    ack(send(station, station.call(1, 5)));
    hub.stop();
    hub.start();

    Eventually.holds(() -> send(station, station.call(6, 10)).status() == 200);

    awaitFigures(station, "{\"bookings\":10,");
  }

  @Test
  void countsNothingThatTheHubDidNotAcknowledge() {
    var station = new FakeStation().enrolled(hub);
    station.sealSome(2, NOON);
    ack(send(station, station.call(1, 1)));
    var key = station.id.toString().getBytes(StandardCharsets.UTF_8);
    var event = Event.of(NOON, "staff:1", "org.yizhan.booking.created.v1", Ids.next(), 1, Map.of());
    var sound =
        Map.of(
            "yizhan-epoch", station.epoch.toString(),
            "yizhan-seq", "2",
            "yizhan-hash", "0".repeat(64),
            "yizhan-append", Ids.next().toString());

    kafka().write(key, event.body(), sound);
    kafka().write(key, event.body(), Map.of());
    kafka().write(key, "{}".getBytes(StandardCharsets.UTF_8), sound);
    kafka().write(Ids.next().toString().getBytes(StandardCharsets.UTF_8), event.body(), sound);
    kafka().write("nobody".getBytes(StandardCharsets.UTF_8), event.body(), sound);
    ack(send(station, station.call(2, 2)));

    awaitFigures(station, "{\"bookings\":2,");
    assertThat(hub.standing(hub.official(), station.id).path("events").asInt()).isEqualTo(2);
  }
}
