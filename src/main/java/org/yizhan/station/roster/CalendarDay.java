package org.yizhan.station.roster;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;

/**
 * A day that is not like others of its weekday.
 *
 * @param source the notice or law it comes from
 */
record CalendarDay(LocalDate date, Kind kind, Text name, String source) {
  /** What it is instead. */
  enum Kind {
    /** A public holiday. */
    HOLIDAY,
    /** A day of the weekend that is worked in place of one. */
    WORKDAY;

    @JsonValue
    String code() {
      return Codes.of(this);
    }

    @JsonCreator
    static Kind of(String code) {
      return Codes.parse(Kind.class, code);
    }
  }
}
