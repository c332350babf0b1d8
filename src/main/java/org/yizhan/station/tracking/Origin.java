package org.yizhan.station.tracking;

import org.jspecify.annotations.Nullable;

/**
 * Who says what is reported.
 *
 * @param code {@code device}, {@code call}, {@code counter} or {@code paper}
 * @param enteredBy who of the staff entered it; absent for a device
 */
record Origin(String code, @Nullable String enteredBy) {
  /** The worker's own device. */
  static final Origin DEVICE = new Origin("device", null);

  boolean isDevice() {
    return enteredBy == null;
  }
}
