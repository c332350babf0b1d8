package org.yizhan.station.suspension;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.yizhan.platform.text.Codes;

/** Why nobody is visited. */
public enum SuspensionReason {
  INFECTION,
  /** Somebody met somebody who is ill. */
  CLOSE_CONTACT,
  DISINFECTION,
  OTHER,
  /** The station is closed, as over a holiday. */
  CLOSED;

  /** As the contract writes it: {@code close-contact}. */
  @JsonValue
  public String code() {
    return Codes.of(this);
  }

  /**
   * The reason with this code.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static SuspensionReason of(String code) {
    return Arrays.stream(values())
        .filter(reason -> reason.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No reason to suspend: " + code));
  }
}
