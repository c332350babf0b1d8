package org.yizhan.bench.rival;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.CascadingUpdateShadowVariable;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import ai.timefold.solver.core.api.domain.variable.PreviousElementShadowVariable;
import ai.timefold.solver.core.api.score.HardSoftScore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.dispatch.plan.Problem;
import org.yizhan.station.dispatch.plan.Task;

/** The problem as Timefold's guide to vehicle routing models it; it fills in what is null. */
final class TimefoldModel {
  private TimefoldModel() {}

  /** A vehicle with its list of customers. */
  @PlanningEntity
  public static class Vehicle {
    @PlanningId public @Nullable Integer id;

    @PlanningListVariable public List<Customer> customers = new ArrayList<>();

    public @Nullable Problem problem;

    /** For Timefold. */
    public Vehicle() {}

    Vehicle(int id, Problem problem) {
      this.id = id;
      this.problem = problem;
    }

    long overload() {
      long load = 0;
      for (var customer : customers) {
        load += customer.what().load();
      }
      return Math.max(0, load - problem().worker(0).capacity());
    }

    long wayHome() {
      return customers.isEmpty() ? 0 : problem().travel(customers.getLast().what().place(), 0);
    }

    long lateHome() {
      return customers.isEmpty()
          ? 0
          : Math.max(0, customers.getLast().free() + wayHome() - problem().worker(0).shiftEnd());
    }

    Problem problem() {
      return java.util.Objects.requireNonNull(problem);
    }
  }

  /** A customer, who knows the vehicle, who comes before and when it is served. */
  @PlanningEntity
  public static class Customer {
    @PlanningId public @Nullable Integer id;

    @InverseRelationShadowVariable(sourceVariableName = "customers")
    public @Nullable Vehicle vehicle;

    @PreviousElementShadowVariable(sourceVariableName = "customers")
    public @Nullable Customer previous;

    @CascadingUpdateShadowVariable(targetMethodName = "updateStart")
    public @Nullable Long start;

    public @Nullable Task task;

    /** For Timefold. */
    public Customer() {}

    Customer(int id, Task task) {
      this.id = id;
      this.task = task;
    }

    /** Called by Timefold whenever something before changed. */
    public void updateStart() {
      start =
          vehicle == null
              ? null
              : Math.max(
                  what().earliest(),
                  (previous == null ? vehicle.problem().worker(0).shiftStart() : previous.free())
                      + leg());
    }

    long leg() {
      return vehicle == null
          ? 0
          : vehicle
              .problem()
              .travel(previous == null ? 0 : previous.what().place(), what().place());
    }

    long free() {
      return (start == null ? 0 : start) + what().duration();
    }

    long lateness() {
      return start == null ? 0 : Math.max(0, start - what().latest());
    }

    Task what() {
      return java.util.Objects.requireNonNull(task);
    }
  }

  /** All of it. */
  @PlanningSolution
  public static class Routing {
    @PlanningEntityCollectionProperty public List<Vehicle> vehicles = new ArrayList<>();

    @PlanningEntityCollectionProperty @ValueRangeProvider
    public List<Customer> customers = new ArrayList<>();

    @PlanningScore public @Nullable HardSoftScore score;

    static Routing of(Problem problem) {
      var routing = new Routing();
      IntStream.range(0, problem.workerCount())
          .forEach(id -> routing.vehicles.add(new Vehicle(id, problem)));
      IntStream.range(0, problem.taskCount())
          .forEach(id -> routing.customers.add(new Customer(id, problem.task(id))));
      return routing;
    }

    List<int[]> routes() {
      return vehicles.stream()
          .map(vehicle ->
              vehicle.customers.stream()
                  .mapToInt(customer -> java.util.Objects.requireNonNull(customer.id))
                  .toArray())
          .toList();
    }
  }
}
