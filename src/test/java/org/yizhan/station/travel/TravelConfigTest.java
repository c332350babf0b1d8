package org.yizhan.station.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yizhan.platform.config.Config;
import org.yizhan.platform.config.ConfigException;
import org.yizhan.station.StationConfig;

/** The keys of travel: as they are packaged, and as they stop a start. */
class TravelConfigTest {
  private static TravelConfig with(Map<String, String> environment) {
    return Config.load("station.yaml", null, environment, StationConfig.class).travel();
  }

  @Test
  void isOnFootUnlessToldOtherwise() {
    assertThat(with(Map.of())).isEqualTo(OnFoot.CONFIG);
    assertThat(with(Map.of()).metresPerMinute()).isEqualTo(75);
  }

  @Test
  void goesByEBike() {
    assertThat(with(Map.of("YIZHAN_TRAVEL_MEANS", "e-bike")).kmh()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({
    "MEANS, train, travel.means",
    "WALK_KMH, 0, travel.walkKmh",
    "WALK_KMH, NaN, travel.walkKmh",
    "BIKE_KMH, 61, travel.bikeKmh",
    "DETOUR, 0.9, travel.detour",
    "LEARN_DAYS, -1, travel.learnDays",
    "LEARN_TRIPS, 0, travel.learnTrips",
    "ROUTING_URL, routes.example, travel.routing.url",
    "ROUTING_URL, http://routes.example, travel.routing.longitude",
    "ROUTING_PROFILE, ../foot, travel.routing.profile",
    "ROUTING_LONGITUDE, 181, travel.routing.longitude",
    "ROUTING_LATITUDE, 90, travel.routing.latitude",
    "ROUTING_TIMEOUT_SECONDS, 0, travel.routing.timeoutSeconds",
  })
  void namesTheKeyThatIsWrong(String variable, String value, String key) {
    assertThatThrownBy(() -> with(Map.of("YIZHAN_TRAVEL_" + variable, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }
}
