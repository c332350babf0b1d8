package org.yizhan.station.booking;

import org.yizhan.platform.text.Codes;

/** Where a booking stands. */
public enum BookingState {
  BOOKED,
  CANCELLED,
  COMPLETED;

  /** As the contract and the tables write it. */
  public String code() {
    return Codes.of(this);
  }

  /** From its code. */
  public static BookingState of(String code) {
    return Codes.parse(BookingState.class, code);
  }
}
