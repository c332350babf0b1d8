package org.yizhan.station.schedule;

import java.time.Duration;
import java.time.Instant;
import org.yizhan.station.schedule.hours.Stretch;

/** A half-open stretch of time: the start belongs to it, the end does not. */
public record Window(Instant start, Instant end) {
  public Window {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("A window ends after it starts");
    }
  }

  /** Whether the two share a moment. */
  public boolean overlaps(Window other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /** Whether all of {@code other} lies inside. */
  public boolean contains(Window other) {
    return !other.start.isBefore(start) && !other.end.isAfter(end);
  }

  /** The same window with {@code lead} before it. */
  public Window startingEarlier(Duration lead) {
    return new Window(start.minus(lead), end);
  }

  /** As the rules about work time count it. */
  Stretch stretch() {
    return Stretch.of(start, end);
  }

  /** Its length. */
  public Duration length() {
    return Duration.between(start, end);
  }
}
