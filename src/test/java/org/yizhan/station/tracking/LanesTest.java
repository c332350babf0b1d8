package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LanesTest {
  private record Thing(int worker, int number) {
    UUID of() {
      return new UUID(0, worker);
    }
  }

  private final Lanes<Thing> lanes = new Lanes<>(2, Thing::of);

  @Test
  void whoFindsALaneEmptyWaitsForNobody() {
    var first = lanes.add(new Thing(1, 1));
    lanes.next(first, 10);

    var second = lanes.add(new Thing(2, 1));

    assertThat(second).isNotSameAs(first);
    assertThat(lanes.next(second, 10)).containsExactly(new Thing(2, 1));
  }

  @Test
  void whatIsOfOneWorkerStaysTogetherAndWaits() {
    var lane = lanes.add(new Thing(1, 1));
    var first = lanes.next(lane, 10);

    assertThat(lanes.add(new Thing(1, 2))).isSameAs(lane);
    assertThat(lanes.next(lane, 10)).as("one batch at a time").isEmpty();

    lanes.done(lane, first);
    assertThat(lanes.next(lane, 10)).containsExactly(new Thing(1, 2));
  }

  @Test
  void whatWaitsIsWorkedOnTogether() {
    var one = lanes.add(new Thing(1, 1));
    var begun = lanes.next(one, 10);
    for (int worker = 2; worker <= 5; worker++) {
      lanes.add(new Thing(worker, 1));
    }
    lanes.add(new Thing(1, 2));

    lanes.done(one, begun);

    assertThat(lanes.next(one, 10)).extracting(Thing::worker).contains(1).hasSizeGreaterThan(1);
  }

  @Test
  void aBatchHasItsLimit() {
    var lane = lanes.add(new Thing(1, 1));
    lanes.add(new Thing(1, 2));
    lanes.add(new Thing(1, 3));

    var batch = lanes.next(lane, 2);

    assertThat(batch).extracting(Thing::number).containsExactly(1, 2);
  }

  /** However adding, beginning and ending interleave. */
  @Property(tries = 300)
  void nothingIsLostAndEachWorkersThingsKeepTheirOrder(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int count) {
    var random = new Random(seed);
    var all = new Lanes<Thing>(count, Thing::of);
    var open = new HashMap<Lanes.Lane<Thing>, List<Thing>>();
    var known = new ArrayList<Lanes.Lane<Thing>>();
    var ended = new HashMap<Integer, List<Integer>>();
    for (int number = 0; number < 200; number++) {
      var lane = all.add(new Thing(random.nextInt(6), number));
      if (!known.contains(lane)) {
        known.add(lane);
      }
      begin(all, known.get(random.nextInt(known.size())), open, random.nextInt(1, 5));
      if (random.nextBoolean()) {
        end(all, known.get(random.nextInt(known.size())), open, ended);
      }
    }
    for (var lane : known) {
      do {
        end(all, lane, open, ended);
        begin(all, lane, open, 3);
      } while (open.containsKey(lane));
    }

    assertThat(ended.values().stream().mapToInt(List::size).sum()).isEqualTo(200);
    assertThat(ended.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
  }

  private static void begin(
      Lanes<Thing> all,
      Lanes.Lane<Thing> lane,
      Map<Lanes.Lane<Thing>, List<Thing>> open,
      int most) {
    var batch = all.next(lane, most);
    if (!batch.isEmpty()) {
      assertThat(open.put(lane, batch)).as("one batch at a time").isNull();
      var elsewhere =
          open.entrySet().stream()
              .filter(other -> other.getKey() != lane)
              .flatMap(other -> other.getValue().stream())
              .map(Thing::worker);
      assertThat(elsewhere).doesNotContainAnyElementsOf(batch.stream().map(Thing::worker).toList());
    }
  }

  private static void end(
      Lanes<Thing> all,
      Lanes.Lane<Thing> lane,
      Map<Lanes.Lane<Thing>, List<Thing>> open,
      Map<Integer, List<Integer>> ended) {
    var batch = open.remove(lane);
    if (batch != null) {
      batch.forEach(
          one -> ended.computeIfAbsent(one.worker(), id -> new ArrayList<>()).add(one.number()));
      all.done(lane, batch);
    }
  }
}
