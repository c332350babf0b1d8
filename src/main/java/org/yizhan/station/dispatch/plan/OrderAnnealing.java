package org.yizhan.station.dispatch.plan;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Simulated annealing over the order of visits and the workers of tasks, for visits that depend on
 * one another: crews, and lateness that is paid. After the multi-neighbourhood search of S.
 * Ceschia, L. Di Gaspero, A. Schaerf on the problem of Mankowska et al. 2014, with an order as code
 * so that no move can make crews wait in a circle.
 *
 * <p>One cooling can end in a trap that no small move leaves, so several start anew and the last
 * one, half warm, starts from the best of them.
 */
final class OrderAnnealing {
  private static final int ITERATIONS_PER_CHECK = 256;

  /** Temperatures as multiples of the mean cost of a visit: fresh start, start from a plan, end. */
  private static final double HOT = 1;

  private static final double WARM = 0.15;
  private static final double COLD = 0.005;

  /** Small problems get more rounds: so many tasks in all rounds together, within limits. */
  private static final int TASKS_IN_ALL_ROUNDS = 900;

  private static final int FEWEST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 12;

  /** Share of the budget for the last round. */
  private static final double LAST_ROUND = 0.25;

  private final Problem p;
  private final SplittableRandom random;
  private final Visits visits;
  private final int[][] near;
  private final Progress progress;
  private long iterations;
  private @Nullable OrderCode best;

  OrderAnnealing(Problem problem, Search search) {
    p = problem;
    random = new SplittableRandom(search.seed());
    visits = new Visits(p);
    near = NearVisits.of(p, visits);
    progress = new Progress(search);
  }

  /** Plans from nothing, or improves {@code warmStart}. */
  Plan run(@Nullable Plan warmStart) {
    if (warmStart != null) {
      cool(OrderCode.of(p, visits, warmStart), WARM, 0, 1);
    } else {
      int rounds =
          Math.clamp(TASKS_IN_ALL_ROUNDS / Math.max(1, p.taskCount()), FEWEST_ROUNDS, MOST_ROUNDS);
      double share = (1 - LAST_ROUND) / rounds;
      for (int round = 0; round < rounds; round++) {
        // The first round goes by the windows, the others by windows blurred up to their length.
        cool(
            OrderCode.byWindows(p, visits, Math.min(round, 1), random),
            HOT,
            round * share,
            (round + 1) * share);
      }
      cool(best(), WARM, 1 - LAST_ROUND, 1);
    }
    return best().plan();
  }

  private OrderCode best() {
    return java.util.Objects.requireNonNull(best);
  }

  /** One cooling while the used share of the budget goes from {@code from} to {@code until}. */
  private void cool(OrderCode code, double hot, double from, double until) {
    KeyedRoutes routes = new KeyedRoutes(p, visits);
    Timetable times = new Timetable(routes);
    new OrderConstruction(routes, times).build(code);
    OrderMoves moves = new OrderMoves(routes, near, random);
    long cost = times.total();
    keepIfBest(routes, times, cost);
    double meanCost = Math.max(1, (double) cost / Math.max(1, visits.count()));
    double temperature = 0;
    for (long step = 0; ; step++) {
      if (step % ITERATIONS_PER_CHECK == 0) {
        double used = progress.check(iterations, best().plan());
        if (used >= until || !moves.possible()) {
          return;
        }
        temperature = meanCost * hot * Math.pow(COLD / hot, (used - from) / (until - from));
      }
      iterations++;
      if (!moves.apply()) {
        continue;
      }
      long limit = cost - (long) (temperature * Math.log(random.nextDouble()));
      long changed = times.cost(limit);
      if (changed <= limit) {
        cost = changed;
        times.commit();
        routes.commit();
        keepIfBest(routes, times, cost);
      } else {
        times.undo();
        routes.undo();
      }
    }
  }

  private void keepIfBest(KeyedRoutes routes, Timetable times, long cost) {
    if (best == null || cost < best.plan().cost()) {
      best = OrderCode.of(routes, times);
    }
  }
}
