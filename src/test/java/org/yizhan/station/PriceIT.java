package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Prices are published before they are taken, and bookings keep theirs. */
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

    var menu = station.anybody().get("/api/v1/services").is(200).json().at("/services");
    for (var item : menu) {
      if (item.at("/id").asText().equals(service)) {
        assertThat(item.at("/nextPrice/priceFen").asLong()).isEqualTo(12_300);
        assertThat(item.at("/priceFen").asLong()).isNotEqualTo(12_300);
      }
    }
    var kept = station.manager().get(before.path()).is(200).json().at("/priceFen").asLong();
    assertThat(kept).isNotEqualTo(12_300);
    assertThat(station.manager().get("/api/v1/prices").is(200).body()).contains("\"coming\"");
  }

  private static Map<String, Object> price(long fen, LocalDate from) {
    return Map.of("amountFen", fen, "from", from.toString());
  }
}
