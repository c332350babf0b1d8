package org.yizhan.station.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.yizhan.platform.http.FieldError;

/** On which dates a visit that comes back comes. */
final class SeriesRules {
  private SeriesRules() {}

  /** One date of a series. */
  sealed interface Occasion {
    /** When the visit is, or would be. */
    Instant start();

    /** Somebody comes. */
    record Due(Instant start) implements Occasion {}

    /** Nobody comes: it is a public holiday. */
    record Holiday(Instant start) implements Occasion {}

    /** Nobody comes: the resident left it out. */
    record Excepted(Instant start) implements Occasion {}
  }

  /** When the visits are, or would be: at the same time of the clock, also where clocks change. */
  static List<Instant> starts(Instant first, Repeat repeat, ZoneId zone) {
    var begin = first.atZone(zone);
    return IntStream.range(0, repeat.times())
        .mapToObj(i -> begin.plusWeeks((long) i * repeat.everyWeeks()).toInstant())
        .toList();
  }

  /** What becomes of each date. */
  static List<Occasion> occasions(
      Instant first, Repeat repeat, Set<LocalDate> holidays, ZoneId zone) {
    return starts(first, repeat, zone).stream()
        .map(start -> occasion(start, LocalDate.ofInstant(start, zone), repeat, holidays))
        .toList();
  }

  private static Occasion occasion(
      Instant start, LocalDate date, Repeat repeat, Set<LocalDate> holidays) {
    if (repeat.exceptions().contains(date)) {
      return new Occasion.Excepted(start);
    }
    return holidays.contains(date) && !repeat.comesOnHolidays()
        ? new Occasion.Holiday(start)
        : new Occasion.Due(start);
  }

  /** When somebody comes. */
  static List<Instant> due(List<Occasion> occasions) {
    return occasions.stream().filter(Occasion.Due.class::isInstance).map(Occasion::start).toList();
  }

  /**
   * What is wrong with a series.
   *
   * @param last the last day that is booked
   */
  static Optional<FieldError> refuse(
      List<Occasion> occasions, Repeat repeat, LocalDate last, ZoneId zone) {
    var dates = occasions.stream().map(each -> LocalDate.ofInstant(each.start(), zone)).toList();
    if (dates.getLast().isAfter(last)) {
      return Optional.of(
          new FieldError(
              "/repeat/times", "ends on " + dates.getLast() + "; " + last + " is the last day"));
    }
    for (var exception : repeat.exceptions()) {
      if (!dates.contains(exception)) {
        return Optional.of(
            new FieldError(
                "/repeat/except", exception + " is no date of the series; leave it out"));
      }
    }
    if (!(occasions.getFirst() instanceof Occasion.Due)) {
      return Optional.of(
          new FieldError(
              "/repeat", "its first date is a holiday or left out; begin later or say onHolidays"));
    }
    return Optional.empty();
  }
}
