package org.yizhan.station.travel;

import java.util.Map;
import org.yizhan.station.household.Place;

/**
 * How long it takes from door to door: everybody who reckons with travel asks here. Unchanging; a
 * correction makes a new one.
 */
public final class Ways {
  private final double metresPerMinute;
  private final double detour;
  private final double factor;
  private final Map<Way, Double> routed;

  /** From a door to another one. */
  record Way(Place from, Place to) {}

  /**
   * @param metresPerMinute how fast workers get about
   * @param detour paths are longer than the straight line by this factor
   * @param factor by which real ways take longer than they should
   * @param routed minutes, uncorrected, of the ways that a routing service knows
   */
  Ways(double metresPerMinute, double detour, double factor, Map<Way, Double> routed) {
    this.metresPerMinute = metresPerMinute;
    this.detour = detour;
    this.factor = factor;
    this.routed = Map.copyOf(routed);
  }

  /** Whole minutes from {@code from} to {@code to}, rounded up. */
  public int minutes(Place from, Place to) {
    return (int) Math.ceil(expected(from, to) * factor);
  }

  /** Minutes before any correction: of the route where one is known, else by the straight line. */
  double expected(Place from, Place to) {
    // A day's plan asks a million times, mostly where there are no routes at all.
    var known = routed.isEmpty() ? null : routed.get(new Way(from, to));
    return known != null ? known : from.metresTo(to) * detour / metresPerMinute;
  }

  /** The same ways with another correction. */
  Ways corrected(double by) {
    return new Ways(metresPerMinute, detour, by, routed);
  }
}
