package org.yizhan.station.booking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yizhan.station.dispatch.Teams;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Seat;
import org.yizhan.station.schedule.Verdict;

/**
 * One try to give time to a team, in a transaction of its own.
 *
 * @param done what came of it; empty when somebody could not
 * @param taken who could not
 */
record Attempt<T>(Optional<T> done, Set<UUID> taken) {
  static <T> Attempt<T> done(T result) {
    return new Attempt<>(Optional.of(result), Set.of());
  }

  static <T> Attempt<T> lost(Set<UUID> taken) {
    return new Attempt<>(Optional.empty(), taken);
  }

  /** Tries the teams, best first, until one can; empty when none is left. */
  static <T> Optional<T> first(Teams teams, Function<List<UUID>, Attempt<T>> attempt) {
    for (var team = teams.best(); team.isPresent(); team = teams.best()) {
      var tried = attempt.apply(team.get());
      if (tried.done().isPresent()) {
        return tried.done();
      }
      teams.without(tried.taken());
    }
    return Optional.empty();
  }

  /**
   * As {@link #first(Teams, Function)}; what was read of everybody's time may be a moment behind,
   * and nobody is refused for that.
   */
  static <T> Optional<T> first(
      Availability availability, Supplier<Teams> free, Function<List<UUID>, Attempt<T>> attempt) {
    var before = availability.moment();
    return first(free.get(), attempt)
        .or(() -> availability.newerThan(before) ? first(free.get(), attempt) : Optional.empty());
  }

  /** Those of the seats' workers who cannot. */
  static Set<UUID> impossible(List<Seat> seats, List<Verdict> verdicts) {
    return IntStream.range(0, seats.size())
        .filter(i -> verdicts.get(i) instanceof Verdict.Impossible)
        .mapToObj(i -> seats.get(i).worker())
        .collect(Collectors.toSet());
  }
}
