package org.yizhan.hub.figures;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Counts a station's day from the facts as they are known now. */
final class DayRules {
  /** Who comes this much after the start is on time; ours, no paper says it. */
  static final Duration GRACE = Duration.ofMinutes(10);

  /** How long a household is remembered for the steady relationship (S10). */
  static final Duration STEADY = Duration.ofDays(180);

  /** A station could serve what was asked when at most this share of it was refused; ours. */
  static final double MISSED = 0.05;

  private static final Set<String> UNDER_WAY = Set.of("departed", "arrived", "started");

  private DayRules() {}

  /**
   * What is known of a day.
   *
   * @param visits that begin that day
   * @param moments of that day
   * @param missed times of that day at which somebody should have come and nobody had
   * @param before who was in a household at its finished visit before this one, by visit; at most
   *     {@link #STEADY} back; visits without one are absent
   */
  record Day(
      Collection<VisitFact> visits,
      Collection<Fact.Moment> moments,
      Collection<Missed> missed,
      Map<UUID, ? extends Collection<UUID>> before) {}

  static Counts count(Day day) {
    var counts = Counts.none();
    for (var moment : day.moments()) {
      counts =
          switch (moment.kind()) {
            case BOOKED -> counts.with(Count.BOOKINGS, 1);
            case CANCELLED -> counts.with(Count.CANCELLED, 1);
            case UNMET -> counts.with(Count.UNMET, 1);
            case ALARM_RAISED -> counts.with(Count.ALARMS, 1);
            case ALARM_CLOSED -> counts;
          };
    }
    for (var visit : day.visits()) {
      if (visit.state() != null && !visit.is("cancelled")) {
        counts = counts.plus(count(visit, day.before().get(visit.visit())));
      }
    }
    for (var missed : day.missed()) {
      counts = counts.with(Count.NO_SHOWS, 1).with(Count.DUE, cameLate(day, missed) ? 0 : 1);
    }
    return ability(counts);
  }

  /** Somebody came to that visit in the end, and so it is counted as one that was due. */
  private static boolean cameLate(Day day, Missed missed) {
    return day.visits().stream()
        .anyMatch(visit ->
            visit.visit().equals(missed.visit())
                && missed.start().equals(visit.start())
                && !visit.is("cancelled")
                && visit.arrival() != null);
  }

  private static Counts ability(Counts counts) {
    var asked = counts.get(Count.BOOKINGS) + counts.get(Count.UNMET);
    if (asked == 0) {
      return counts;
    }
    var able = counts.get(Count.UNMET) <= MISSED * asked;
    return counts.with(Count.ASKED_DAYS, 1).with(Count.ABLE_DAYS, able ? 1 : 0);
  }

  private static Counts count(
      VisitFact visit, @org.jspecify.annotations.Nullable Collection<UUID> before) {
    var counts = Counts.none().with(Count.VISITS, 1);
    if (visit.is("finished")) {
      counts = finished(counts, visit, before == null ? List.of() : before);
    } else if (visit.state() != null && UNDER_WAY.contains(visit.state())) {
      counts = counts.with(Count.UNDER_WAY, 1);
    }
    var came = visit.arrival();
    var start = visit.start();
    if (came != null && start != null) {
      var late = came.isAfter(start.plus(GRACE));
      counts = counts.with(Count.DUE, 1).with(Count.ON_TIME, late ? 0 : 1);
    }
    if (visit.accepted() != null && visit.first() != null) {
      var waited = Duration.between(visit.first().at(), visit.accepted().at()).toSeconds();
      counts = counts.with(Count.ANSWERED, 1).with(Count.ANSWER_SECONDS, Math.max(0, waited));
    }
    return counts;
  }

  private static Counts finished(Counts counts, VisitFact visit, Collection<UUID> before) {
    var minutes =
        visit.start() == null || visit.end() == null
            ? 0
            : Duration.between(visit.start(), visit.end()).toMinutes();
    var sum =
        counts
            .with(Count.FINISHED, 1)
            .with(Count.MINUTES, minutes)
            .with(Count.CERTIFIED, visit.certified() ? 1 : 0);
    if (before.isEmpty()) {
      return sum;
    }
    var same = visit.worker() != null && before.contains(visit.worker());
    return sum.with(Count.RETURNS, 1).with(Count.SAME_WORKER, same ? 1 : 0);
  }
}
