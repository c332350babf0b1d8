package org.yizhan.hub.figures;

import java.time.Instant;
import java.util.UUID;

/**
 * A time at which somebody should have come and nobody had. It stays what it is when the visit is
 * cancelled or moved afterwards; only somebody who had come after all takes it away.
 *
 * @param start when the visit was to begin then
 * @param at when it was first said that nobody had come
 * @param version the visit's when that was said
 * @param refuted it was told later that somebody had come by then
 */
record Missed(UUID visit, Instant start, Instant at, long version, boolean refuted) {
  /** The visit as it is known when it is said that nobody has come; it has a start. */
  static Missed of(VisitFact visit, Instant start, Instant at) {
    return new Missed(visit.visit(), start, at, visit.version(), false);
  }

  Missed with(Fact.OfVisit said) {
    var came = said.came();
    return came != null && said.version() > version && !came.isAfter(at)
        ? new Missed(visit, start, at, version, true)
        : this;
  }
}
