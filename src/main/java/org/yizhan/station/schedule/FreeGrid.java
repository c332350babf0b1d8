package org.yizhan.station.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
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
  private List<Takers.Taker> takers(Service part, Whom whom) {
    return rows.entrySet().stream()
        .filter(entry -> entry.getValue().can(part, whom))
        .map(entry -> entry.getValue().taker(entry.getKey(), part))
        .toList();
  }

  /**
   * How many workers, or crews where the service takes one, are free for a visit: first the day,
   * then its start.
   */
  Function<LocalDate, ToIntFunction<Instant>> counting(Demand demand, SlotGrid slots, int days) {
    return demand.service().crew() == null ? heads(demand, slots, days) : crews(demand);
  }

  private Function<LocalDate, ToIntFunction<Instant>> heads(
      Demand demand, SlotGrid slots, int days) {
    var service = demand.service();
    var worker = demand.worker();
    var heads = new Headcount(horizon);
    rows.forEach((id, row) -> {
      if ((worker == null || worker.equals(id)) && row.can(service, demand.whom())) {
        heads.add(row.starts(service, slots, today, days));
      }
    });
    return date -> start -> heads.at(start.minus(service.setUp()));
  }

  /** The one who was named comes with any of the others, so all are asked. */
  private Function<LocalDate, ToIntFunction<Instant>> crews(Demand demand) {
    var service = demand.service();
    var parts = service.parts().stream().map(part -> takers(part, demand.whom())).toList();
    var takers = new Takers(service, parts, demand.worker());
    return date -> {
      var able = takers.on(date);
      return start -> able.count(start, date);
    };
  }
}
