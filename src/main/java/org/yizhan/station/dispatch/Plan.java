package org.yizhan.station.dispatch;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Several assignments that are applied together or not at all. */
public record Plan(UUID id, boolean applied, List<Assignment> assignments) {
  /**
   * One of them.
   *
   * @param version of the visit that the proposal was made for
   * @param previous who was to go when it was made; absent while nobody was
   */
  public record Assignment(UUID visit, long version, UUID worker, @Nullable UUID previous) {}
}
