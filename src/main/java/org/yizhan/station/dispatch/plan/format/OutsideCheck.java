package org.yizhan.station.dispatch.plan.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Judges what the command {@code plan} is about to print as a stranger would: from the instance
 * file and the JSON alone. It shares nothing with the planner, neither its model nor the readers of
 * the formats, so that a mistake there cannot hide here.
 */
public final class OutsideCheck {
  /** Times are compared as floating point. */
  static final double NOISE = 1e-6;

  /** Home care files may be finer than the planner's thousandths, by so much a way. */
  private static final double ROUNDED = 1e-3;

  private static final ObjectMapper JSON = new ObjectMapper();

  private OutsideCheck() {}

  /**
   * Recomputes the cost.
   *
   * @param instance content of the file
   * @param plan as {@link Instance#toJson} writes it
   * @throws RefusedPlan when the plan breaks a rule or claims another cost
   */
  public static double cost(String instance, String plan) throws RefusedPlan {
    try {
      JsonNode routes = JSON.readTree(plan);
      boolean homeCare = instance.stripLeading().startsWith("{");
      double cost =
          homeCare
              ? new HomeCareCheck(JSON.readTree(instance)).cost(routes)
              : VrptwCheck.of(instance).cost(routes);
      double claimed = routes.path("cost").doubleValue();
      int stops = homeCare ? routes.findValues("start").size() : 0;
      RefusedPlan.unless(
          Math.abs(cost - claimed) <= ROUNDED * (1 + stops),
          "the cost is " + cost + ", not " + claimed);
      return cost;
    } catch (JsonProcessingException e) {
      throw new RefusedPlan("no JSON: " + e.getOriginalMessage());
    }
  }
}
