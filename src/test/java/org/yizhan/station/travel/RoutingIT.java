package org.yizhan.station.travel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.station.Eventually;
import org.yizhan.station.StationFixture;

/** A station that asks a routing service, which is a fake, and does without it. */
class RoutingIT {
  private static final FakeRoutes SERVICE = new FakeRoutes();

  @RegisterExtension
  static final StationFixture station =
      new StationFixture()
          .with("YIZHAN_TRAVEL_ROUTING_URL", SERVICE.url())
          .with("YIZHAN_TRAVEL_ROUTING_LONGITUDE", "116.4")
          .with("YIZHAN_TRAVEL_ROUTING_LATITUDE", "39.9")
          .with("YIZHAN_TRAVEL_ROUTING_TIMEOUT_SECONDS", "1");

  @AfterAll
  static void end() {
    SERVICE.close();
  }

  private static String routing() {
    return station.manager().get("/api/v1/travel").is(200).text("/routing");
  }

  @Test
  void asksAboutBuildingsOnlyAndGoesOnWithoutAnAnswer() {
    Eventually.holds(() -> routing().equals("used"));
    var buildings = station.database().number("SELECT count(*) FROM building");
    assertThat(SERVICE.asked())
        .hasSize(1)
        .first()
        .satisfies(question ->
            assertThat(question.split("116\\.", -1)).hasSize((int) (2 * buildings + 1)));

    SERVICE.is(FakeRoutes.Mood.SILENT);
    station.stop();
    station.start();

    Eventually.holds(() -> SERVICE.asked().size() == 2);
    assertThat(routing()).isEqualTo("away");
    assertThat(station.kiosk().freeSlots(station.kiosk().service("Bathroom cleaning")))
        .isNotEmpty();
  }
}
