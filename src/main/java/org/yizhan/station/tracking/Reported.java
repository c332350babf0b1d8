package org.yizhan.station.tracking;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A report that counts for a visit, as far as it decides anything.
 *
 * @param worker whose device it is
 * @param enrolment of the device; its sequence starts again with a new one
 * @param doorCode whether it carried the visit's door code
 * @param licensed whether the worker's credentials covered the visit when it came (S04)
 * @param happenedAt when it came, for a device's clock is not trusted; or when staff say it was
 */
record Reported(
    String id,
    UUID device,
    UUID worker,
    int enrolment,
    long sequence,
    ReportType type,
    DoorCode doorCode,
    boolean licensed,
    Instant happenedAt) {
  /**
   * The order in which things happened as the device counts them; the rest only makes the order one
   * and the same for all.
   */
  static final Comparator<Reported> IN_ORDER =
      Comparator.comparingInt(Reported::enrolment)
          .thenComparingLong(Reported::sequence)
          .thenComparing(Reported::device)
          .thenComparing(Reported::id);
}
