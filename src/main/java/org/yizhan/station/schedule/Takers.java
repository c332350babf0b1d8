package org.yizhan.station.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.catalog.Service;

/**
 * Those who could make up the crew of a service, whoever they are or with one who was named.
 *
 * @param parts who could do each part of it
 * @param worker who must be among them; absent for anybody
 */
record Takers(Service service, List<List<Taker>> parts, @Nullable UUID worker) {
  /** When a worker could begin a part, when they may be sent to it, and what else they do. */
  record Taker(UUID worker, FreeTime free, LicensedDays licence, WorkedDays worked) {
    boolean canOn(LocalDate date, Service part) {
      return licence.covers(part.category(), date)
          && worked.hasRoom(part.setUp().plus(part.duration()), date);
    }

    boolean isFree(Window during, LocalDate date) {
      return free.at(during.start()) && worked.restedAround(during, date);
    }
  }

  /** Those who may be sent to it on that day and have not worked too much. */
  Takers on(LocalDate date) {
    var services = service.parts();
    var able = new ArrayList<List<Taker>>();
    for (int i = 0; i < parts.size(); i++) {
      var part = services.get(i);
      able.add(parts.get(i).stream().filter(taker -> taker.canOn(date, part)).toList());
    }
    return new Takers(service, able, worker);
  }

  /** How many crews could take a visit that starts then. */
  int count(Instant start, LocalDate date) {
    var wishes = Wish.parts(service, start, null, Whom.ANYBODY);
    var free = new ArrayList<Set<UUID>>();
    for (int i = 0; i < parts.size(); i++) {
      free.add(free(parts.get(i), wishes.get(i).during(), date));
    }
    return CrewRules.possible(free, worker);
  }

  private static Set<UUID> free(List<Taker> part, Window during, LocalDate date) {
    return part.stream()
        .filter(taker -> taker.isFree(during, date))
        .map(Taker::worker)
        .collect(Collectors.toSet());
  }
}
