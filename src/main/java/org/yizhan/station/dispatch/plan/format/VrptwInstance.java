package org.yizhan.station.dispatch.plan.format;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.StringJoiner;
import org.yizhan.station.dispatch.plan.Plan;
import org.yizhan.station.dispatch.plan.PlanChecker;
import org.yizhan.station.dispatch.plan.Problem;
import org.yizhan.station.dispatch.plan.ProblemBuilder;
import org.yizhan.station.dispatch.plan.Task;
import org.yizhan.station.dispatch.plan.Worker;

/**
 * Vehicle routing with time windows in the convention of the DIMACS implementation challenge:
 * travel is the Euclidean distance cut to one decimal, and the cost is total distance. A vehicle is
 * a worker, a customer a task; place 0 is the depot, and customers are numbered from 1 in the order
 * of the file.
 *
 * @param problem the planner's problem, in tenths
 */
record VrptwInstance(Problem problem) implements Instance {
  /** Tenths: everything is a whole number of them. */
  static final int SCALE = 10;

  @Override
  public double cost(Plan plan) {
    return (double) PlanChecker.check(problem, plan).travel() / SCALE;
  }

  @Override
  public String toJson(Plan plan) {
    StringJoiner routes = new StringJoiner(",", "[", "]");
    for (int vehicle = 0; vehicle < plan.routeCount(); vehicle++) {
      int[] customers = plan.route(vehicle);
      if (customers.length > 0) {
        StringJoiner route = new StringJoiner(",", "[", "]");
        for (int task : customers) {
          route.add(Integer.toString(task + 1));
        }
        routes.add(route.toString());
      }
    }
    return "{\"cost\":" + cost(plan) + ",\"routes\":" + routes + "}";
  }

  /** Collects rows until the file ends. */
  static final class Draft {
    /** Far above any detour, and still a thousand of them fit the planner's range. */
    private static final int UNSERVED = 1_000_000;

    private record Row(
        Lines.Line line, double x, double y, int demand, int ready, int due, int service) {}

    private final int vehicles;
    private final int capacity;
    private final List<Row> rows = new ArrayList<>();

    Draft(int vehicles, int capacity) {
      this.vehicles = vehicles;
      this.capacity = capacity;
    }

    void add(Lines.Line line, double x, double y, int demand, int ready, int due, int service)
        throws MalformedInstance {
      if (due < ready) {
        throw line.malformed("the due date lies before the ready time");
      }
      rows.add(new Row(line, x, y, demand, ready, due, service));
    }

    VrptwInstance toInstance() {
      int[][] travel = new int[rows.size()][rows.size()];
      for (int from = 0; from < travel.length; from++) {
        for (int to = 0; to < travel.length; to++) {
          Row a = rows.get(from);
          Row b = rows.get(to);
          travel[from][to] = (int) (SCALE * Math.hypot(a.x - b.x, a.y - b.y));
        }
      }
      ProblemBuilder builder = new ProblemBuilder(travel);
      Row depot = rows.getFirst();
      for (int vehicle = 0; vehicle < vehicles; vehicle++) {
        builder.add(new Worker(0, 0, depot.ready, depot.due, capacity));
      }
      BitSet everybody = new BitSet();
      everybody.set(0, vehicles);
      for (int place = 1; place < rows.size(); place++) {
        Row row = rows.get(place);
        builder.add(
            new Task(place, row.ready, row.due, row.service, row.demand, UNSERVED), everybody);
      }
      return new VrptwInstance(builder.build());
    }
  }
}
