package org.yizhan.station.roster;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

/** What the contract shows of a shift. */
record ShiftView(UUID id, OffsetDateTime start, OffsetDateTime end, String origin) {
  static ShiftView of(Shift shift, ZoneId zone) {
    return new ShiftView(
        shift.id(),
        shift.during().start().atZone(zone).toOffsetDateTime(),
        shift.during().end().atZone(zone).toOffsetDateTime(),
        shift.origin());
  }
}
