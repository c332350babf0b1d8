package org.yizhan.station.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.yizhan.station.household.Place;

/**
 * A visit that a worker finished; one that a crew did is several.
 *
 * @param date on which it started, in the station's zone
 * @param overridden rules that a manager decided against when the worker was sent
 * @param unlicensed a step was reported while a credential was missing
 */
record Done(
    UUID visit,
    UUID household,
    UUID worker,
    UUID company,
    Place place,
    LocalDate date,
    Instant start,
    Instant end,
    List<String> overridden,
    boolean unlicensed) {
  /** Nothing was missing. */
  boolean licensed() {
    return overridden.isEmpty() && !unlicensed;
  }

  double hours() {
    return Duration.between(start, end).toMinutes() / 60.0;
  }
}
