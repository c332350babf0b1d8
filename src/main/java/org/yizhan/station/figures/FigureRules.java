package org.yizhan.station.figures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.travel.Ways;

/** Works the figures out. What cannot be said, because nothing happened, is empty. */
final class FigureRules {
  /** How far back a household's visits tell who comes most often. */
  static final int STEADY_DAYS = 180;

  private FigureRules() {}

  /** Days from the first to the last, both included. */
  record Span(LocalDate from, LocalDate to) {
    boolean contains(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /**
   * What is measured.
   *
   * @param done visits of the days in question and of the 180 before them
   * @param active companies of the workers who are there now
   * @param ways how long it takes from door to door
   */
  record Facts(List<Done> done, Map<UUID, UUID> active, Ways ways) {}

  /**
   * The days of the span one by one, or its weeks, which begin on Mondays and end with the span.
   */
  static List<Span> parts(Span span, boolean byWeek) {
    var parts = new ArrayList<Span>();
    for (var day = span.from(); !day.isAfter(span.to()); ) {
      var last = byWeek ? day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)) : day;
      parts.add(new Span(day, last.isAfter(span.to()) ? span.to() : last));
      day = last.plusDays(1);
    }
    return parts;
  }

  /**
   * A figure over some days.
   *
   * @param company whose visits and workers count; absent for all
   */
  static OptionalDouble value(Figure figure, Facts facts, Span span, @Nullable UUID company) {
    Predicate<Done> counts = done -> company == null || company.equals(done.company());
    var within = facts.done().stream().filter(done -> span.contains(done.date())).filter(counts);
    return switch (figure) {
      case SAME_WORKER -> sameWorker(facts.done(), span.to(), counts);
      case TRAVEL -> travel(within.toList(), facts.ways());
      case HOURS_GINI -> gini(hours(within.toList(), facts.active(), company));
      case LICENSED -> share(within.toList(), Done::licensed);
    };
  }

  /** The visits that count against a complete set of credentials, earliest first. */
  static List<Done> exceptions(Facts facts, Span span) {
    return facts.done().stream()
        .filter(done -> span.contains(done.date()) && !done.licensed())
        .sorted(Comparator.comparing(Done::start).thenComparing(Done::visit))
        .toList();
  }

  private static OptionalDouble sameWorker(List<Done> all, LocalDate last, Predicate<Done> counts) {
    var span = new Span(last.minusDays(STEADY_DAYS - 1L), last);
    var households =
        all.stream()
            .filter(done -> span.contains(done.date()))
            .collect(Collectors.groupingBy(Done::household));
    long visits = 0;
    long same = 0;
    for (var of : households.values()) {
      if (of.size() > 1) {
        var usual = usual(of);
        visits += of.stream().filter(counts).count();
        same += of.stream().filter(counts).filter(done -> done.worker().equals(usual)).count();
      }
    }
    return visits == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) same / visits);
  }

  /** Whoever came most often; among equals the one with the lowest id. */
  private static UUID usual(List<Done> visits) {
    var times = new HashMap<UUID, Integer>();
    visits.forEach(done -> times.merge(done.worker(), 1, Integer::sum));
    return times.entrySet().stream()
        .min(
            Map.Entry.<UUID, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  private record Route(UUID worker, LocalDate date) {}

  private static OptionalDouble travel(List<Done> within, Ways ways) {
    var routes =
        within.stream().collect(Collectors.groupingBy(d -> new Route(d.worker(), d.date())));
    long trips = 0;
    long minutes = 0;
    for (var route : routes.values()) {
      route.sort(Comparator.comparing(Done::start));
      for (int i = 1; i < route.size(); i++) {
        trips++;
        minutes += ways.minutes(route.get(i - 1).place(), route.get(i).place());
      }
    }
    return trips == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) minutes / trips);
  }

  private static double[] hours(List<Done> within, Map<UUID, UUID> active, @Nullable UUID company) {
    var hours = new HashMap<UUID, Double>();
    active.forEach((worker, of) -> {
      if (company == null || company.equals(of)) {
        hours.put(worker, 0.0);
      }
    });
    within.forEach(done -> hours.computeIfPresent(done.worker(), (id, had) -> had + done.hours()));
    return hours.values().stream().mapToDouble(h -> h).toArray();
  }

  /**
   * The Gini coefficient: half the mean difference between any two, relative to the mean. Empty
   * when nobody has anything.
   *
   * @param values not negative
   */
  static OptionalDouble gini(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double ranked = 0;
    for (int i = 0; i < sorted.length; i++) {
      sum += sorted[i];
      ranked += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
    }
    return sum == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, ranked / (sorted.length * sum)));
  }

  private static OptionalDouble share(Collection<Done> of, Predicate<Done> good) {
    return of.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) of.stream().filter(good).count() / of.size());
  }
}
