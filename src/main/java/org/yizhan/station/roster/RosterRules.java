package org.yizhan.station.roster;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.FieldError;
import org.yizhan.station.schedule.Window;

/** Makes shifts from patterns, and says what is wrong with a pattern. */
final class RosterRules {
  private RosterRules() {}

  /**
   * What the pattern gives from a day until before another; days of rest are left out.
   *
   * @param calendar the days that are not like others
   */
  static List<Window> shifts(
      Rotation pattern,
      Map<LocalDate, CalendarDay.Kind> calendar,
      LocalDate from,
      LocalDate until,
      ZoneId zone) {
    if (!from.isBefore(until)) {
      return List.of();
    }
    return from.datesUntil(until)
        .flatMap(day -> hours(pattern, calendar.get(day), day).on(day, zone).stream())
        .toList();
  }

  private static RotaDay hours(Rotation pattern, CalendarDay.@Nullable Kind kind, LocalDate day) {
    var planned = pattern.on(day);
    if (!pattern.followsCalendar() || kind == null) {
      return planned;
    }
    return switch (kind) {
      case HOLIDAY -> RotaDay.REST;
      case WORKDAY -> planned.works() ? planned : lastWorked(pattern, day);
    };
  }

  /** A make-up workday on a day of rest has the hours of the workday before it. */
  private static RotaDay lastWorked(Rotation pattern, LocalDate day) {
    for (int back = 1; back < pattern.days().size(); back++) {
      var earlier = pattern.on(day.minusDays(back));
      if (earlier.works()) {
        return earlier;
      }
    }
    return RotaDay.REST;
  }

  /** Those of the visits that lie in none of the shifts. */
  static List<Planned> outside(List<Planned> visits, List<Window> shifts) {
    return visits.stream()
        .filter(visit -> shifts.stream().noneMatch(shift -> shift.contains(visit.during())))
        .toList();
  }

  /** What is wrong with the days of a pattern; nothing when they can be worked. */
  static List<FieldError> wrong(List<RotaDay> days) {
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < days.size(); i++) {
      var field = "/days/" + i;
      var day = days.get(i);
      order(field + "/to", day.from(), day.to()).ifPresent(errors::add);
      order(field + "/breakTo", day.breakFrom(), day.breakTo()).ifPresent(errors::add);
      if (errors.isEmpty() && day.breakFrom() != null && !isInside(day)) {
        errors.add(new FieldError(field + "/breakFrom", "must lie inside the hours of work"));
      }
    }
    if (errors.isEmpty() && days.stream().noneMatch(RotaDay::works)) {
      errors.add(new FieldError("/days", "must have a day that is worked"));
    }
    return errors;
  }

  private static Optional<FieldError> order(
      String field, @Nullable LocalTime from, @Nullable LocalTime to) {
    if ((from == null) != (to == null)) {
      return Optional.of(new FieldError(field, "needs both a beginning and an end"));
    }
    return from != null && to != null && !from.isBefore(to)
        ? Optional.of(new FieldError(field, "must be later than the beginning"))
        : Optional.empty();
  }

  private static boolean isInside(RotaDay day) {
    return day.from() != null
        && day.to() != null
        && day.breakFrom() != null
        && day.breakTo() != null
        && day.from().isBefore(day.breakFrom())
        && day.breakTo().isBefore(day.to());
  }
}
