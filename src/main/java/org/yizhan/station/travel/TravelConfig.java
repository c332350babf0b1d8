package org.yizhan.station.travel;

import org.yizhan.platform.config.ConfigException;

/**
 * How travel is reckoned.
 *
 * @param means how workers get about
 * @param walkKmh speed on foot, km/h
 * @param bikeKmh speed of an e-bike from door to door, km/h
 * @param detour paths are longer than the straight line by this factor
 * @param learnDays past days whose departures and arrivals correct the minutes; 0 for no correction
 * @param learnTrips fewer trips than these correct nothing
 */
public record TravelConfig(
    Means means,
    double walkKmh,
    double bikeKmh,
    double detour,
    int learnDays,
    int learnTrips,
    RoutingConfig routing) {
  private static final double METRES_PER_KILOMETRE = 1_000;
  private static final double MINUTES_PER_HOUR = 60;

  public TravelConfig {
    // Not 'below 1': what is no number is neither below nor above anything.
    if (!(walkKmh >= 1 && walkKmh <= 15)) {
      throw new ConfigException("travel.walkKmh", "must be between 1 and 15");
    }
    if (!(bikeKmh >= 1 && bikeKmh <= 60)) {
      throw new ConfigException("travel.bikeKmh", "must be between 1 and 60");
    }
    if (!(detour >= 1 && detour <= 5)) {
      throw new ConfigException("travel.detour", "must be between 1 and 5");
    }
    if (learnDays < 0 || learnDays > 366) {
      throw new ConfigException("travel.learnDays", "must be between 0 and 366");
    }
    if (learnTrips < 1) {
      throw new ConfigException("travel.learnTrips", "must be at least 1");
    }
  }

  /** The speed of {@link #means}, km/h. */
  double kmh() {
    return switch (means) {
      case WALK -> walkKmh;
      case E_BIKE -> bikeKmh;
    };
  }

  /** The same in metres a minute. */
  double metresPerMinute() {
    return kmh() * METRES_PER_KILOMETRE / MINUTES_PER_HOUR;
  }
}
