package org.yizhan.station.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.station.schedule.OpenDay;

/** Which hours hold on which day. */
class WeeksTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final OpenDay USUAL = new OpenDay(LocalTime.of(8, 0), LocalTime.of(20, 0));
  private static final OpenDay SHORT = new OpenDay(LocalTime.of(9, 0), LocalTime.NOON);
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");

  private static OpeningWeek week(int id, LocalDate from, OpenDay hours) {
    var days = new EnumMap<DayOfWeek, OpenDay>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      days.put(day, hours);
    }
    return new OpeningWeek(new UUID(1, id), from, days, Instant.EPOCH);
  }

  @Test
  void theConfigurationHoldsUntilTheFirstDayOfWhatWasPublished() {
    var weeks = new Weeks(USUAL, List.of(week(1, MONDAY, SHORT)));

    assertThat(weeks.on(MONDAY.minusDays(1))).contains(USUAL);
    assertThat(weeks.on(MONDAY)).contains(SHORT);
    assertThat(weeks.holding(MONDAY.minusDays(1))).isEmpty();
    assertThat(weeks.after(MONDAY.minusDays(1))).hasSize(1);
    assertThat(weeks.after(MONDAY)).isEmpty();
  }

  @Test
  void ofTwoWeeksFromOneDayTheLaterPublishedHoldsAndALaterDayStandsWhateverWasPublishedLast() {
    var weeks =
        new Weeks(USUAL, List.of(week(1, MONDAY.plusDays(7), SHORT), week(2, MONDAY, SHORT)))
            .and(week(3, MONDAY, USUAL));

    assertThat(weeks.on(MONDAY)).contains(USUAL);
    assertThat(weeks.on(MONDAY.plusDays(7))).contains(SHORT);
    assertThat(weeks.after(MONDAY.minusDays(1)))
        .extracting(week -> week.id().getLeastSignificantBits())
        .containsExactly(3L, 1L);
  }

  @Test
  void aVisitEndsByTheClosingAndADayThatIsNotThereTakesNone() {
    var mondays =
        new OpeningWeek(new UUID(1, 1), MONDAY, Map.of(DayOfWeek.MONDAY, SHORT), Instant.EPOCH);
    var weeks = new Weeks(USUAL, List.of(mondays));
    var hour = Duration.ofHours(1);

    assertThat(weeks.allow(at(MONDAY, 9), hour, ZONE)).isTrue();
    assertThat(weeks.allow(at(MONDAY, 11), hour, ZONE)).isTrue();
    assertThat(weeks.allow(at(MONDAY, 8), hour, ZONE)).isFalse();
    assertThat(weeks.allow(at(MONDAY, 11), hour.plusMinutes(5), ZONE)).isFalse();
    assertThat(weeks.allow(at(MONDAY.plusDays(1), 9), hour, ZONE)).isFalse();
  }

  private static Instant at(LocalDate date, int hour) {
    return date.atTime(hour, 0).atZone(ZONE).toInstant();
  }
}
