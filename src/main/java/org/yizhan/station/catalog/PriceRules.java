package org.yizhan.station.catalog;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
   * The first day from which a price that is published today may be taken and no other begins;
   * absent when the service costs as much by then anyway.
   *
   * @param wished not before this day
   */
  static Optional<LocalDate> proposal(
      List<Price> known,
      long amountFen,
      LocalDate wished,
      LocalDate today,
      int noticeDays,
      ZoneId zone) {
    var earliest = earliest(known, today, noticeDays);
    var day = wished.isBefore(earliest) ? earliest : wished;
    while (decide(known, day, today, noticeDays, zone) instanceof Decision.DayTaken) {
      day = day.plusDays(1);
    }
    var begin = day.atStartOfDay(zone).toInstant();
    var costs =
        known.stream()
            .filter(p -> p.validFrom().isBefore(begin))
            .max(Comparator.comparing(Price::validFrom))
            .filter(p -> p.amountFen() == amountFen);
    return costs.isPresent() ? Optional.empty() : Optional.of(day);
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
