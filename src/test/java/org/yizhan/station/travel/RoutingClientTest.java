package org.yizhan.station.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yizhan.station.household.Place;

/** Questions to a routing service and whatever it answers; the service is a fake. */
class RoutingClientTest {
  private static final Place WEST = new Place(-1_000, 0);
  private static final Place EAST = new Place(1_000, 500);
  private final Vertx vertx = Vertx.vertx();
  private final FakeRoutes service = new FakeRoutes();
  private final RoutingClient client =
      new RoutingClient(vertx, new RoutingConfig(service.url(), "foot", 116.4, 39.9, 1));

  @AfterEach
  void leave() {
    service.close();
    vertx.close().await();
  }

  @Test
  void asksForTheTableByLongitudeAndLatitude() {
    client.minutes(List.of(WEST, EAST));

    assertThat(service.asked())
        .containsExactly(
            "/osrm/table/v1/foot/116.388291,39.900000;116.411709,39.904492;"
                + "116.388291,39.900000;116.411709,39.904492"
                + "?sources=0;1&destinations=2;3&annotations=duration");
  }

  @Test
  void readsMinutesAndLeavesOutWhatNoRouteLeads() {
    var minutes = client.minutes(List.of(WEST, EAST));

    assertThat(minutes)
        .hasSize(3)
        .containsEntry(new Ways.Way(EAST, WEST), 1.0)
        .containsEntry(new Ways.Way(EAST, EAST), 11.0)
        .doesNotContainKey(new Ways.Way(WEST, EAST));
  }

  @Test
  void asksInPartsWhenThereAreManyPlaces() {
    var places = IntStream.range(0, 60).mapToObj(i -> new Place(i, 0)).toList();

    var minutes = client.minutes(places);

    assertThat(service.asked()).hasSize(4);
    assertThat(minutes)
        .hasSize(60 * 60 - 4)
        .containsEntry(new Ways.Way(places.get(1), places.get(52)), 21.0)
        .containsEntry(new Ways.Way(places.get(52), places.get(1)), 12.0);
  }

  @ParameterizedTest
  @EnumSource(value = FakeRoutes.Mood.class, names = "POLITE", mode = EnumSource.Mode.EXCLUDE)
  void failsWhenTheAnswerIsNone(FakeRoutes.Mood mood) {
    service.is(mood);

    assertThatThrownBy(() -> client.minutes(List.of(WEST, EAST))).isInstanceOf(Exception.class);
    service.is(FakeRoutes.Mood.POLITE);
    assertThat(client.minutes(List.of(WEST, EAST))).hasSize(3);
  }

  @Test
  void failsWhenNobodyListens() {
    service.close();

    assertThatThrownBy(() -> client.minutes(List.of(WEST))).isInstanceOf(Exception.class);
  }
}
