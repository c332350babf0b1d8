package org.yizhan.station.dispatch.plan.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.yizhan.station.dispatch.plan.Plan;
import org.yizhan.station.dispatch.plan.PlanChecker;
import org.yizhan.station.dispatch.plan.Problem;

/**
 * Home health care routing and scheduling after D. Mankowska, F. Meisel and C. Bierwirth: The home
 * health care routing and scheduling problem with interdependent services. Health Care Management
 * Science 17, 2014. A caregiver is a worker, a required service a task. The cost is a third of
 * travel, total lateness and worst lateness together.
 *
 * @param problem the planner's problem, whose cost is three times the instance's
 * @param caregivers their ids, by worker
 * @param services patient and service, by task
 * @param scale how many of the problem's units make one of the file's
 */
record HhcrspInstance(Problem problem, List<String> caregivers, List<Service> services, int scale)
    implements Instance {
  /** What a task is called in the file. */
  record Service(String patient, String service) {}

  @Override
  public double cost(Plan plan) {
    PlanChecker.Verdict verdict = PlanChecker.check(problem, plan);
    return (verdict.travel() + verdict.lateness() + verdict.worstLateness()) / (3.0 * scale);
  }

  @Override
  public String toJson(Plan plan) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("cost", cost(plan));
    ArrayNode routes = json.putArray("routes");
    for (int worker = 0; worker < plan.routeCount(); worker++) {
      ObjectNode route = routes.addObject().put("caregiver", caregivers.get(worker));
      ArrayNode stops = route.putArray("stops");
      for (int task : plan.route(worker)) {
        Service service = services.get(task);
        stops
            .addObject()
            .put("patient", service.patient())
            .put("service", service.service())
            .put("start", (double) plan.start(task) / scale);
      }
    }
    return json.toString();
  }
}
