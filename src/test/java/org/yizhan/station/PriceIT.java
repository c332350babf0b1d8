package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Prices are published before they are taken, and bookings keep theirs; what services are shown by.
 */
class PriceIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  @Test
  void aPriceIsPublicAtOnceAndTakenFromItsDayOn() {
    var service = station.counter().service("Bathroom cleaning");
    var before = station.counter().booksAny(service);
    var path = "/api/v1/services/" + service + "/prices";

    var soon = station.manager().post(path, price(12_300, today.plusDays(6)));
    assertThat(soon.isProblem(400, "invalid-input").wrongFields()).contains("/from");
    var made = station.manager().post(path, price(12_300, today.plusDays(7))).is(201);
    assertThat(made.text("/state")).isEqualTo("coming");
    station.manager().post(path, price(1, today.plusDays(7))).isProblem(409, "price-published");

    assertThat(shown(service).at("/nextPrice/priceFen").asLong()).isEqualTo(12_300);
    assertThat(shown(service).at("/priceFen").asLong()).isNotEqualTo(12_300);
    var kept = station.manager().get(before.path()).is(200).json().at("/priceFen").asLong();
    assertThat(kept).isNotEqualTo(12_300);
    assertThat(station.manager().get("/api/v1/prices").is(200).body()).contains("\"coming\"");
  }

  @Test
  void aServiceIsShownByWhatTheManagerChooses() {
    var service = station.counter().service("Ironing, 15 pieces");
    var path = "/api/v1/services/" + service + "/pictogram";
    assertThat(shown(service).path("pictogram").asText()).as("sample data").isEqualTo("ironing");

    station.manager().put(path, Map.of("pictogram", "clothes")).is(204);
    assertThat(shown(service).path("pictogram").asText()).isEqualTo("clothes");
    var unknown = station.manager().put(path, Map.of("pictogram", "dragon"));
    assertThat(unknown.isProblem(400, "invalid-input").wrongFields()).contains("/pictogram");
    assertThat(unknown.body()).as("what there is").contains("clothes", "washing-machine");
    assertThat(shown(service).path("pictogram").asText()).isEqualTo("clothes");

    station.manager().put(path, Map.of()).is(204);
    assertThat(shown(service).has("pictogram")).as("its category's from now on").isFalse();
    station.manager().put(path.replace(service, UUID.randomUUID().toString()), Map.of()).is(404);
  }

  private static JsonNode shown(String service) {
    for (var one : station.anybody().get("/api/v1/services").is(200).json().at("/services")) {
      if (one.path("id").asText().equals(service)) {
        return one;
      }
    }
    throw new AssertionError(service);
  }

  private static Map<String, Object> price(long fen, LocalDate from) {
    return Map.of("amountFen", fen, "from", from.toString());
  }
}
