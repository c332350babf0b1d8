package org.yizhan.station.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.yizhan.station.catalog.Service;

/** When visits may start: from the opening on in even steps, so that they end by the closing. */
record SlotGrid(ScheduleConfig config, ZoneId zone) {
  /** The starts of a day, in order. */
  Stream<Instant> starts(Service service, LocalDate date) {
    var first = date.atTime(config.opens()).atZone(zone).toInstant();
    var last = date.atTime(config.closes()).atZone(zone).toInstant().minus(service.duration());
    return Stream.iterate(first, start -> !start.isAfter(last), start -> start.plus(config.slot()));
  }

  /** From midnight to midnight. */
  Window wholeDay(LocalDate date) {
    return new Window(
        date.atStartOfDay(zone).toInstant(), date.plusDays(1).atStartOfDay(zone).toInstant());
  }
}
