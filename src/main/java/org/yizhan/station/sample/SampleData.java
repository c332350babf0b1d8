package org.yizhan.station.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.station.sample.SampleStore.PlannedShift;
import org.yizhan.station.schedule.Window;

/** Fills a station with invented people, buildings and prices, to try the program with. */
public final class SampleData {
  /** Today and the coming 15 days. */
  private static final int DAYS = 16;

  private SampleData() {}

  /**
   * Fills the station if its menu is empty, in one transaction. Prices are in effect since a month
   * before {@code now}. Shifts are left to {@link #extendShifts}.
   *
   * @return whether the station was empty
   */
  public static boolean load(Db db, ColumnCipher cipher, Instant now) {
    return db.inTransaction(tx -> {
      if (!SampleStore.isEmpty(tx)) {
        return false;
      }
      var station = SampleStation.read();
      SampleStore.insertMenu(tx, station.categories(), now.atOffset(ZoneOffset.UTC).minusMonths(1));
      SampleStore.insertBuildings(tx, station.buildings());
      SampleStore.insertCompanies(tx, station.companies(), cipher);
      return true;
    });
  }

  /**
   * Gives the sample's workers their credentials once, and their shifts for {@code today} and the
   * coming 15 days. A day on which a worker has a shift already is left as it is, so this is called
   * at every start: without it a demonstration would run out of slots.
   *
   * @param zone in which days begin
   */
  public static void extendShifts(Db db, LocalDate today, ZoneId zone) {
    var station = SampleStation.read();
    db.inTransaction(tx -> {
      SampleCredentials.add(tx, station, today, today.atStartOfDay(zone).toInstant());
      var ids = SampleStore.workerIds(tx, station.workers());
      tx.lock(List.copyOf(ids.values()));
      SampleStore.insertMissing(tx, planned(station, ids, today, zone));
      return ids;
    });
  }

  private static List<PlannedShift> planned(
      SampleStation station, Map<String, UUID> ids, LocalDate today, ZoneId zone) {
    var shifts = new ArrayList<PlannedShift>();
    var ahead = 0;
    for (var worker : station.workers()) {
      var id = ids.get(worker.fullName());
      if (id != null) {
        for (var day : today.datesUntil(today.plusDays(DAYS)).toList()) {
          station
              .rota()
              .hours(worker.pattern(), ahead, day)
              .map(hours -> new PlannedShift(id, wholeDay(day, zone), hours.on(day, zone)))
              .ifPresent(shifts::add);
        }
      }
      ahead++;
    }
    return shifts;
  }

  private static Window wholeDay(LocalDate day, ZoneId zone) {
    return new Window(
        day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
  }
}
