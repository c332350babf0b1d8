package org.yizhan.station.opening;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.station.schedule.OpenDay;

/**
 * The hours of a week, as they hold from a day on.
 *
 * @param from the first day
 * @param days without those that take no visits
 */
record OpeningWeek(UUID id, LocalDate from, Map<DayOfWeek, OpenDay> days, Instant publishedAt) {
  OpeningWeek {
    days = Map.copyOf(days);
  }

  Optional<OpenDay> on(LocalDate date) {
    return Optional.ofNullable(days.get(date.getDayOfWeek()));
  }
}
