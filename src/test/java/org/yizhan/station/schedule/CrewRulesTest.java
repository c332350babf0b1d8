package org.yizhan.station.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CrewRulesTest {
  private static UUID worker(int number) {
    return new UUID(0, number);
  }

  private static Set<UUID> workers(Set<Integer> numbers) {
    return numbers.stream().map(CrewRulesTest::worker).collect(Collectors.toSet());
  }

  @Test
  void oneWorkerIsNoCrewHoweverMuchThatOneCanDo() {
    var alone = Set.of(worker(1));

    assertThat(CrewRules.possible(List.of(alone, alone), null)).isZero();
    assertThat(CrewRules.possible(List.of(alone, alone), worker(1))).isZero();
  }

  @Property(tries = 500)
  void asManyCrewsAsTheBestPairingGives(
      @ForAll @Size(max = 5) Set<@IntRange(min = 1, max = 6) Integer> first,
      @ForAll @Size(max = 5) Set<@IntRange(min = 1, max = 6) Integer> second) {
    assertThat(CrewRules.possible(List.of(workers(first), workers(second)), null))
        .isEqualTo(most(first, second));
  }

  @Property(tries = 500)
  void aNamedWorkerComesWithAnyOther(
      @ForAll @Size(max = 5) Set<@IntRange(min = 1, max = 6) Integer> first,
      @ForAll @Size(max = 5) Set<@IntRange(min = 1, max = 6) Integer> second,
      @ForAll @IntRange(min = 1, max = 6) int named) {
    var there =
        IntStream.rangeClosed(1, 6)
            .filter(other -> other != named)
            .anyMatch(other ->
                (first.contains(named) && second.contains(other))
                    || (second.contains(named) && first.contains(other)));

    assertThat(CrewRules.possible(List.of(workers(first), workers(second)), worker(named)))
        .isEqualTo(there ? 1 : 0);
  }

  /** By trying all pairs. */
  private static int most(Set<Integer> first, Set<Integer> second) {
    var best = 0;
    for (var one : first) {
      for (var other : second) {
        if (!one.equals(other)) {
          best = Math.max(best, 1 + most(without(first, one, other), without(second, one, other)));
        }
      }
    }
    return best;
  }

  private static Set<Integer> without(Set<Integer> all, Integer one, Integer other) {
    var rest = new HashSet<>(all);
    rest.remove(one);
    rest.remove(other);
    return rest;
  }
}
