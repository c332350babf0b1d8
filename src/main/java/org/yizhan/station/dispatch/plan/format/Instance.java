package org.yizhan.station.dispatch.plan.format;

import org.yizhan.station.dispatch.plan.Plan;
import org.yizhan.station.dispatch.plan.Problem;

/** A public benchmark instance: the problem it poses and how its community writes a plan down. */
public interface Instance {
  /** The instance as a problem for the planner. */
  Problem problem();

  /** Cost of a plan in the instance's own unit and objective. */
  double cost(Plan plan);

  /** The plan as JSON, one line. */
  String toJson(Plan plan);

  /**
   * Reads an instance, telling the formats apart by their content.
   *
   * @throws MalformedInstance when it is none of them or breaks its format; the message names the
   *     place
   */
  static Instance parse(String text) throws MalformedInstance {
    if (text.stripLeading().startsWith("{")) {
      return HhcrspFormat.parse(text);
    }
    Lines lines = Lines.of(text);
    return VrplibFormat.recognises(lines) ? VrplibFormat.parse(lines) : SolomonFormat.parse(lines);
  }
}
