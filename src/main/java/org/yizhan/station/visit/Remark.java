package org.yizhan.station.visit;

import org.jspecify.annotations.Nullable;

/**
 * What a worker says beside a report. It decides nothing; staff read it.
 *
 * @param reason why the worker cannot take the visit; on declining only
 * @param minutes how long the work took by the worker's word; at its end only
 * @param note for staff only, never in events
 */
public record Remark(
    @Nullable DeclineReason reason, @Nullable Integer minutes, @Nullable String note) {
  /** Nothing was said. */
  public static final Remark NONE = new Remark(null, null, null);

  /** The longest work that is believed, minutes. */
  public static final int LONGEST_MINUTES = 24 * 60;

  /** The longest note, characters. */
  public static final int LONGEST_NOTE = 500;
}
