package org.yizhan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yizhan.platform.text.IsoTime;

class IsoTimeTest {
  @Property
  void readsWhatTheLibraryWrites(
      @ForAll @LongRange(min = 0, max = 4_102_444_800L) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos) {
    var instant = Instant.ofEpochSecond(seconds, nanos);

    assertThat(IsoTime.parse(instant.toString())).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T09:00:00+08:00",
        "2026-11-22T09:00Z",
        "2024-02-29T23:59:59.5Z",
        "2026-01-01T00:00:00.000000001Z"
      })
  void readsEveryOtherForm(String text) {
    assertThat(IsoTime.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-22",
        "2026-11-22T09:00:00",
        "2026-13-22T09:00:00Z",
        "2025-02-29T09:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T09:60:00Z",
        "2026-11-22T09:00:60Z",
        "2026-11-22T09:00:00.0000000001Z",
        "2026-11-22t09:00:0aZ"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> IsoTime.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
