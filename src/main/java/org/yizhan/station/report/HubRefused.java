package org.yizhan.station.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The hub answered, but not with what was asked for. */
public final class HubRefused extends RuntimeException {
  private static final String PROBLEMS = "https://yizhan.org/problems/";

  private final int status;
  private final String type;
  private final @Nullable Instant hubTime;
  private final Duration retryAfter;

  /**
   * @param hubTime when it answered by its own clock, to the second, if it said
   * @param retryAfter how long it asks to be left alone; zero when it does not
   */
  HubRefused(
      int status, String type, String title, @Nullable Instant hubTime, Duration retryAfter) {
    super(status + " " + title, null, false, false);
    this.status = status;
    this.type = type;
    this.hubTime = hubTime;
    this.retryAfter = retryAfter;
  }

  int status() {
    return status;
  }

  @Nullable Instant hubTime() {
    return hubTime;
  }

  Duration retryAfter() {
    return retryAfter;
  }

  /** Whether it is the problem of that name. */
  boolean is(String problem) {
    return type.equals(PROBLEMS + problem);
  }
}
