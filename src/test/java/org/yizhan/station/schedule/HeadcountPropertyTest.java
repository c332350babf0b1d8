package org.yizhan.station.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.yizhan.station.household.Place;
import org.yizhan.station.licence.Licence;
import org.yizhan.station.licence.Rulebook;
import org.yizhan.station.schedule.hours.WorkRulebook;
import org.yizhan.station.travel.OnFoot;

/** Counting with bits gives what counting by hand gives, at every five minutes. */
class HeadcountPropertyTest {
  private static final Instant BASE = Instant.parse("2026-11-24T16:00:00Z");
  private static final Duration LENGTH = Duration.ofDays(2);
  private static final Window HORIZON = new Window(BASE, BASE.plus(LENGTH));
  private static final Duration VISIT = Duration.ofMinutes(75);

  @Property(tries = 200)
  void countsWhoCouldBegin(
      @ForAll("workers") List<List<Window>> workers, @ForAll("windows") List<Window> dayOff) {
    var heads = new Headcount(HORIZON);
    for (var shifts : workers) {
      var starts = FreeTime.of(working(shifts), BASE, LENGTH).startsOf(VISIT);
      dayOff.forEach(starts::removeStarts);
      heads.add(starts);
    }
    for (var at = BASE; at.isBefore(HORIZON.end()); at = at.plusSeconds(300)) {
      assertThat(heads.at(at)).isEqualTo(byHand(workers, dayOff, at));
    }
    assertThat(heads.at(BASE.minusSeconds(300))).isZero();
    assertThat(heads.at(BASE.plusSeconds(1))).isZero();
    assertThat(heads.at(BASE.plus(LENGTH).plus(LENGTH))).isZero();
  }

  private static int byHand(List<List<Window>> workers, List<Window> dayOff, Instant at) {
    if (dayOff.stream().anyMatch(off -> !at.isBefore(off.start()) && at.isBefore(off.end()))) {
      return 0;
    }
    var visit = new Window(at, at.plus(VISIT));
    return (int)
        workers.stream()
            .filter(shifts -> shifts.stream().anyMatch(shift -> shift.contains(visit)))
            .count();
  }

  private static Timetable working(List<Window> shifts) {
    return new Timetable(
        UUID.randomUUID(),
        true,
        Set.of(),
        new Place(0, 0),
        OnFoot.WAYS,
        new Licence(new Rulebook(List.of()), List.of(), ZoneOffset.UTC),
        new WorkRulebook(List.of(), ZoneOffset.UTC),
        new Filters("f", Set.of(), List.of()),
        shifts,
        List.of(),
        List.of());
  }

  /** One shift each, because shifts that touch would be one. */
  @Provide
  Arbitrary<List<List<Window>>> workers() {
    return window().list().ofSize(1).list().ofMinSize(0).ofMaxSize(9);
  }

  @Provide
  Arbitrary<List<Window>> windows() {
    return window().list().ofMinSize(0).ofMaxSize(2);
  }

  private static Arbitrary<Window> window() {
    var start = Arbitraries.integers().between(0, 2 * 24 * 12 - 1);
    var length = Arbitraries.integers().between(1, 24 * 12);
    return Combinators.combine(start, length)
        .as((from, many) ->
            new Window(BASE.plusSeconds(300L * from), BASE.plusSeconds(300L * (from + many))));
  }
}
