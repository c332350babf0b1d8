package org.yizhan.station.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A crew can come when a different worker is free for each member's part. */
final class CrewRules {
  private CrewRules() {}

  /**
   * How many crews could come side by side: as many as there are workers for each part and, since
   * nobody is in two places, half as many as there are workers at all.
   *
   * @param free who is free for each of the two parts
   * @param with only crews with this worker; absent for all
   */
  static int possible(List<Set<UUID>> free, @Nullable UUID with) {
    var first = free.getFirst();
    var second = free.getLast();
    if (with != null) {
      return together(with, first, second) || together(with, second, first) ? 1 : 0;
    }
    var all = new HashSet<>(first);
    all.addAll(second);
    return Math.min(Math.min(first.size(), second.size()), all.size() / 2);
  }

  private static boolean together(UUID with, Set<UUID> here, Set<UUID> there) {
    return here.contains(with) && there.size() > (there.contains(with) ? 1 : 0);
  }
}
