package org.yizhan.station.booking;

import java.time.InstantSource;
import java.time.ZoneId;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.EventLog;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.dispatch.FreeWorkers;
import org.yizhan.station.dispatch.Soonest;
import org.yizhan.station.dispatch.SteadyTeams;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Workforce;

/**
 * What booking is made of.
 *
 * @param codeKey under which ticket codes are stored
 */
public record BookingParts(
    Db db,
    EventLog events,
    ColumnCipher cipher,
    byte[] codeKey,
    Catalog catalog,
    Workforce workforce,
    AddressBook addressBook,
    Schedule schedule,
    Availability availability,
    FreeWorkers freeWorkers,
    Soonest soonest,
    SteadyTeams steadyTeams,
    Holidays holidays,
    Visits visits,
    BookingConfig config,
    InstantSource clock,
    ZoneId zone) {
  Conflicts conflicts() {
    return new Conflicts(availability, zone);
  }

  UrgentStart urgentStart() {
    return new UrgentStart(soonest, conflicts(), clock);
  }

  BookingView.Maker views() {
    return new BookingView.Maker(catalog, addressBook, workforce, zone);
  }
}
