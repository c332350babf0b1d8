package org.yizhan.station.dispatch;

import java.util.stream.DoubleStream;
import org.yizhan.platform.config.ConfigException;

/**
 * How much each term of the score counts, in points.
 *
 * @param wish the resident chose this worker
 * @param steady for each earlier visit to the household, up to ten
 * @param travel lost for each minute on the way
 * @param nearness lost for each kilometre between the worker's home and the visit
 * @param rating for each star
 * @param skillFit lost for each halving of those who have a skill the visit does not need
 * @param fairness lost for each hour beyond what workers have on average
 * @param income lost for each yuan beyond what workers have on average
 * @param company lost for each hour that the company's workers have beyond the station's average
 * @param fairnessDays how many past days count for the last three, beside what is booked ahead
 */
public record RankingWeights(
    double wish,
    double steady,
    double travel,
    double nearness,
    double rating,
    double skillFit,
    double fairness,
    double income,
    double company,
    int fairnessDays) {
  private static final int MOST_DAYS = 366;

  public RankingWeights {
    var weights =
        DoubleStream.of(
            wish, steady, travel, nearness, rating, skillFit, fairness, income, company);
    if (weights.anyMatch(weight -> weight < 0)) {
      throw new ConfigException("ranking", "weights must not be negative");
    }
    if (fairnessDays < 1 || fairnessDays > MOST_DAYS) {
      throw new ConfigException("ranking.fairnessDays", "must be between 1 and " + MOST_DAYS);
    }
  }
}
