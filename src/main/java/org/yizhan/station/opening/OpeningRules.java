package org.yizhan.station.opening;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.yizhan.platform.http.FieldError;
import org.yizhan.station.schedule.OpeningHours;
import org.yizhan.station.visit.Visit;

/** Which hours may be published, and about which visits has to be decided before they are. */
final class OpeningRules {
  /** A price list and a week of hours are told ahead, not planned: a year is far enough. */
  private static final int AHEAD_DAYS = 366;

  private OpeningRules() {}

  /** What is wrong with hours that are to be published. */
  static List<FieldError> wrong(Openings.Order order, LocalDate today) {
    var errors = new ArrayList<FieldError>();
    if (order.from().isBefore(today)) {
      errors.add(new FieldError("/from", "must not be past"));
    } else if (order.from().isAfter(today.plusDays(AHEAD_DAYS))) {
      errors.add(new FieldError("/from", "must be within a year"));
    }
    var seen = EnumSet.noneOf(DayOfWeek.class);
    for (int i = 0; i < order.days().size(); i++) {
      var day = order.days().get(i);
      if (!seen.add(DayOfWeek.of(day.weekday()))) {
        errors.add(new FieldError("/days/" + i + "/weekday", "stands there twice"));
      }
      if (!day.opens().isBefore(day.closes())) {
        errors.add(new FieldError("/days/" + i + "/closes", "must be later than the opening"));
      }
    }
    return errors;
  }

  /**
   * The visits that the hours allow now and will not any more, by start; one of each crew, which
   * moves together. Those that were kept outside earlier hours are decided already.
   */
  static List<Visit> outside(
      Collection<Visit> visits, OpeningHours before, OpeningHours after, ZoneId zone) {
    var crews = new HashSet<UUID>();
    return visits.stream()
        .filter(visit -> allowed(visit, before, zone) && !allowed(visit, after, zone))
        .sorted(Comparator.comparing(Visit::start).thenComparing(Visit::id))
        .filter(visit -> visit.shape().crew() == null || crews.add(visit.shape().crew()))
        .toList();
  }

  private static boolean allowed(Visit visit, OpeningHours hours, ZoneId zone) {
    return hours.allow(visit.start(), Duration.between(visit.start(), visit.end()), zone);
  }

  /** Those about which nothing is decided; of a crew either member counts. */
  static List<UUID> undecided(List<Visit> outside, Collection<Visit> all, Set<UUID> kept) {
    var keptCrews = new HashSet<UUID>();
    for (var visit : all) {
      if (visit.shape().crew() != null && kept.contains(visit.id())) {
        keptCrews.add(visit.shape().crew());
      }
    }
    return outside.stream()
        .filter(visit ->
            !kept.contains(visit.id())
                && (visit.shape().crew() == null || !keptCrews.contains(visit.shape().crew())))
        .map(Visit::id)
        .toList();
  }
}
