package org.yizhan.station.dispatch.plan;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Ruin and recreate under simulated annealing (Christiaens and Vanden Berghe 2020, section 4), for
 * hard windows: what fits nowhere stays absent at its penalty.
 */
final class RuinRecreate {
  private static final int NEIGHBOURS = 300;
  private static final int ITERATIONS_PER_CHECK = 64;

  /** Temperatures as multiples of the mean leg: fresh start, start from a plan, end. */
  private static final double HOT = 2;

  private static final double WARM = 0.1;
  private static final double COLD = 0.03;

  private final Problem p;
  private final Routes routes;
  private final Search search;
  private final SplittableRandom random;
  private final Ruin ruin;
  private final Recreate recreate;

  RuinRecreate(Problem problem, Search search) {
    p = problem;
    this.search = search;
    random = new SplittableRandom(search.seed());
    routes = new Routes(problem);
    ruin = new Ruin(routes, new Neighbours(problem, NEIGHBOURS), random);
    recreate = new Recreate(routes, random);
  }

  /** Plans from nothing, or improves {@code warmStart}. */
  Plan run(@Nullable Plan warmStart) {
    if (warmStart != null) {
      adopt(warmStart);
    }
    recreate.run();
    routes.commit();
    return improve(warmStart == null ? HOT : WARM);
  }

  private Plan improve(double hot) {
    Progress progress = new Progress(search);
    Plan best = routes.toPlan();
    double meanLeg = meanLeg();
    double temperature = 0;
    for (long iteration = 0; ; iteration++) {
      if (iteration % ITERATIONS_PER_CHECK == 0) {
        double used = progress.check(iteration, best);
        if (used >= 1 || p.taskCount() == 0) {
          return best;
        }
        temperature = meanLeg * hot * Math.pow(COLD / hot, used);
      }
      long before = routes.cost;
      ruin.run();
      recreate.run();
      if (routes.cost < before - temperature * Math.log(random.nextDouble())) {
        routes.commit();
        if (routes.cost < best.cost()) {
          best = routes.toPlan();
        }
      } else {
        routes.rollBack();
      }
    }
  }

  /** Takes over from an earlier plan whatever still holds; the rest stays absent for now. */
  private void adopt(Plan plan) {
    for (int worker = 0; worker < Math.min(plan.routeCount(), p.workerCount()); worker++) {
      for (int task : plan.route(worker)) {
        if (routes.workerOf[task] != Problem.NONE) {
          continue; // pinned
        }
        int start = plan.start(task);
        if (p.partner[task] != Problem.NONE
            && start >= p.earliest[task]
            && start <= p.latest[task]) {
          routes.setWindow(task, start, start);
        }
        routes.appendIfPossible(task, worker);
      }
    }
    routes.forgetInserted();
    for (int task = 0; task < p.taskCount(); task++) {
      p.crewOf(task).filter(crew -> !holds(crew)).ifPresent(this::dissolve);
    }
  }

  private boolean holds(Crew crew) {
    int begin = routes.opens[crew.first()];
    int gap = routes.opens[crew.second()] - begin;
    return routes.workerOf[crew.first()] != Problem.NONE
        && routes.workerOf[crew.second()] != Problem.NONE
        && begin == routes.closes[crew.first()]
        && gap >= crew.minGap()
        && gap <= crew.maxGap();
  }

  private void dissolve(Crew crew) {
    for (int task : new int[] {crew.first(), crew.second()}) {
      if (routes.workerOf[task] == Problem.NONE) {
        routes.setWindow(task, p.earliest[task], p.latest[task]);
      } else {
        routes.remove(routes.workerOf[task], routes.indexOf[task], 1, 0, 0);
      }
    }
  }

  private double meanLeg() {
    long total = 0;
    int count = 0;
    for (int task = 0; task < p.taskCount(); task++) {
      if (routes.workerOf[task] != Problem.NONE) {
        total += routes.leg[task];
        count++;
      }
    }
    return count == 0 ? 1 : Math.max(1, (double) total / count);
  }
}
