package org.yizhan.station.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The hub answered, but not with what was asked for. */
public final class HubRefused extends RuntimeException {
  private static final String PROBLEMS = "https://yizhan.org/problems/";

  private final int status;
  private final String type;
  private final @Nullable Instant hubTime;

  /**
   * @param hubTime when it answered by its own clock, to the second, if it said
   */
  HubRefused(int status, String type, String title, @Nullable Instant hubTime) {
    super(status + " " + title, null, false, false);
    this.status = status;
    this.type = type;
    this.hubTime = hubTime;
  }

  int status() {
    return status;
  }

  @Nullable Instant hubTime() {
    return hubTime;
  }

  /** Whether it is the problem of that name. */
  boolean is(String problem) {
    return type.equals(PROBLEMS + problem);
  }
}
