package org.yizhan.station.dispatch.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.dispatch.Assignment;

/**
 * Assignments that are decided together, by the planner or by hand.
 *
 * @param day that was planned; absent for one made by hand
 * @param asked for by whoever had it planned; absent for one made by hand
 * @param given the visits of {@code assignments} that were applied already
 * @param preview absent for one made by hand, or not finished
 */
public record DayPlan(
    UUID id,
    @Nullable LocalDate day,
    Planning.@Nullable Order asked,
    PlanState state,
    List<Assignment> assignments,
    Set<UUID> given,
    @Nullable DayPreview preview) {
  /** What is still to be applied. */
  List<Assignment> rest() {
    return assignments.stream().filter(a -> !given.contains(a.visit())).toList();
  }
}
