package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom a household knows stands before whoever ranks best, for that household alone (S02). */
class KnownWorkerIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private final Desk kiosk = station.kiosk();
  private final String cleaning = station.counter().service("Bathroom cleaning");
  private final String slot = kiosk.roomySlot(cleaning);

  @Test
  void whoHasBeenThereStandsFirstAndHowOften() {
    var everybody = free("");
    var last = everybody.json().at("/workers").size() - 1;
    assertThat(last).isPositive();
    assertThat(everybody.json().at("/workers").findValuesAsText("visits")).containsOnly("0");
    var worker = everybody.text("/workers/" + last + "/id");

    var first = kiosk.booksAny(cleaning);
    station.database().finish(first.visit(), worker, 1);
    var household = household(first);
    var known = free("&household=" + household);
    assertThat(known.text("/workers/0/id")).isEqualTo(worker);
    assertThat(known.json().at("/workers/0/visits").asInt()).isEqualTo(1);
    assertThat(known.json().at("/workers/1/visits").asInt()).isZero();

    var neighbours = free("&household=" + household(kiosk.booksAny(cleaning)));
    assertThat(neighbours.json().at("/workers").findValuesAsText("visits")).containsOnly("0");
  }

  private Answer free(String more) {
    var start = slot.replace("+", "%2B");
    return kiosk
        .caller()
        .get("/api/v1/services/" + cleaning + "/workers?start=" + start + more)
        .is(200);
  }

  private String household(Ticket ticket) {
    var proof = Map.of("booking", ticket.booking(), "code", ticket.code());
    return kiosk.caller().post("/api/v1/households/recognitions", proof).is(200).text("/household");
  }
}
