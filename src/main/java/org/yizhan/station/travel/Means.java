package org.yizhan.station.travel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.yizhan.platform.config.ConfigException;
import org.yizhan.platform.text.Codes;

/** How workers get about. */
public enum Means {
  /** On foot, with equipment. */
  WALK,
  /** By electric bicycle. */
  E_BIKE;

  /** As the configuration and the contract write it. */
  @JsonValue
  public String code() {
    return Codes.of(this);
  }

  /** Reads what the configuration says. */
  @JsonCreator
  static Means of(String code) {
    for (var means : values()) {
      if (means.code().equals(code)) {
        return means;
      }
    }
    throw new ConfigException("travel.means", "must be walk or e-bike");
  }
}
