package org.yizhan.station.dispatch;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.yizhan.platform.text.Codes;

/**
 * Orders the workers who can take a visit. Each term of the score is there to be read, because
 * staff see it; it is worked out only for those who are shown.
 */
public final class Ranking {
  private static final int MOST_STEADY = 10;
  private static final double METRES_PER_KILOMETRE = 1_000;

  private static final Comparator<Ranked> BEST_FIRST =
      (one, other) -> {
        int better = Double.compare(other.score(), one.score());
        return better != 0 ? better : one.worker().compareTo(other.worker());
      };

  private Ranking() {}

  /** The terms of the score. */
  public enum Term {
    /** The resident chose this worker. */
    WISH("chosen"),
    /** Visits to the same household in the last 180 days, up to ten (001 §6, 002 §14). */
    STEADY("visits"),
    /** Minutes on the way from where the worker is before. */
    TRAVEL("minutes"),
    /** From the worker's home in a straight line: who lives near comes easily (S10, own). */
    NEARNESS("kilometres"),
    /** Stars. */
    RATING("stars"),
    /** How rare the skills are that this visit does not need: rare hands are for rare work. */
    SKILL_FIT("rarity"),
    /** Hours worked lately and booked ahead, beyond what workers have on average. */
    FAIRNESS("hours"),
    /** What visits of that time bring in, beyond what workers have on average. */
    INCOME("yuan"),
    /** Hours of that time for each worker of the company, beyond the station's average (S22). */
    COMPANY("hours");

    private static final Term[] ALL = values();

    private final String unit;

    Term(String unit) {
      this.unit = unit;
    }

    /** As the contract writes it: {@code skill-fit}. */
    public String code() {
      return Codes.of(this);
    }

    /** What its value is counted in, as the contract writes it. */
    public String unit() {
      return unit;
    }

    double value(Facts facts) {
      return switch (this) {
        case WISH -> facts.wished() ? 1 : 0;
        case STEADY -> Math.min(facts.steadyVisits(), MOST_STEADY);
        case TRAVEL -> facts.travelMinutes();
        case NEARNESS -> facts.homeMetres() / METRES_PER_KILOMETRE;
        case RATING -> facts.stars();
        case SKILL_FIT -> facts.unneeded();
        case FAIRNESS -> facts.share().hours();
        case INCOME -> facts.share().yuan();
        case COMPANY -> facts.share().companyHours();
      };
    }

    double weight(RankingWeights weights) {
      return switch (this) {
        case WISH -> weights.wish();
        case STEADY -> weights.steady();
        case TRAVEL -> -weights.travel();
        case NEARNESS -> -weights.nearness();
        case RATING -> weights.rating();
        case SKILL_FIT -> -weights.skillFit();
        case FAIRNESS -> -weights.fairness();
        case INCOME -> -weights.income();
        case COMPANY -> -weights.company();
      };
    }
  }

  /**
   * What is known of a worker who can take the visit.
   *
   * @param wished the resident chose this worker
   * @param steadyVisits to the same household in the last 180 days
   * @param travelMinutes from where the worker is before; 0 while the place is not known
   * @param homeMetres from the worker's home in a straight line; 0 while the place is not known
   * @param unneeded how rare the worker's skills are that the visit does not need
   * @param share of the work of late
   */
  public record Facts(
      UUID worker,
      boolean wished,
      int steadyVisits,
      int travelMinutes,
      double homeMetres,
      int stars,
      double unneeded,
      Shares.Share share) {}

  /**
   * One term for one worker.
   *
   * @param value what was measured, in the unit of the term
   * @param points what it adds to the score
   */
  public record Scored(Term term, double value, double weight, double points) {}

  /** A term and what it counts. */
  public record Weighed(Term term, double weight) {}

  /** A worker with the score. */
  public record Ranked(Facts facts, double score) {
    /** Who it is. */
    public UUID worker() {
      return facts.worker();
    }

    /** What was measured for each term, in their order. */
    public double[] values() {
      var values = new double[Term.ALL.length];
      Arrays.setAll(values, i -> Term.ALL[i].value(facts));
      return values;
    }
  }

  /** What every score is the sum of. */
  public static List<Weighed> terms(RankingWeights weights) {
    return Arrays.stream(Term.ALL).map(term -> new Weighed(term, term.weight(weights))).toList();
  }

  /**
   * Best first; equal scores in the order of their ids, so that the same facts give the same order.
   */
  public static List<Ranked> rank(List<Facts> workers, RankingWeights weights) {
    var ranked = new Ranked[workers.size()];
    for (int i = 0; i < ranked.length; i++) {
      var facts = workers.get(i);
      ranked[i] = new Ranked(facts, points(facts, weights));
    }
    Arrays.sort(ranked, BEST_FIRST);
    return Collections.unmodifiableList(Arrays.asList(ranked));
  }

  /** The score alone. */
  public static double points(Facts worker, RankingWeights weights) {
    double points = 0;
    for (var term : Term.ALL) {
      points += term.value(worker) * term.weight(weights);
    }
    return points;
  }

  /** What the score is made of. */
  public static List<Scored> terms(Facts worker, RankingWeights weights) {
    return Arrays.stream(Term.ALL)
        .map(term -> {
          double value = term.value(worker);
          double weight = term.weight(weights);
          return new Scored(term, value, weight, value * weight);
        })
        .toList();
  }
}
