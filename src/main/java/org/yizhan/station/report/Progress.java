package org.yizhan.station.report;

import java.util.List;
import java.util.UUID;

/**
 * How far the hub has the station's log: epochs from the first to the current one, each sent to its
 * end before the next begins. It only ever says less than the hub has, so nothing is skipped.
 */
record Progress(List<Leg> legs) {
  Progress {
    if (legs.isEmpty()) {
      throw new IllegalArgumentException("There is always a current epoch");
    }
  }

  /** The epoch to send now: the first that is not finished. */
  Leg current() {
    return legs.stream().filter(leg -> leg.left() > 0).findFirst().orElseGet(legs::getLast);
  }

  /**
   * After the hub answered a call. An acknowledgement below what the call built on means that the
   * hub lost events, or never had them: they are sent again. One beyond what was sent is not
   * believed; the hub refuses what does not fit.
   *
   * @param asked the epoch as it was when the call was made
   * @param sent how many events the call carried
   * @param ack the hub's acknowledgement
   */
  Progress answered(Leg asked, int sent, long ack) {
    var known = Math.min(ack, asked.acked() + sent);
    return new Progress(
        legs.stream()
            .map(leg ->
                leg.epoch().equals(asked.epoch())
                    ? leg.at(ack < asked.acked() ? ack : Math.max(known, leg.acked()))
                    : leg)
            .toList());
  }

  /**
   * Sends everything again from the first epoch on: the hub does not have what it was believed to
   * have.
   */
  Progress fromTheBeginning() {
    return new Progress(legs.stream().map(leg -> leg.at(0)).toList());
  }

  /** What the hub has of an epoch. */
  long acked(UUID epoch) {
    return legs.stream().filter(leg -> leg.epoch().equals(epoch)).findFirst().orElseThrow().acked();
  }

  /**
   * @param head last sequence of the current epoch
   * @return how many events the hub does not have yet
   */
  long missing(long head) {
    return legs.stream()
        .mapToLong(leg -> Math.max(0, Math.min(leg.until(), head(leg, head)) - leg.acked()))
        .sum();
  }

  private long head(Leg leg, long head) {
    return leg.equals(legs.getLast()) ? head : leg.until();
  }
}
