package org.yizhan.station.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.station.catalog.Service;

/** Free time of all workers from the beginning of {@code today}, as the read cache keeps it. */
record FreeGrid(LocalDate today, Window horizon, Map<UUID, WorkerTime> rows) {
  /** When nobody is sent to where they live. */
  List<Window> closed(Whom whom) {
    return whom.building() == null
        ? List.of()
        : rows.values().stream()
            .flatMap(row -> row.filters().suspensions().stream())
            .filter(suspended -> suspended.closes(whom.building()))
            .map(Suspended::during)
            .distinct()
            .toList();
  }

  /** Those who could do the part for those people, as members of a crew. */
  List<Takers.Taker> takers(Service part, Whom whom) {
    return rows.entrySet().stream()
        .filter(entry -> entry.getValue().can(part, whom))
        .map(entry -> entry.getValue().taker(entry.getKey(), part))
        .toList();
  }
}
