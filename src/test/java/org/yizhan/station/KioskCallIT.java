package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 'Call a person' at a kiosk. */
class KioskCallIT {
  private static final String CALLS = "/api/v1/kiosks/calls";

  @RegisterExtension static final StationFixture station = new StationFixture();

  @Test
  void aKioskCallsOnceUntilSomebodyCame() {
    var kiosk = station.kiosk().caller();
    var staff = station.manager();
    var code = staff.post("/api/v1/kiosks/pairings").is(201).text("/code");
    var enrolled = station.anybody().post("/api/v1/kiosks/enrolments", Map.of("code", code));
    var other = station.bearer(enrolled.is(201).text("/token"));

    var first = kiosk.post(CALLS).is(201);
    var again = kiosk.post(CALLS).is(201);
    assertThat(again.text("/id")).isEqualTo(first.text("/id"));
    assertThat(kiosk.get(CALLS).is(200).json().at("/calls")).hasSize(1);
    assertThat(other.get(CALLS).is(200).json().at("/calls")).isEmpty();
    assertThat(staff.get(CALLS).is(200).text("/calls/0/id")).isEqualTo(first.text("/id"));

    var answer = CALLS + "/" + first.text("/id") + "/answer";
    staff.post(answer).is(204);
    staff.post(answer).isProblem(404, "not-found");
    assertThat(kiosk.get(CALLS).is(200).json().at("/calls")).isEmpty();
    assertThat(kiosk.post(CALLS).is(201).text("/id")).isNotEqualTo(first.text("/id"));
  }
}
