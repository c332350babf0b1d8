package org.yizhan.hub.figures;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.indicator.Headcount;

/** What is known of visits, with what events say more; told in the order of the events. */
final class Fold {
  private final Map<UUID, VisitFact> visits;
  private final Map<UUID, Map<Instant, Missed>> misses = new HashMap<>();
  private final Map<List<Object>, Fact.Moment> moments = new HashMap<>();
  private @Nullable Headcount headcount;

  /** Goes on from what is known of the visits that are going to be spoken of. */
  Fold(Map<UUID, VisitFact> visits, Collection<Missed> misses) {
    this.visits = new HashMap<>(visits);
    misses.forEach(missed -> ofVisit(missed.visit()).put(missed.start(), missed));
  }

  /** The visits that are spoken of. */
  static Set<UUID> visitsIn(Collection<Fact> said) {
    return said.stream()
        .flatMap(fact ->
            switch (fact) {
              case Fact.OfVisit visit -> Stream.of(visit.visit());
              case Fact.NoShow noShow -> Stream.of(noShow.visit());
              case Fact.Moment _, Fact.Workforce _ -> Stream.<UUID>empty();
            })
        .collect(Collectors.toSet());
  }

  void take(Fact fact) {
    switch (fact) {
      case Fact.OfVisit said -> {
        visits.merge(
            said.visit(),
            VisitFact.unknown(said.visit()).with(said),
            (known, first) -> known.with(said));
        ofVisit(said.visit()).replaceAll((start, missed) -> missed.with(said));
      }
      case Fact.NoShow said -> {
        var visit = visits.get(said.visit());
        if (visit != null && visit.start() != null) {
          ofVisit(said.visit())
              .putIfAbsent(visit.start(), Missed.of(visit, visit.start(), said.at()));
        }
      }
      case Fact.Moment said ->
          moments.merge(List.of(said.kind(), said.subject()), said, Fact.Moment::earlier);
      case Fact.Workforce workforce -> headcount = workforce.said();
    }
  }

  private Map<Instant, Missed> ofVisit(UUID visit) {
    return misses.computeIfAbsent(visit, id -> new HashMap<>());
  }

  Collection<VisitFact> visits() {
    return visits.values();
  }

  List<Missed> misses() {
    return misses.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  Collection<Fact.Moment> moments() {
    return moments.values();
  }

  /** What was said last of companies and workers, if anything was. */
  Optional<Headcount> headcount() {
    return Optional.ofNullable(headcount);
  }
}
