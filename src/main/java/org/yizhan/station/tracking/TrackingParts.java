package org.yizhan.station.tracking;

import java.time.InstantSource;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.station.booking.BookingChanges;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.visit.Visits;

/** What tracking is made of. */
public record TrackingParts(
    Db db,
    ColumnCipher cipher,
    Visits visits,
    Schedule schedule,
    BookingChanges bookings,
    Catalog catalog,
    Licences licences,
    TrackingConfig config,
    InstantSource clock) {}
