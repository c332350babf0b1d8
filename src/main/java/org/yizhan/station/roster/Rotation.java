package org.yizhan.station.roster;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The pattern of a worker's shifts: days that come again and again.
 *
 * @param anchor a day on which the first of them falls
 * @param followsCalendar holidays are free, and make-up workdays are worked
 * @param madeUntil the first day for which no shifts were made yet
 */
record Rotation(
    UUID worker,
    LocalDate anchor,
    List<RotaDay> days,
    boolean followsCalendar,
    LocalDate madeUntil,
    long version) {
  /** What the pattern says of that day, without the calendar. */
  RotaDay on(LocalDate day) {
    return days.get(Math.floorMod(ChronoUnit.DAYS.between(anchor, day), days.size()));
  }

  /** The same pattern with shifts made until then. */
  Rotation madeUntil(LocalDate day) {
    return new Rotation(worker, anchor, days, followsCalendar, day, version);
  }
}
