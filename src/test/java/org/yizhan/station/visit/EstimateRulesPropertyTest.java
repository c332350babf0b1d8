package org.yizhan.station.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yizhan.station.household.Place;
import org.yizhan.station.visit.EstimateRules.Stop;

/** Whatever a day looks like, nobody is expected before it can be. */
class EstimateRulesPropertyTest {
  @Property
  void nobodyIsExpectedBeforeItCanBe(@ForAll("days") List<Stop> day, @ForAll("nows") int now) {
    var at = EstimateRulesTest.at(now);
    var late = EstimateRules.of(day, EstimateRulesTest::minutes, at);
    var open =
        day.stream()
            .filter(stop -> stop.state().open())
            .sorted(Comparator.comparing(Stop::start))
            .toList();
    for (int i = 0; i < open.size(); i++) {
      var start = start(open.get(i), late);
      assertThat(start).isAfterOrEqualTo(open.get(i).start());
      assertThat(start.plus(EstimateRules.STEP)).as("not before now").isAfter(at);
      if (i > 0) {
        assertThat(start.plus(slack(open.get(i), late))).isAfter(reachable(open, i, late));
      }
    }
  }

  /**
   * The visit before may be told up to a step too late, as times are told in steps; and nobody is
   * told of less than a step.
   */
  private static Duration slack(Stop stop, Map<UUID, Estimate> late) {
    return EstimateRules.STEP.multipliedBy(late.containsKey(stop.visit()) ? 1 : 2);
  }

  /** When the worker is at the visit who leaves the one before as soon as it is expected to end. */
  private static Instant reachable(List<Stop> open, int i, Map<UUID, Estimate> late) {
    var before = open.get(i - 1);
    var way = EstimateRulesTest.minutes(before.place(), open.get(i).place());
    return start(before, late).plus(before.length()).plus(Duration.ofMinutes(way));
  }

  @Property
  void onlyWhatIsNotOverIsExpectedAndNeverEarlierThanBooked(
      @ForAll("days") List<Stop> day, @ForAll("nows") int now) {
    var late = EstimateRules.of(day, EstimateRulesTest::minutes, EstimateRulesTest.at(now));
    for (var stop : day) {
      var told = late.get(stop.visit());
      if (told != null) {
        assertThat(stop.state().over()).isFalse();
        assertThat(told.end()).isAfterOrEqualTo(stop.end());
        assertThat(told.end()).isAfterOrEqualTo(EstimateRulesTest.at(now));
      }
    }
    assertThat(day).extracting(Stop::visit).containsAll(late.keySet());
  }

  private static Instant start(Stop stop, Map<UUID, Estimate> late) {
    var told = late.get(stop.visit());
    return told == null ? stop.start() : told.start();
  }

  @Provide
  Arbitrary<Integer> nows() {
    return Arbitraries.integers().between(-60, 600);
  }

  /** Visits one after the other with gaps, in whatever states; all of these were reached before. */
  @Provide
  Arbitrary<List<Stop>> days() {
    var place =
        Combinators.combine(
                Arbitraries.integers().between(-900, 900),
                Arbitraries.integers().between(-900, 900))
            .as(Place::new);
    return Combinators.combine(
            Arbitraries.of(VisitState.class),
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(15, 120),
            Arbitraries.integers().between(-120, -60),
            place)
        .as(Piece::new)
        .list()
        .ofMaxSize(6)
        .map(EstimateRulesPropertyTest::day);
  }

  private record Piece(VisitState state, int gap, int length, int since, Place place) {}

  private static List<Stop> day(List<Piece> pieces) {
    var day = new ArrayList<Stop>();
    int from = 0;
    for (var piece : pieces) {
      from += piece.gap();
      day.add(
          EstimateRulesTest.stop(
              piece.state(), from, from + piece.length(), piece.since(), piece.place()));
      from += piece.length();
    }
    return day;
  }
}
