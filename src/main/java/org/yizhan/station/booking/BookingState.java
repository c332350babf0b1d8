package org.yizhan.station.booking;

import java.util.Locale;

/** Where a booking stands. */
public enum BookingState {
  BOOKED,
  CANCELLED,
  COMPLETED;

  /** As the contract and the tables write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From its code. */
  public static BookingState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
