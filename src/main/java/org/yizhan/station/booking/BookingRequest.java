package org.yizhan.station.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Address;
import org.yizhan.station.household.People;

/** Body of {@code POST bookings}: a hold, or a service at a time. */
public record BookingRequest(
    @Nullable UUID hold,
    @Nullable UUID service,
    @Nullable String start,
    @Nullable UUID worker,
    Address address,
    People people,
    Consent consent) {
  /** The consent text that was shown. */
  public record Consent(String version) {}
}
