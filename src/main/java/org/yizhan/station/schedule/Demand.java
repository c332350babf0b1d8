package org.yizhan.station.schedule;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.catalog.Service;

/**
 * What somebody looks for a time for.
 *
 * @param whom for whom
 * @param worker who must come; absent for whoever is free
 */
public record Demand(Service service, Whom whom, @Nullable UUID worker) {
  /** Whether one of the times is touched when all of it starts then. */
  boolean touches(List<Window> times, Instant start) {
    return !times.isEmpty()
        && Wish.parts(service, start, null, whom).stream()
            .anyMatch(part -> times.stream().anyMatch(part.during()::overlaps));
  }
}
