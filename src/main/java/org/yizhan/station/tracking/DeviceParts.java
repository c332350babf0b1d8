package org.yizhan.station.tracking;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.preference.Homes;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Workforce;

/**
 * What the service for devices is made of.
 *
 * @param station its id, a level of every topic
 */
public record DeviceParts(
    UUID station,
    Db db,
    ColumnCipher cipher,
    Tokens tokens,
    Workforce workforce,
    Visits visits,
    Catalog catalog,
    AddressBook addressBook,
    Homes homes,
    MeterRegistry meters,
    InstantSource clock,
    ZoneId zone) {
  DeviceView view(Topics topics) {
    return new DeviceView(db, cipher, visits, catalog, addressBook, homes, topics, clock, zone);
  }
}
