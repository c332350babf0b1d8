package org.yizhan.station.dispatch.plan;

/**
 * One worker's part of a visit. A visit for one worker is one task, a crew visit is two.
 *
 * @param place where it is done, an index into the travel matrix
 * @param earliest earliest start, in the problem's time unit
 * @param latest latest start; a hard limit unless the problem's windows are soft
 * @param duration time on the spot, set-up included
 * @param load what counts against {@link Worker#capacity}
 * @param unassignedPenalty cost of leaving the task out of the plan
 */
public record Task(
    int place, int earliest, int latest, int duration, int load, int unassignedPenalty) {
  /** A task that carries no load. */
  public Task(int place, int earliest, int latest, int duration, int unassignedPenalty) {
    this(place, earliest, latest, duration, 0, unassignedPenalty);
  }

  public Task {
    if (latest < earliest) {
      throw new IllegalArgumentException("a window ends at " + latest + " before " + earliest);
    }
    if (duration < 0 || load < 0 || unassignedPenalty < 0) {
      throw new IllegalArgumentException("duration, load and penalty must not be negative");
    }
  }
}
