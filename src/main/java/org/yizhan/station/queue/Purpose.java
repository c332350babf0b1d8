package org.yizhan.station.queue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.yizhan.platform.text.Codes;

/** What somebody waits for. */
public enum Purpose {
  BOOK,
  ASK,
  PAY,
  COMPLAIN;

  /** As the contract writes it. */
  @JsonValue
  public String code() {
    return Codes.of(this);
  }

  /**
   * The purpose with this code.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static Purpose of(String code) {
    return Codes.parse(Purpose.class, code);
  }
}
