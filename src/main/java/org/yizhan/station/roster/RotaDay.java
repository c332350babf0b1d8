package org.yizhan.station.roster;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.schedule.Window;

/**
 * One day of a pattern, station time; without hours it is a day of rest.
 *
 * @param breakFrom when the break inside the shift begins; absent when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RotaDay(
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime from,
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime to,
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime breakFrom,
    @JsonFormat(pattern = "HH:mm") @Nullable LocalTime breakTo) {
  /** A day of rest. */
  public static final RotaDay REST = new RotaDay(null, null, null, null);

  /** Whether anything is worked. */
  boolean works() {
    return from != null;
  }

  /** The shifts of that day: a break makes two of one. */
  List<Window> on(LocalDate day, ZoneId zone) {
    if (from == null || to == null) {
      return List.of();
    }
    if (breakFrom == null || breakTo == null) {
      return List.of(window(day, from, to, zone));
    }
    return List.of(window(day, from, breakFrom, zone), window(day, breakTo, to, zone));
  }

  private static Window window(LocalDate day, LocalTime start, LocalTime end, ZoneId zone) {
    return new Window(
        day.atTime(start).atZone(zone).toInstant(), day.atTime(end).atZone(zone).toInstant());
  }
}
