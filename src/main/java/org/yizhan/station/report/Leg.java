package org.yizhan.station.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An epoch on the way to the present, and how much of it the hub has.
 *
 * @param parent what the epoch continues; absent for the first
 * @param until last sequence that still holds: where the next epoch branched off, without end for
 *     the current one
 * @param acked the hub has everything up to here
 */
public record Leg(UUID epoch, @Nullable Parent parent, long until, long acked) {
  /** The epoch that a restore continued, and the last sequence it kept. */
  public record Parent(UUID epoch, long seq) {}

  /** How many more events may be sent of it. */
  long left() {
    return until - acked;
  }

  Leg at(long newAcked) {
    return new Leg(epoch, parent, until, newAcked);
  }
}
