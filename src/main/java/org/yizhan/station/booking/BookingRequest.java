package org.yizhan.station.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Address;
import org.yizhan.station.household.People;

/**
 * Body of {@code POST bookings}: a hold, or a service at a time or as soon as possible.
 *
 * @param urgent as soon as possible
 * @param notAfter the latest start that will do when it is urgent
 * @param repeat how the visit comes back; absent for once
 */
public record BookingRequest(
    @Nullable UUID hold,
    @Nullable UUID service,
    @Nullable String start,
    @Nullable UUID worker,
    @Nullable Boolean urgent,
    @Nullable String notAfter,
    @Nullable Repeat repeat,
    Address address,
    People people,
    Consent consent) {
  boolean isUrgent() {
    return Boolean.TRUE.equals(urgent);
  }

  /** The consent text that was shown. */
  public record Consent(String version) {}
}
