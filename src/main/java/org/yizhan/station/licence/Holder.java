package org.yizhan.station.licence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose credential it is. */
public enum Holder {
  WORKER,
  COMPANY;

  /** As contract and tables write it. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From its code. */
  @JsonCreator
  static Holder of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
