package org.yizhan.station.travel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What real trips say about the minutes reckoned.
 *
 * @param factor by which ways take longer; 1 while there are too few trips to tell
 * @param trips on which it rests, or which there are so far
 * @param since the day of the first of them; absent while there is none
 */
record Correction(double factor, int trips, @Nullable LocalDate since) {
  /** Nothing is known. */
  static final Correction NONE = new Correction(1, 0, null);
}
