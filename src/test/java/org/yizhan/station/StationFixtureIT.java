package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/** The shortest way through a station, and an example of how the other tests read. */
class StationFixtureIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  @Test
  void aResidentBooksAndStaffSeeIt() {
    var kiosk = station.kiosk();
    var cleaning = kiosk.service("Home cleaning, 2 hours");
    var slot = kiosk.freeSlots(cleaning).getFirst();

    var ticket =
        kiosk
            .books(cleaning)
            .forPeople(Map.of("booker", Map.of("surname", "张", "phone", "13800000000")))
            .at(slot);

    assertThat(station.resident(ticket).get(ticket.path()).is(200).text("/state"))
        .isEqualTo("booked");
    assertThat(station.as(Role.STAFF).get(ticket.path()).is(200).text("/people/booker/phone"))
        .isEqualTo("13800000000");
    assertThat(station.manager().get(ticket.visitPath()).is(200).text("/worker/id"))
        .isEqualTo(ticket.worker());
    assertThat(station.database().number("SELECT count(*) FROM booking")).isEqualTo(1);
  }
}
