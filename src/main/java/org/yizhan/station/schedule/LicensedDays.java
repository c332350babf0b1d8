package org.yizhan.station.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yizhan.station.licence.Licence;

/** On which days of the horizon a worker may be sent to what; judged once for each category. */
final class LicensedDays {
  private final Licence licence;
  private final LocalDate first;
  private final int days;
  private final Map<String, BitSet> byCategory = new ConcurrentHashMap<>();

  LicensedDays(Licence licence, LocalDate first, int days) {
    this.licence = licence;
    this.first = first;
    this.days = days;
  }

  boolean covers(String category, LocalDate day) {
    var index = ChronoUnit.DAYS.between(first, day);
    return index >= 0
        && index < days
        && byCategory.computeIfAbsent(category, this::judged).get((int) index);
  }

  private BitSet judged(String category) {
    var covered = new BitSet(days);
    for (int i = 0; i < days; i++) {
      covered.set(i, licence.covers(category, first.plusDays(i)));
    }
    return covered;
  }
}
