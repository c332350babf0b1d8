package org.yizhan.station.dispatch;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Orders the workers who can take a visit. Each term of the score is kept, because staff see it.
 */
public final class Ranking {
  private Ranking() {}

  /** The terms of the score. */
  public enum Term {
    /** The resident chose this worker. */
    WISH,
    /** Visits to the same household in the last 180 days (001 §6, 002 §14). */
    STEADY,
    /** Minutes on foot from where the worker is before. */
    TRAVEL,
    /** Stars. */
    RATING,
    /** Skills the worker has and this visit does not need: a rare hand is kept for rare work. */
    SKILL_FIT,
    /** Minutes already booked ahead: work is shared. */
    FAIRNESS;

    /** As the contract writes it: {@code skill-fit}. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What is known of a worker who can take the visit.
   *
   * @param wished the resident chose this worker
   * @param steadyVisits to the same household in the last 180 days
   * @param travelMinutes on foot from where the worker is before; 0 while the place is not known
   * @param skills how many the worker has
   * @param bookedMinutes already booked ahead
   */
  public record Facts(
      UUID worker,
      boolean wished,
      int steadyVisits,
      int travelMinutes,
      int stars,
      int skills,
      long bookedMinutes) {}

  /**
   * One term for one worker.
   *
   * @param value what was measured, in the unit of the term
   * @param points what it adds to the score
   */
  public record Scored(Term term, double value, double weight, double points) {}

  /** A worker with the score and its terms. */
  public record Ranked(UUID worker, double score, List<Scored> terms) {}

  /**
   * Best first; equal scores in the order of their ids, so that the same facts give the same order.
   */
  public static List<Ranked> rank(List<Facts> workers, RankingWeights weights) {
    return workers.stream()
        .map(facts -> score(facts, weights))
        .sorted(Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::worker))
        .toList();
  }

  /** The score alone. */
  public static double points(Facts worker, RankingWeights weights) {
    return score(worker, weights).score();
  }

  private static Ranked score(Facts facts, RankingWeights weights) {
    var terms =
        List.of(
            scored(Term.WISH, facts.wished() ? 1 : 0, weights.wish()),
            scored(Term.STEADY, Math.min(facts.steadyVisits(), 10), weights.steady()),
            scored(Term.TRAVEL, facts.travelMinutes(), -weights.travel()),
            scored(Term.RATING, facts.stars(), weights.rating()),
            scored(Term.SKILL_FIT, facts.skills() - 1.0, -weights.skillFit()),
            scored(Term.FAIRNESS, facts.bookedMinutes() / 60.0, -weights.fairness()));
    return new Ranked(facts.worker(), terms.stream().mapToDouble(Scored::points).sum(), terms);
  }

  private static Scored scored(Term term, double value, double weight) {
    return new Scored(term, value, weight, value * weight);
  }
}
