package org.yizhan.station.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.yizhan.station.dispatch.Teams.Member;

class TeamsTest {
  private static UUID worker(int number) {
    return new UUID(0, number);
  }

  private static Member member(int worker, double score) {
    return new Member(worker(worker), score);
  }

  /**
   * Worker 1 scores 1 for the first part and 3 for the second, and so on: others are best there.
   */
  private static List<Member> part(Set<Integer> workers, int turn) {
    return workers.stream()
        .map(number -> member(number, number * turn % 7))
        .sorted(Comparator.comparingDouble(Member::score).reversed())
        .toList();
  }

  @Test
  void aSingleServiceGoesToTheBestAndThenToTheNext() {
    var teams = new Teams(List.of(List.of(member(1, 5), member(2, 3))), null);

    assertThat(teams.best()).contains(List.of(worker(1)));
    teams.without(Set.of(worker(1)));
    assertThat(teams.best()).contains(List.of(worker(2)));
    teams.without(Set.of(worker(2)));
    assertThat(teams.best()).isEmpty();
  }

  @Test
  void theBestForBothPartsDoesOneOfThem() {
    var teams =
        new Teams(
            List.of(List.of(member(1, 9), member(2, 1)), List.of(member(1, 8), member(3, 7))),
            null);

    assertThat(teams.best()).contains(List.of(worker(1), worker(3)));
  }

  @Test
  void aNamedWorkerIsInEveryTeam() {
    var parts = List.of(List.of(member(1, 9), member(2, 1)), List.of(member(3, 7), member(1, 2)));

    assertThat(new Teams(parts, worker(2)).best()).contains(List.of(worker(2), worker(3)));
    assertThat(new Teams(parts, worker(4)).best()).isEmpty();
  }

  @Property(tries = 500)
  void noOtherPairScoresMore(
      @ForAll @Size(max = 5) Set<@IntRange(min = 1, max = 6) Integer> first,
      @ForAll @Size(max = 5) Set<@IntRange(min = 1, max = 6) Integer> second) {
    var parts = List.of(part(first, 1), part(second, 3));

    var best = new Teams(parts, null).best();

    assertThat(best.map(team -> score(parts, team)))
        .isEqualTo(pairs(parts).map(team -> score(parts, team)).max(Comparator.naturalOrder()));
  }

  private static Stream<List<UUID>> pairs(List<List<Member>> parts) {
    return parts.getFirst().stream()
        .flatMap(one ->
            parts.getLast().stream()
                .filter(other -> !other.worker().equals(one.worker()))
                .map(other -> List.of(one.worker(), other.worker())));
  }

  private static double score(List<List<Member>> parts, List<UUID> team) {
    return Stream.of(0, 1)
        .mapToDouble(i ->
            parts.get(i).stream()
                .filter(ranked -> ranked.worker().equals(team.get(i)))
                .findFirst()
                .map(Member::score)
                .orElseThrow())
        .sum();
  }

  @Property(tries = 200)
  void whoeverIsTakenIsNotAskedAgain(
      @ForAll @Size(max = 6) Set<@IntRange(min = 1, max = 9) Integer> free) {
    var teams = new Teams(List.of(part(free, 1), part(free, 3)), null);
    var tries = 0;
    for (Optional<List<UUID>> team = teams.best(); team.isPresent(); team = teams.best()) {
      teams.without(Set.of(team.get().getFirst()));
      tries++;
    }
    assertThat(tries).isLessThanOrEqualTo(free.size());
  }
}
