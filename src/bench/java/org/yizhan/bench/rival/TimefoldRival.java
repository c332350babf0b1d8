package org.yizhan.bench.rival;

import ai.timefold.solver.core.api.score.HardSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.yizhan.bench.rival.TimefoldModel.Customer;
import org.yizhan.bench.rival.TimefoldModel.Routing;
import org.yizhan.bench.rival.TimefoldModel.Vehicle;
import org.yizhan.station.dispatch.plan.Problem;

/** Timefold Solver, community edition: construction heuristic and local search. */
final class TimefoldRival implements Rival {
  @Override
  public String name() {
    return "Timefold 2.2.0";
  }

  @Override
  public List<int[]> solve(Problem problem, double seconds, long seed) {
    Solver<Routing> solver =
        SolverFactory.<Routing>create(
                new SolverConfig()
                    .withSolutionClass(Routing.class)
                    .withEntityClasses(Vehicle.class, Customer.class)
                    .withConstraintProviderClass(Rules.class)
                    .withRandomSeed(seed))
            .buildSolver();
    var watch = stopAfter(solver, seconds);
    try {
      return solver.solve(Routing.of(problem)).routes();
    } finally {
      watch.interrupt();
    }
  }

  /** Timefold's own limits are wall time. */
  private static Thread stopAfter(Solver<Routing> solver, double seconds) {
    var threads = ManagementFactory.getThreadMXBean();
    long solving = Thread.currentThread().threadId();
    long end = threads.getThreadCpuTime(solving) + (long) (seconds * 1e9);
    return Thread.ofVirtual()
        .start(() -> {
          try {
            while (threads.getThreadCpuTime(solving) < end) {
              TimeUnit.MILLISECONDS.sleep(10);
            }
            solver.terminateEarly();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** The rules of VRPTW; the distance is all that costs. */
  public static final class Rules implements ConstraintProvider {
    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
      return new Constraint[] {
        factory
            .forEach(Vehicle.class)
            .penalize(HardSoftScore.ONE_HARD, Vehicle::overload)
            .asConstraint("capacity"),
        factory
            .forEach(Customer.class)
            .penalize(HardSoftScore.ONE_HARD, Customer::lateness)
            .asConstraint("late"),
        factory
            .forEach(Vehicle.class)
            .penalize(HardSoftScore.ONE_HARD, Vehicle::lateHome)
            .asConstraint("late home"),
        factory
            .forEach(Customer.class)
            .penalize(HardSoftScore.ONE_SOFT, Customer::leg)
            .asConstraint("distance"),
        factory
            .forEach(Vehicle.class)
            .penalize(HardSoftScore.ONE_SOFT, Vehicle::wayHome)
            .asConstraint("way home"),
      };
    }
  }
}
