package org.yizhan.station.travel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Place;

/**
 * A worker's way to a visit, as it was reported. Times are when the station heard of it, or when
 * staff say it was.
 *
 * @param home of the worker
 * @param to where the visit was
 * @param date on which the worker set out, in the station's zone
 * @param onDevice from setting out to arriving by the device's own clock; absent where staff
 *     entered either
 * @param over when the visit was over; absent when nobody said so
 */
record Trip(
    UUID worker,
    Place home,
    Place to,
    LocalDate date,
    Instant departed,
    Instant arrived,
    @Nullable Duration onDevice,
    @Nullable Instant over) {
  Duration taken() {
    return Duration.between(departed, arrived);
  }
}
