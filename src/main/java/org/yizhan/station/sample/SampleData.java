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
import org.yizhan.station.sample.SampleStore.SamplePattern;
import org.yizhan.station.sample.SampleStore.SampleTimeOff;
import org.yizhan.station.schedule.Window;

/** Fills a station with invented people, buildings and prices, to try the program with. */
public final class SampleData {
  /** Places in the file of those who ask for time off, and in how many days from today. */
  private static final Map<Integer, Integer> ASKING = Map.of(4, 3, 18, 5, 30, 8);

  private SampleData() {}

  /** All of it, for the day that it is {@code now}. */
  public static void fill(Db db, ColumnCipher cipher, Instant now, ZoneId zone) {
    load(db, cipher, now);
    complete(db, LocalDate.ofInstant(now, zone), zone);
  }

  /**
   * Fills the station if its menu is empty, in one transaction. Prices are in effect since a month
   * before {@code now}. What depends on the day is left to {@link #complete}.
   *
   * @return whether the station was empty
   */
  public static boolean load(Db db, ColumnCipher cipher, Instant now) {
    return db.inTransaction(tx -> {
      if (!SampleMenuStore.isEmpty(tx)) {
        return false;
      }
      var station = SampleStation.read();
      SampleMenuStore.insertMenu(
          tx, station.categories(), now.atOffset(ZoneOffset.UTC).minusMonths(1));
      SampleMenuStore.insertCrews(tx, station.crews());
      SampleMenuStore.choosePictograms(tx, station.pictograms());
      SampleMenuStore.insertBuildings(tx, station.buildings());
      SampleStore.insertCompanies(tx, station.companies(), cipher);
      return true;
    });
  }

  /**
   * Gives the sample's workers their credentials and contracts, the patterns that shifts are made
   * from, and a few requests for time off, once each.
   *
   * @param zone in which days begin
   */
  public static void complete(Db db, LocalDate today, ZoneId zone) {
    db.inTransaction(tx -> {
      if (SampleStore.isComplete(tx)) {
        return false;
      }
      var station = SampleStation.read();
      var midnight = today.atStartOfDay(zone).toInstant();
      SampleCredentials.add(tx, station, today, midnight);
      SampleStore.insertEmployments(tx, today.minusYears(2));
      var ids = SampleStore.workerIds(tx, station.workers());
      SampleStore.insertPatterns(tx, patterns(station, ids), today);
      SampleStore.insertTimeOff(tx, timeOff(station, ids, today, zone), midnight);
      return true;
    });
  }

  private static List<SamplePattern> patterns(SampleStation station, Map<String, UUID> ids) {
    var patterns = new ArrayList<SamplePattern>();
    var ahead = 0;
    for (var worker : station.workers()) {
      var id = ids.get(worker.fullName());
      if (id != null) {
        patterns.add(
            new SamplePattern(
                id, LocalDate.EPOCH.minusDays(ahead), station.rota().days(worker.pattern())));
      }
      ahead++;
    }
    return patterns;
  }

  private static List<SampleTimeOff> timeOff(
      SampleStation station, Map<String, UUID> ids, LocalDate today, ZoneId zone) {
    var asked = new ArrayList<SampleTimeOff>();
    var place = 0;
    for (var worker : station.workers()) {
      var id = ids.get(worker.fullName());
      var days = ASKING.get(place++);
      if (id != null && days != null) {
        var first = today.plusDays(days);
        asked.add(
            new SampleTimeOff(
                id,
                new Window(
                    first.atStartOfDay(zone).toInstant(),
                    first.plusDays(2).atStartOfDay(zone).toInstant())));
      }
    }
    return asked;
  }
}
