package org.yizhan.station.dispatch;

import org.yizhan.platform.config.ConfigException;

/**
 * How much each term of the score counts, in points.
 *
 * @param wish the resident chose this worker
 * @param steady for each earlier visit to the household, up to ten
 * @param travel lost for each minute on foot
 * @param rating for each star
 * @param skillFit lost for each skill the visit does not need
 * @param fairness lost for each hour already booked ahead
 */
public record RankingWeights(
    double wish, double steady, double travel, double rating, double skillFit, double fairness) {
  public RankingWeights {
    if (Math.min(
            Math.min(Math.min(wish, steady), Math.min(travel, rating)),
            Math.min(skillFit, fairness))
        < 0) {
      throw new ConfigException("ranking", "weights must not be negative");
    }
  }
}
