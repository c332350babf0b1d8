package org.yizhan.station.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.http.FieldError;
import org.yizhan.station.booking.SeriesRules.Occasion;

class SeriesRulesTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant TUESDAY = Instant.parse("2026-12-15T01:00:00Z");
  private static final LocalDate FAR = LocalDate.of(2028, 1, 1);

  @Property(tries = 200)
  void everyDateIsOnTheSameWeekdayAndTime(
      @ForAll @IntRange(min = 1, max = 8) int everyWeeks,
      @ForAll @IntRange(min = 2, max = 26) int times,
      @ForAll boolean summerTime) {
    // Where clocks change, the time on the wall stays.
    var zone = summerTime ? ZoneId.of("Europe/Berlin") : SHANGHAI;
    var wall = TUESDAY.atZone(zone).toLocalTime();

    var starts = SeriesRules.starts(TUESDAY, new Repeat(everyWeeks, times, null, null), zone);

    assertThat(starts).hasSize(times).isSorted().doesNotHaveDuplicates();
    assertThat(starts)
        .allSatisfy(start -> {
          assertThat(start.atZone(zone).getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);
          assertThat(start.atZone(zone).toLocalTime()).isEqualTo(wall);
        });
  }

  @Test
  void holidaysAreLeftOutUnlessWanted() {
    var holidays = Set.of(LocalDate.of(2026, 12, 22));

    assertThat(SeriesRules.occasions(TUESDAY, new Repeat(1, 3, null, null), holidays, SHANGHAI))
        .hasExactlyElementsOfTypes(Occasion.Due.class, Occasion.Holiday.class, Occasion.Due.class);
    assertThat(SeriesRules.occasions(TUESDAY, new Repeat(1, 3, null, true), holidays, SHANGHAI))
        .hasOnlyElementsOfType(Occasion.Due.class);
  }

  @Test
  void whatIsNoSeriesIsRefused() {
    var strange = Set.of(LocalDate.of(2026, 12, 23));
    assertThat(refusal(new Repeat(1, 3, strange, null), FAR)).isEqualTo("/repeat/except");
    var first = Set.of(LocalDate.of(2026, 12, 15));
    assertThat(refusal(new Repeat(1, 3, first, null), FAR)).isEqualTo("/repeat");
    var last = LocalDate.of(2026, 12, 28);
    assertThat(refusal(new Repeat(1, 3, null, null), last)).isEqualTo("/repeat/times");
    assertThat(refusal(new Repeat(1, 3, null, null), last.plusDays(1))).isEmpty();
  }

  private static String refusal(Repeat repeat, LocalDate last) {
    var occasions = SeriesRules.occasions(TUESDAY, repeat, Set.of(), SHANGHAI);
    return SeriesRules.refuse(occasions, repeat, last, SHANGHAI).map(FieldError::field).orElse("");
  }
}
