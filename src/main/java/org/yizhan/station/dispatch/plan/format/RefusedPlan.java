package org.yizhan.station.dispatch.plan.format;

/** A plan that breaks a rule of its instance file; the message says which and where. */
public final class RefusedPlan extends Exception {
  private static final long serialVersionUID = 1;

  RefusedPlan(String why) {
    super(why);
  }

  static void unless(boolean holds, String why) throws RefusedPlan {
    if (!holds) {
      throw new RefusedPlan(why);
    }
  }
}
