package org.yizhan.station.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** On which hours of which days visits are taken. */
@FunctionalInterface
public interface OpeningHours {
  /** The hours of a day; nothing where no visit is taken on it. */
  Optional<OpenDay> on(LocalDate date);

  /** Whether a visit may be from {@code start} on for {@code length}: within the hours of a day. */
  default boolean allow(Instant start, Duration length, ZoneId zone) {
    var from = start.atZone(zone);
    var day = from.toLocalDate();
    return on(day)
        .filter(open -> !from.toLocalTime().isBefore(open.opens()))
        .filter(
            open -> !start.plus(length).isAfter(day.atTime(open.closes()).atZone(zone).toInstant()))
        .isPresent();
  }
}
