package org.yizhan.station.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.household.Place;
import org.yizhan.station.licence.Licence;
import org.yizhan.station.licence.Rulebook;
import org.yizhan.station.schedule.hours.WorkRulebook;
import org.yizhan.station.travel.OnFoot;

/** Each reason is told where it is the reason, the wider one before the narrower one. */
class WhyNotRulesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-30");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-30T00:00:00Z");
  private static final Instant TEN = MIDNIGHT.plus(Duration.ofHours(10));
  private static final Window WHOLE_DAY = new Window(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)));
  private static final UUID ID = new UUID(3, 3);
  private static final UUID HOME = new UUID(1, 1);
  private static final Text NAME = new Text("样例", "Sample");
  private static final Service BATHING =
      new Service(new UUID(9, 9), "elder-care", NAME, NAME, NAME, "elder-care", 60, 15, true);

  /** A woman who can do it and works all day, until something is changed. */
  private record Someone(
      boolean active, Set<String> skills, List<Suspended> suspended, List<Window> shifts) {
    private static final Someone READY =
        new Someone(true, Set.of("elder-care"), List.of(), List.of(WHOLE_DAY));

    WorkerTime with(List<Window> absences) {
      var licence = new Licence(new Rulebook(List.of()), List.of(), ZoneOffset.UTC);
      var timetable =
          new Timetable(
              ID,
              active,
              skills,
              new Place(0, 0),
              OnFoot.WAYS,
              licence,
              new WorkRulebook(List.of(), ZoneOffset.UTC),
              new Filters("f", Set.of(), suspended),
              shifts,
              absences,
              List.of());
      return new WorkerTime(
          timetable,
          new LicensedDays(licence, DAY, 1),
          FreeTime.of(timetable, MIDNIGHT, WHOLE_DAY.length()),
          WorkedDays.of(timetable),
          0);
    }

    WorkerTime present() {
      return with(List.of());
    }
  }

  private static WhyNot why(WorkerTime row, @Nullable UUID named, Whom whom, Window... closed) {
    var demand = new Demand(BATHING, whom, named);
    return WhyNotRules.on(DAY, Map.of(ID, row), demand, List.of(closed)).at(TEN);
  }

  private static WhyNot why(WorkerTime row) {
    return why(row, null, Whom.ANYBODY);
  }

  @Test
  void everybodyWhoWorksThenIsTaken() {
    assertThat(why(Someone.READY.present())).isEqualTo(WhyNot.FULL);
    assertThat(why(Someone.READY.present(), ID, Whom.ANYBODY)).isEqualTo(WhyNot.FULL);
  }

  @Test
  void nobodyWhoCanDoItWorksThen() {
    var early = new Window(MIDNIGHT, TEN);
    assertThat(why(new Someone(true, Set.of("elder-care"), List.of(), List.of(early)).present()))
        .isEqualTo(WhyNot.OFF_HOURS);
    assertThat(why(Someone.READY.with(List.of(WHOLE_DAY)))).isEqualTo(WhyNot.OFF_HOURS);
  }

  @Test
  void nobodyCanDoItForThosePeople() {
    var unlearned = new Someone(true, Set.of("cleaning"), List.of(), List.of(WHOLE_DAY));
    assertThat(why(unlearned.present())).isEqualTo(WhyNot.UNQUALIFIED);
    var gone = new Someone(false, Set.of("elder-care"), List.of(), List.of(WHOLE_DAY));
    assertThat(why(gone.present())).isEqualTo(WhyNot.UNQUALIFIED);
    assertThat(why(Someone.READY.present(), null, new Whom(null, null, "m")))
        .isEqualTo(WhyNot.UNQUALIFIED);
    assertThat(why(Someone.READY.present(), new UUID(4, 4), Whom.ANYBODY))
        .isEqualTo(WhyNot.UNQUALIFIED);
  }

  @Test
  void nobodyIsSentThen() {
    var everybody = List.of(new Suspended(null, WHOLE_DAY));
    var suspended = new Someone(true, Set.of("elder-care"), everybody, List.of());
    assertThat(why(suspended.present())).isEqualTo(WhyNot.CLOSED);
    assertThat(why(Someone.READY.present(), null, new Whom(null, HOME, null), WHOLE_DAY))
        .isEqualTo(WhyNot.CLOSED);
  }
}
