package org.yizhan.station.tracking;

import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Codes;

/** What a report says of the code that the resident gives at the door. */
enum DoorCode {
  /** None was given: the worker is taken at their word, and presence is not proven. */
  ABSENT,
  /** The visit's own. */
  RIGHT,
  /** Another: the worker is told, and asks again. */
  WRONG,
  /** Not looked at, because the visit's tries were used up. */
  BARRED;

  /**
   * Holds what was given against the visit's code, while there are tries left. Counted as reports
   * come in, not in the order in which they happened: else every guess could claim to be the first.
   */
  static DoorCode check(@Nullable String given, String expected, long triesLeft) {
    if (given == null) {
      return ABSENT;
    }
    if (triesLeft <= 0) {
      return BARRED;
    }
    return given.equals(expected) ? RIGHT : WRONG;
  }

  /** As the table writes it. */
  String code() {
    return Codes.of(this);
  }

  /** From its code. */
  static DoorCode of(String code) {
    return Codes.parse(DoorCode.class, code);
  }
}
