package org.yizhan.station.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.yizhan.station.catalog.Service;

/** When visits may start: from the opening on in even steps, so that they end by the closing. */
record SlotGrid(OpeningHours opening, Duration step, ZoneId zone) {
  /** The starts of a day, in order. */
  Stream<Instant> starts(Service service, LocalDate date) {
    return opening.on(date).stream().flatMap(open -> starts(service, date, open));
  }

  private Stream<Instant> starts(Service service, LocalDate date, OpenDay open) {
    var first = date.atTime(open.opens()).atZone(zone).toInstant();
    var last = date.atTime(open.closes()).atZone(zone).toInstant().minus(service.duration());
    return Stream.iterate(first, start -> !start.isAfter(last), start -> start.plus(step));
  }

  /** From midnight to midnight. */
  Window wholeDay(LocalDate date) {
    return new Window(
        date.atStartOfDay(zone).toInstant(), date.plusDays(1).atStartOfDay(zone).toInstant());
  }
}
