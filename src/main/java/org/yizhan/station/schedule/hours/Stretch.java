package org.yizhan.station.schedule.hours;

import java.time.Instant;

/** Some time, in seconds since 1970: what rules count in. */
public record Stretch(long start, long end) {
  /** From {@code start} until {@code end}. */
  public static Stretch of(Instant start, Instant end) {
    return new Stretch(start.getEpochSecond(), end.getEpochSecond());
  }

  /** Whether the two share a moment. */
  public boolean overlaps(Stretch other) {
    return start < other.end && other.start < end;
  }

  long length() {
    return end - start;
  }
}
