package org.yizhan.station.travel;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Place;

/** Learns from real trips by how much ways take longer than they should. */
final class TravelRules {
  /** However long it really takes, minutes are not corrected by more than this. */
  static final double LOWEST = 0.5;

  static final double HIGHEST = 2;

  /** Shorter ways, in minutes, tell more about stairs and lifts than about the way. */
  private static final double SHORTEST = 2;

  /** Beyond these the worker forgot to report, or reported at the wrong moment. */
  private static final double IMPLAUSIBLY_FAST = 0.2;

  private static final double IMPLAUSIBLY_SLOW = 5;

  /** Who sets out later than this after a visit comes from somewhere else. */
  private static final Duration STILL_THERE = Duration.ofMinutes(30);

  /** When the two clocks differ by more about the same trip, a report waited for the network. */
  private static final Duration SAME = Duration.ofMinutes(2);

  private TravelRules() {}

  private record Measured(LocalDate date, double ratio) {}

  /**
   * The median of real to expected minutes, within {@value #LOWEST} and {@value #HIGHEST}, to two
   * decimals.
   *
   * @param trips of some days, all of each worker's, in any order
   * @param ways their correction does not matter
   * @param least fewer trips than these correct nothing
   */
  static Correction correction(List<Trip> trips, Ways ways, int least) {
    var measured = measured(trips, ways);
    if (measured.isEmpty()) {
      return Correction.NONE;
    }
    var since = measured.stream().map(Measured::date).min(Comparator.naturalOrder()).orElseThrow();
    var ratios = measured.stream().mapToDouble(Measured::ratio).sorted().toArray();
    var factor = ratios.length < least ? 1 : Math.clamp(median(ratios), LOWEST, HIGHEST);
    return new Correction(Math.round(factor * 100) / 100.0, ratios.length, since);
  }

  private static List<Measured> measured(List<Trip> trips, Ways ways) {
    var routes =
        trips.stream()
            .sorted(Comparator.comparing(Trip::departed))
            .collect(Collectors.groupingBy(Trip::worker));
    var measured = new ArrayList<Measured>();
    for (var route : routes.values()) {
      @Nullable Trip before = null;
      for (var trip : route) {
        var from = origin(before, trip);
        from.flatMap(place -> measure(trip, ways.expected(place, trip.to())))
            .ifPresent(measured::add);
        before = trip;
      }
    }
    return measured;
  }

  /** Where the worker set out, as plans assume it: at the visit before, at home in the morning. */
  private static Optional<Place> origin(@Nullable Trip before, Trip trip) {
    if (before == null || !before.date().equals(trip.date())) {
      return Optional.of(trip.home());
    }
    var over = before.over();
    return over == null
            || over.isAfter(trip.departed())
            || over.plus(STILL_THERE).isBefore(trip.departed())
        ? Optional.empty()
        : Optional.of(before.to());
  }

  private static Optional<Measured> measure(Trip trip, double expected) {
    var onDevice = trip.onDevice();
    if (expected < SHORTEST
        || (onDevice != null && onDevice.minus(trip.taken()).abs().compareTo(SAME) > 0)) {
      return Optional.empty();
    }
    var ratio = trip.taken().toSeconds() / 60.0 / expected;
    return Optional.of(new Measured(trip.date(), ratio))
        .filter(one -> one.ratio() >= IMPLAUSIBLY_FAST && one.ratio() <= IMPLAUSIBLY_SLOW);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
