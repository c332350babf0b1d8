package org.yizhan.hub.overview;

import java.util.Comparator;
import java.util.UUID;

/**
 * What tells whether somebody should look after a station.
 *
 * @param forks how many of its sequences came with two hashes
 * @param notCounted how many of its events are in no figure although they speak of what is counted
 * @param openAlarms how many alarms nobody has closed there
 */
record Glance(UUID id, Liveness liveness, long forks, long notCounted, long openAlarms) {
  /** First who should be looked at first; the order of those that are alike is kept. */
  static final Comparator<Glance> BY_ATTENTION = Comparator.comparingInt(Glance::rank);

  /** Whether it is not heard, contradicts itself, or figures lack what it says. */
  boolean needsCare() {
    return liveness != Liveness.LIVE || forks > 0 || notCounted > 0;
  }

  private int rank() {
    if (forks > 0) {
      return 0;
    }
    return switch (liveness) {
      case SILENT -> 1;
      case LATE -> 2;
      case REVOKED -> 3;
      case NEVER -> 4;
      case LIVE -> needsCare() ? 5 : 6;
    };
  }
}
