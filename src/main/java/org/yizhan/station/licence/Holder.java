package org.yizhan.station.licence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.yizhan.platform.text.Codes;

/** Whose credential it is. */
public enum Holder {
  WORKER,
  COMPANY;

  /** As contract and tables write it. */
  @JsonValue
  public String code() {
    return Codes.of(this);
  }

  /** From its code. */
  @JsonCreator
  static Holder of(String code) {
    return Codes.parse(Holder.class, code);
  }
}
