package org.yizhan.station.dispatch.day;

import org.yizhan.platform.config.ConfigException;

/**
 * How a day is planned. Points are those of the ranking.
 *
 * @param seconds of CPU that a planning may use unless the request says otherwise
 * @param changeAssigned points that it costs to take a visit off the worker it was promised to
 * @param changeAccepted the same once that worker has accepted
 */
public record PlanningConfig(int seconds, double changeAssigned, double changeAccepted) {
  /** Longest planning, CPU seconds. */
  public static final int MOST_SECONDS = 60;

  /** Above this a change would cost as much as a visit that nobody does. */
  private static final double MOST_POINTS = 10_000;

  public PlanningConfig {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new ConfigException("planning.seconds", "must be between 1 and " + MOST_SECONDS);
    }
    if (changeAssigned < 0 || changeAssigned > MOST_POINTS) {
      throw new ConfigException("planning.changeAssigned", "must be between 0 and 10000");
    }
    if (changeAccepted < changeAssigned || changeAccepted > MOST_POINTS) {
      throw new ConfigException(
          "planning.changeAccepted", "must be between planning.changeAssigned and 10000");
    }
  }
}
