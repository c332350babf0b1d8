package org.yizhan.station.booking;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a visit comes back: on the same weekday at the same time.
 *
 * @param everyWeeks 1 for every week
 * @param times how many dates, the first one included; those left out count too
 * @param except dates on which nobody is to come
 * @param onHolidays whether somebody comes on public holidays; absent for no
 */
public record Repeat(
    int everyWeeks, int times, @Nullable Set<LocalDate> except, @Nullable Boolean onHolidays) {
  Set<LocalDate> exceptions() {
    return except == null ? Set.of() : except;
  }

  boolean comesOnHolidays() {
    return Boolean.TRUE.equals(onHolidays);
  }
}
