package org.yizhan.station.roster;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.yizhan.station.visit.Visit;

/** What a roster shows of a visit. */
public record RosterVisit(UUID visit, String number, OffsetDateTime start, OffsetDateTime end) {
  /** From the visit, in the zone. */
  public static RosterVisit of(Visit visit, ZoneId zone) {
    return new RosterVisit(
        visit.id(),
        visit.ticketNumber(),
        visit.start().atZone(zone).toOffsetDateTime(),
        visit.end().atZone(zone).toOffsetDateTime());
  }
}
