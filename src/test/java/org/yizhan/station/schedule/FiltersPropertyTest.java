package org.yizhan.station.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.household.Place;
import org.yizhan.station.licence.Licence;
import org.yizhan.station.licence.Rulebook;
import org.yizhan.station.schedule.hours.WorkRulebook;
import org.yizhan.station.travel.OnFoot;

/** Whoever a filter keeps away is kept away, and nobody else. */
class FiltersPropertyTest {
  private static final Instant MORNING = Instant.parse("2026-11-30T00:00:00Z");
  private static final Text NAME = new Text("样例", "Sample");
  private static final Service BATHING =
      new Service(new UUID(9, 9), "elder-care", NAME, NAME, NAME, "elder-care", 60, 15, true);

  @Provide
  Arbitrary<@Nullable UUID> homes() {
    return Arbitraries.of(new UUID(1, 1), new UUID(1, 2)).injectNull(0.2);
  }

  @Provide
  Arbitrary<Suspended> suspensions() {
    return Combinators.combine(
            homes(), Arbitraries.integers().between(0, 23), Arbitraries.integers().between(1, 6))
        .as((building, from, hours) ->
            new Suspended(
                building,
                new Window(
                    MORNING.plus(Duration.ofHours(from)),
                    MORNING.plus(Duration.ofHours(from + hours)))));
  }

  @Provide
  Arbitrary<Filters> filters() {
    return Combinators.combine(
            Arbitraries.of("f", "m"),
            Arbitraries.of(new UUID(1, 1), new UUID(1, 2)).set(),
            suspensions().list().ofMaxSize(4))
        .as(Filters::new);
  }

  @Provide
  Arbitrary<Wish> wishes() {
    return Combinators.combine(
            homes(),
            homes(),
            Arbitraries.of("f", "m").injectNull(0.3),
            Arbitraries.integers().between(1, 22))
        .as((household, building, gender, hour) ->
            Wish.of(
                BATHING,
                MORNING.plus(Duration.ofHours(hour)),
                null,
                new Whom(household, building, gender)));
  }

  @Property
  void eachReasonIsNamedExactlyWhenItHolds(
      @ForAll("filters") Filters filters, @ForAll("wishes") Wish wish) {
    var whom = wish.whom();
    var expected = new HashSet<Obstacle>();
    if (whom.gender() != null && !whom.gender().equals(filters.gender())) {
      expected.add(Obstacle.OTHER_GENDER);
    }
    if (whom.household() != null && filters.blocked().contains(whom.household())) {
      expected.add(Obstacle.BLOCKED);
    }
    for (var suspended : filters.suspensions()) {
      var clashes =
          suspended.during().start().isBefore(wish.during().end())
              && wish.during().start().isBefore(suspended.during().end());
      if (clashes && suspended.building() == null) {
        expected.add(Obstacle.SUSPENDED);
      }
      if (clashes && suspended.building() != null && suspended.building().equals(whom.building())) {
        expected.add(Obstacle.BUILDING_SUSPENDED);
      }
    }
    assertThat(filters.against(wish)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Property
  void whoIsShownIsNeverSomebodyTheyRefuse(
      @ForAll("filters") Filters filters, @ForAll("wishes") Wish wish) {
    assertThat(filters.accept(wish.whom()))
        .isEqualTo(
            filters.against(wish).stream()
                .noneMatch(Set.of(Obstacle.OTHER_GENDER, Obstacle.BLOCKED)::contains));
  }

  @Property
  void nothingOfItIsAManagersToDecide(
      @ForAll("filters") Filters filters, @ForAll("wishes") Wish wish) {
    assertThat(filters.against(wish)).noneMatch(Reason::overridable);
  }

  @Property
  void aWorkerWhoIsSuspendedShowsNoFreeTimeThen(@ForAll("suspensions") Suspended suspended) {
    var shift = new Window(MORNING, MORNING.plus(Duration.ofDays(1)));
    var own = new Suspended(null, suspended.during());
    var timetable =
        new Timetable(
            new UUID(3, 3),
            true,
            Set.of(),
            new Place(0, 0),
            OnFoot.WAYS,
            new Licence(new Rulebook(List.of()), List.of(), ZoneOffset.UTC),
            new WorkRulebook(List.of(), ZoneOffset.UTC),
            new Filters("f", Set.of(), List.of(own)),
            List.of(shift),
            List.of(),
            List.of());
    var free = FreeTime.of(timetable, MORNING, shift.length());
    assertThat(free.at(own.during().start())).isFalse();
  }
}
