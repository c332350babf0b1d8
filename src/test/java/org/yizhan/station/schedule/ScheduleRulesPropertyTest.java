package org.yizhan.station.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.household.Place;
import org.yizhan.station.licence.Licence;
import org.yizhan.station.licence.Rulebook;
import org.yizhan.station.schedule.hours.WorkRulebook;
import org.yizhan.station.travel.OnFoot;

/** Every moment of a visit and its set-up is judged, and each obstacle is named when it holds. */
class ScheduleRulesPropertyTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-30T00:00:00Z");
  private static final Text NAME = new Text("样例", "Sample");
  private static final Service CLEANING =
      new Service(new UUID(9, 9), "cleaning", NAME, NAME, NAME, "cleaning", 60, 15, false);
  private static final UUID WORKER = new UUID(3, 3);
  private static final UUID OWN = new UUID(5, 5);

  /** From one five-minute step of the day to another. */
  record Steps(int from, int until) {
    private static final int MINUTES = 5;

    Window window() {
      return new Window(at(from), at(until));
    }

    static Instant at(int step) {
      return MIDNIGHT.plus(Duration.ofMinutes((long) MINUTES * step));
    }

    BitSet bits() {
      var bits = new BitSet();
      bits.set(from, until);
      return bits;
    }
  }

  @Provide
  Arbitrary<Steps> some() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 60), Arbitraries.integers().between(1, 40))
        .as((from, length) -> new Steps(from, from + length));
  }

  @Provide
  Arbitrary<List<Steps>> several() {
    return some().list().ofMaxSize(3);
  }

  private static Occupied occupied(UUID visit, Window during) {
    return new Occupied(visit, WORKER, during, null, visit, null, null, null);
  }

  private static boolean touches(List<Steps> all, Steps wish) {
    return all.stream().anyMatch(one -> one.bits().intersects(wish.bits()));
  }

  private static boolean covers(Steps one, Steps wish) {
    var rest = wish.bits();
    rest.andNot(one.bits());
    return rest.isEmpty();
  }

  @Property
  void eachObstacleIsNamedExactlyWhenItHolds(
      @ForAll("several") List<Steps> shifts,
      @ForAll("several") List<Steps> absences,
      @ForAll("several") List<Steps> visits,
      @ForAll boolean active,
      @ForAll boolean skilled,
      @ForAll boolean past) {
    // The set-up is three steps, the visit twelve.
    var taken = new Steps(20, 35);
    var wish = Wish.of(CLEANING, Steps.at(23), null, Whom.ANYBODY);
    var timetable =
        new Timetable(
            WORKER,
            active,
            skilled ? Set.of("cleaning") : Set.of("cooking"),
            new Place(0, 0),
            OnFoot.WAYS,
            new Licence(new Rulebook(List.of()), List.of(), ZoneOffset.UTC),
            new WorkRulebook(List.of(), ZoneOffset.UTC),
            new Filters("f", Set.of(), List.of()),
            shifts.stream().map(Steps::window).toList(),
            absences.stream().map(Steps::window).toList(),
            IntStream.range(0, visits.size())
                .mapToObj(i -> occupied(i == 0 ? OWN : new UUID(6, i), visits.get(i).window()))
                .toList());

    var verdict =
        ScheduleRules.judge(timetable, wish, Set.of(OWN), past ? Steps.at(24) : Steps.at(23));

    var expected = EnumSet.noneOf(Obstacle.class);
    if (!active) {
      expected.add(Obstacle.INACTIVE);
    }
    if (!skilled) {
      expected.add(Obstacle.LACKS_SKILL);
    }
    if (past) {
      expected.add(Obstacle.IN_THE_PAST);
    }
    if (shifts.stream().noneMatch(shift -> covers(shift, taken))) {
      expected.add(Obstacle.NO_SHIFT);
    }
    if (touches(absences, taken)) {
      expected.add(Obstacle.AWAY);
    }
    if (touches(visits.stream().skip(1).toList(), taken)) {
      expected.add(Obstacle.OCCUPIED);
    }
    var found = verdict instanceof Verdict.Impossible(var reasons) ? reasons : List.<Reason>of();
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }
}
