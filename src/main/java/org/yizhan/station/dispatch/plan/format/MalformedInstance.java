package org.yizhan.station.dispatch.plan.format;

/** An instance file that cannot be read; the message says where and why. */
public final class MalformedInstance extends Exception {
  private static final long serialVersionUID = 1;

  MalformedInstance(String where, String why) {
    super(where + ": " + why);
  }
}
