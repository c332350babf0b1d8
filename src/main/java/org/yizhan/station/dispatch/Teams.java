package org.yizhan.station.dispatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who could do all parts of a service between them, a different worker for each, best team first.
 * Whoever turns out to be taken is left out from then on, so that the end is reached after as many
 * tries as there are workers, not pairs of them.
 */
public final class Teams {
  private final List<List<Member>> byPart;
  private final @Nullable UUID named;
  private final Set<UUID> taken = new HashSet<>();

  /**
   * @param byPart who could do each part, best first
   * @param named who must be in the team; absent for whoever is best
   */
  Teams(List<List<Member>> byPart, @Nullable UUID named) {
    this.byPart = byPart;
    this.named = named;
  }

  /** Somebody who could do a part, and what they score for it. */
  record Member(UUID worker, double score) {
    static Member of(Ranking.Ranked ranked) {
      return new Member(ranked.worker(), ranked.score());
    }
  }

  /** A team and what its members score together. */
  private record Team(List<UUID> workers, double score) {}

  /** Leaves these out. */
  public void without(Collection<UUID> workers) {
    taken.addAll(workers);
  }

  /** The best team that is left: a worker for each part, in order. */
  public Optional<List<UUID>> best() {
    @Nullable Team best = null;
    if (named == null) {
      best = best(byPart, List.of(), 0);
    } else {
      for (int part = 0; part < byPart.size(); part++) {
        best = better(best, best(withNamed(named, part), List.of(), 0));
      }
    }
    return Optional.ofNullable(best).map(Team::workers);
  }

  /** The parts with nobody but the named worker for one of them, and never for another one. */
  private List<List<Member>> withNamed(UUID worker, int part) {
    var parts = new ArrayList<List<Member>>();
    for (int i = 0; i < byPart.size(); i++) {
      var all = byPart.get(i).stream();
      parts.add(
          i == part
              ? all.filter(member -> member.worker().equals(worker)).toList()
              : all.filter(member -> !member.worker().equals(worker)).toList());
    }
    return parts;
  }

  /**
   * Tries only as many for each part as there are parts: at most the others are taken by the rest
   * of the team.
   */
  private @Nullable Team best(List<List<Member>> parts, List<UUID> chosen, double score) {
    if (chosen.size() == parts.size()) {
      return new Team(chosen, score);
    }
    @Nullable Team best = null;
    var left =
        parts.get(chosen.size()).stream()
            .filter(member -> !taken.contains(member.worker()))
            .filter(member -> !chosen.contains(member.worker()))
            .limit(parts.size());
    for (var member : left.toList()) {
      best = better(best, best(parts, with(chosen, member.worker()), score + member.score()));
    }
    return best;
  }

  private static @Nullable Team better(@Nullable Team one, @Nullable Team other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.score() > one.score() ? other : one;
  }

  private static List<UUID> with(List<UUID> chosen, UUID worker) {
    var more = new ArrayList<>(chosen);
    more.add(worker);
    return List.copyOf(more);
  }
}
