package org.yizhan.station.visit;

import java.util.Arrays;
import java.util.Optional;
import org.yizhan.platform.text.Codes;

/** Why a worker cannot take a visit. */
public enum DeclineReason {
  /** The time does not suit. */
  TIME,
  ILL,
  /** It is too far. */
  WAY,
  /** The worker cannot do this work. */
  SKILL,
  HOUSEHOLD,
  OTHER;

  /** As tables and contracts write it. */
  public String code() {
    return Codes.of(this);
  }

  /** From its code; absent for any other text. */
  public static Optional<DeclineReason> of(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
  }
}
