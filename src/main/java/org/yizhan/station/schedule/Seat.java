package org.yizhan.station.schedule;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A worker for one part of what somebody wants. */
public record Seat(UUID worker, Wish wish) {
  /** Each part for the worker at the same place of the team. */
  public static List<Seat> of(List<Wish> parts, List<UUID> team) {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> new Seat(team.get(i), parts.get(i)))
        .toList();
  }
}
