package org.yizhan.station.schedule;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time without visits, as after an infection (S33).
 *
 * @param building in which nobody is visited then; absent when the worker visits nobody, also
 *     because the whole station is closed
 */
public record Suspended(@Nullable UUID building, Window during) {
  /** Whether it is the worker who visits nobody. */
  boolean ofWorker() {
    return building == null;
  }

  /** Whether nobody is visited in that building. */
  boolean closes(@Nullable UUID other) {
    return building != null && building.equals(other);
  }
}
