package org.yizhan.station.register;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.EventLog;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.dispatch.TakeOff;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.workforce.Workforce;

/**
 * What the register works with.
 *
 * @param digestKey under which identity numbers are found again
 * @param changed told the workers concerned after each commit
 */
public record RegisterParts(
    Db db,
    EventLog events,
    ColumnCipher cipher,
    byte[] digestKey,
    Catalog catalog,
    AddressBook addressBook,
    Workforce workforce,
    Schedule schedule,
    TakeOff takeOff,
    InstantSource clock,
    ZoneId zone,
    Consumer<Set<UUID>> changed) {}
