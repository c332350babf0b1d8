package org.yizhan.station.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.yizhan.platform.text.Text;
import org.yizhan.station.household.Place;

/** What it counts that a worker could do more than is asked for. */
class RarityTest {
  private static final List<String> SKILLS = List.of("cleaning", "cooking", "massage");

  private static UUID id(int number) {
    return new UUID(1, number);
  }

  private static Worker worker(int number, boolean active, Set<String> skills) {
    var company = new Text("样例", "Sample");
    var home = new Place(0, 0);
    return new Worker(id(number), "样", "例", "f", company, id(0), skills, home, 4, active);
  }

  @Test
  void everyHalvingOfThoseWhoHaveASkillCountsOneMore() {
    var rarity =
        Rarity.among(
            List.of(
                worker(1, true, Set.of("cleaning", "cooking", "massage")),
                worker(2, true, Set.of("cleaning", "cooking")),
                worker(3, true, Set.of("cleaning")),
                worker(4, true, Set.of("cleaning")),
                worker(5, false, Set.of("cleaning", "cooking", "massage", "tuina"))));

    assertThat(rarity.of("cleaning")).isZero();
    assertThat(rarity.of("cooking")).isCloseTo(1, within(1e-9));
    assertThat(rarity.of("massage")).isCloseTo(2, within(1e-9));
    assertThat(rarity.of("tuina")).isEqualTo(rarity.of("massage"));
    assertThat(rarity.unneeded(id(1), "cleaning")).isCloseTo(3, within(1e-9));
    assertThat(rarity.unneeded(id(1), "massage")).isCloseTo(1, within(1e-9));
    assertThat(rarity.unneeded(id(2), "cooking")).isZero();
    assertThat(rarity.unneeded(id(9), "cleaning")).isZero();
  }

  @Test
  void whereNobodyWorksNothingIsRare() {
    var rarity = Rarity.among(List.of(worker(1, false, Set.of("cleaning", "cooking"))));

    assertThat(rarity.unneeded(id(1), "cleaning")).isZero();
  }

  @Property
  void whatFewerWorkersHaveNeverCountsLess(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 7) Integer> whoKnowsWhat) {
    var workers =
        IntStream.range(0, whoKnowsWhat.size())
            .mapToObj(i -> worker(i + 1, true, skills(whoKnowsWhat.get(i))))
            .toList();
    var rarity = Rarity.among(workers);

    for (var one : SKILLS) {
      assertThat(rarity.of(one)).isNotNegative();
      for (var other : SKILLS) {
        if (holders(workers, one) < holders(workers, other)) {
          assertThat(rarity.of(one)).isGreaterThanOrEqualTo(rarity.of(other));
        }
      }
    }
    for (var worker : workers) {
      for (var more : workers) {
        if (more.skills().containsAll(worker.skills())) {
          worker
              .skills()
              .forEach(needed ->
                  assertThat(rarity.unneeded(more.id(), needed))
                      .isGreaterThanOrEqualTo(rarity.unneeded(worker.id(), needed) - 1e-9));
        }
      }
    }
  }

  /** One bit for each of the skills. */
  private static Set<String> skills(int bits) {
    return IntStream.range(0, SKILLS.size())
        .filter(i -> (bits >> i & 1) == 1)
        .mapToObj(SKILLS::get)
        .collect(Collectors.toSet());
  }

  private static long holders(List<Worker> workers, String skill) {
    return workers.stream().filter(worker -> worker.skills().contains(skill)).count();
  }
}
