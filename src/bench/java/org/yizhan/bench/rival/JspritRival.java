package org.yizhan.bench.rival;

import com.graphhopper.jsprit.core.algorithm.box.Jsprit;
import com.graphhopper.jsprit.core.problem.Location;
import com.graphhopper.jsprit.core.problem.VehicleRoutingProblem;
import com.graphhopper.jsprit.core.problem.cost.VehicleRoutingTransportCosts;
import com.graphhopper.jsprit.core.problem.job.Service;
import com.graphhopper.jsprit.core.problem.solution.route.VehicleRoute;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleImpl;
import com.graphhopper.jsprit.core.problem.vehicle.VehicleTypeImpl;
import com.graphhopper.jsprit.core.util.FastVehicleRoutingTransportCostsMatrix;
import com.graphhopper.jsprit.core.util.Solutions;
import java.util.List;
import java.util.Random;
import org.yizhan.station.dispatch.plan.CpuClock;
import org.yizhan.station.dispatch.plan.Problem;

/** jsprit, ruin and recreate as well. */
final class JspritRival implements Rival {
  @Override
  public String name() {
    return "jsprit 1.8";
  }

  @Override
  public List<int[]> solve(Problem problem, double seconds, long seed) {
    var clock = CpuClock.ofCurrentThread();
    long end = clock.nanos() + (long) (seconds * 1e9);
    var algorithm =
        Jsprit.Builder.newInstance(translated(problem))
            .setProperty(Jsprit.Parameter.THREADS, "1")
            .setRandom(new Random(seed))
            .buildAlgorithm();
    algorithm.setMaxIterations(Integer.MAX_VALUE);
    algorithm.setPrematureAlgorithmTermination(found -> clock.nanos() > end);
    return Solutions.bestOf(algorithm.searchSolutions()).getRoutes().stream()
        .map(JspritRival::tasks)
        .toList();
  }

  private static int[] tasks(VehicleRoute route) {
    return route.getTourActivities().getJobs().isEmpty()
        ? new int[0]
        : route.getActivities().stream()
            .mapToInt(activity -> activity.getLocation().getIndex() - 1)
            .toArray();
  }

  /** Place 0 is the depot and task t is done at place t + 1, as in all files of the format. */
  private static VehicleRoutingProblem translated(Problem problem) {
    var worker = problem.worker(0);
    var type =
        VehicleTypeImpl.Builder.newInstance("vehicle")
            .addCapacityDimension(0, worker.capacity())
            .build();
    var builder =
        VehicleRoutingProblem.Builder.newInstance()
            .setFleetSize(VehicleRoutingProblem.FleetSize.INFINITE)
            .setRoutingCost(travel(problem))
            .addVehicle(
                VehicleImpl.Builder.newInstance("vehicle")
                    .setType(type)
                    .setStartLocation(Location.newInstance(0))
                    .setEarliestStart(worker.shiftStart())
                    .setLatestArrival(worker.shiftEnd())
                    .build());
    for (int task = 0; task < problem.taskCount(); task++) {
      builder.addJob(service(problem, task));
    }
    return builder.build();
  }

  private static Service service(Problem problem, int task) {
    var t = problem.task(task);
    return Service.Builder.newInstance(Integer.toString(task))
        .setLocation(Location.newInstance(t.place()))
        .setServiceTime(t.duration())
        .addSizeDimension(0, t.load())
        .addTimeWindow(t.earliest(), t.latest())
        .build();
  }

  private static VehicleRoutingTransportCosts travel(Problem problem) {
    int places = problem.taskCount() + 1;
    var matrix = FastVehicleRoutingTransportCostsMatrix.Builder.newInstance(places, false);
    for (int from = 0; from < places; from++) {
      for (int to = 0; to < places; to++) {
        int way = problem.travel(from, to);
        matrix.addTransportTimeAndDistance(from, to, way, way);
      }
    }
    return matrix.build();
  }
}
