package org.yizhan.station.catalog;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Whether a price may be published. All prices are public and none rises at will (明码标价、随意涨价 [001
 * §30]): whoever comes on the day before it is taken could have read it for some days (S01).
 */
final class PriceRules {
  private PriceRules() {}

  /** What comes of it. */
  sealed interface Decision {
    /** It may be published today. */
    record Published() implements Decision {}

    /** Too few days lie between today and its first day. */
    record TooSoon(LocalDate earliest) implements Decision {}

    /** Another price of this service begins on that day; what was published stands. */
    record DayTaken() implements Decision {}
  }

  /**
   * The first day of a price that is published today; today itself where the service had none.
   *
   * @param noticeDays between publication and first day
   */
  static LocalDate earliest(List<Price> known, LocalDate today, int noticeDays) {
    return known.isEmpty() ? today : today.plusDays(noticeDays);
  }

  /**
   * @param known the service's prices, past and to come
   * @param from its first day
   */
  static Decision decide(
      List<Price> known, LocalDate from, LocalDate today, int noticeDays, ZoneId zone) {
    var earliest = earliest(known, today, noticeDays);
    if (from.isBefore(earliest)) {
      return new Decision.TooSoon(earliest);
    }
    var taken = known.stream().anyMatch(p -> from.equals(LocalDate.ofInstant(p.validFrom(), zone)));
    return taken ? new Decision.DayTaken() : new Decision.Published();
  }
}
