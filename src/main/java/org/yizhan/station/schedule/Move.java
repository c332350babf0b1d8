package org.yizhan.station.schedule;

import java.time.Instant;
import java.util.UUID;

/** A visit that is to go to a worker. */
public record Move(UUID visit, UUID to, Wish wish) {
  /**
   * A visit may be given to somebody until it would be over: help that comes late is better than
   * none.
   */
  public Instant notBefore(Instant now) {
    return now.minus(wish.service().duration());
  }

  Occupied occupied() {
    return new Occupied(
        visit, to, wish.during(), null, visit, wish.place(), wish.visit().start(), wish.crew());
  }
}
