package org.yizhan.station.booking;

import java.time.Instant;
import java.util.UUID;
import org.yizhan.station.household.Address;
import org.yizhan.station.household.People;

/**
 * What a resident ordered.
 *
 * @param priceFen the price it was made at, in fen
 * @param channel {@code kiosk}, or {@code counter} where staff booked for somebody
 * @param ticketNumber called aloud, such as A017
 */
public record Booking(
    UUID id,
    long version,
    BookingState state,
    UUID service,
    long priceFen,
    Address address,
    People people,
    String channel,
    String ticketNumber,
    Instant createdAt) {
  /** The same booking one version later in another state. */
  public Booking in(BookingState next) {
    return new Booking(
        id,
        version + 1,
        next,
        service,
        priceFen,
        address,
        people,
        channel,
        ticketNumber,
        createdAt);
  }

  /** The same booking one version later. */
  public Booking changed() {
    return in(state);
  }
}
