package org.yizhan.station.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What keeps a worker from some homes, whatever the hours (S32, S33). No manager decides it away.
 *
 * @param gender {@code f} or {@code m}
 * @param blocked households that the worker does not meet again, whoever wanted it so
 * @param suspensions of the worker, and of buildings
 */
public record Filters(String gender, Set<UUID> blocked, List<Suspended> suspensions) {
  /** What stands against sending the worker there; empty when nothing does. */
  List<Obstacle> against(Wish wish) {
    if (suspensions.isEmpty() && accept(wish.whom())) {
      return List.of();
    }
    var found = new ArrayList<Obstacle>();
    if (!suits(wish.whom())) {
      found.add(Obstacle.OTHER_GENDER);
    }
    if (blocks(wish.whom())) {
      found.add(Obstacle.BLOCKED);
    }
    for (var suspended : suspensions) {
      if (suspended.during().overlaps(wish.during())) {
        if (suspended.ofWorker()) {
          found.add(Obstacle.SUSPENDED);
        } else if (suspended.closes(wish.whom().building())) {
          found.add(Obstacle.BUILDING_SUSPENDED);
        }
      }
    }
    return found.size() < 2 ? found : found.stream().distinct().toList();
  }

  /** Whether the worker visits nobody at some moment of it. */
  boolean suspended(Window during) {
    return suspensions.stream()
        .anyMatch(suspended -> suspended.ofWorker() && suspended.during().overlaps(during));
  }

  /** Whether those people would let this worker in, and the worker would go to them. */
  boolean accept(Whom whom) {
    return suits(whom) && !blocks(whom);
  }

  private boolean suits(Whom whom) {
    return whom.gender() == null || whom.gender().equals(gender);
  }

  private boolean blocks(Whom whom) {
    return whom.household() != null && blocked.contains(whom.household());
  }
}
