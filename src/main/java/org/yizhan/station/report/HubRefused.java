package org.yizhan.station.report;

/** The hub answered, but not with what was asked for. */
public final class HubRefused extends RuntimeException {
  private static final String PROBLEMS = "https://yizhan.org/problems/";

  private final int status;
  private final String type;

  HubRefused(int status, String type, String title) {
    super(status + " " + title, null, false, false);
    this.status = status;
    this.type = type;
  }

  int status() {
    return status;
  }

  /** Whether it is the problem of that name. */
  boolean is(String problem) {
    return type.equals(PROBLEMS + problem);
  }
}
