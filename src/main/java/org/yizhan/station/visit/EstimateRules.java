package org.yizhan.station.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Place;

/**
 * What becomes of a worker's day when a visit runs late (S11): each visit begins when it was
 * booked, or when the worker can be there if that is later. What was booked stays as it is.
 */
final class EstimateRules {
  /** Less than this nobody needs to know, and times are told in steps of it. */
  static final Duration STEP = Duration.ofMinutes(5);

  /** First what is done with or begun, then what is to come. */
  private static final Comparator<Stop> ORDER =
      Comparator.comparing((Stop stop) -> stop.state().open()).thenComparing(Stop::start);

  private EstimateRules() {}

  /**
   * A visit of the worker's day.
   *
   * @param since when it reached its state
   */
  record Stop(
      UUID visit, VisitState state, Instant start, Instant end, Instant since, Place place) {
    Duration length() {
      return Duration.between(start, end);
    }
  }

  /** Where the worker will be free, and when; nothing is known before the first visit. */
  private record Free(Instant from, @Nullable Place at) {
    Instant there(Place place, ToIntBiFunction<Place, Place> minutes) {
      return at == null ? from : from.plus(Duration.ofMinutes(minutes.applyAsInt(at, place)));
    }
  }

  /**
   * The visits that begin, or end once begun, at least {@link #STEP} later than booked.
   *
   * @param minutes on the way from one place to another
   */
  static Map<UUID, Estimate> of(
      List<Stop> day, ToIntBiFunction<Place, Place> minutes, Instant now) {
    var late = new HashMap<UUID, Estimate>();
    var free = new Free(Instant.MIN, null);
    for (var stop : day.stream().sorted(ORDER).toList()) {
      if (stop.state() == VisitState.CANCELLED) {
        continue;
      }
      if (stop.state().over()) {
        free = new Free(later(free.from(), stop.since()), stop.place());
        continue;
      }
      var begin = begin(stop, free, minutes, now);
      var end = later(begin.plus(stop.length()), now);
      free = new Free(end, stop.place());
      if (isLate(stop, begin, end)) {
        late.put(stop.visit(), told(stop, begin, end));
      }
    }
    return late;
  }

  private static Instant begin(
      Stop stop, Free free, ToIntBiFunction<Place, Place> minutes, Instant now) {
    return switch (stop.state()) {
      case STARTED -> stop.since();
      case ARRIVED -> later(stop.start(), now);
      case DEPARTED -> {
        var there = new Free(stop.since(), free.at()).there(stop.place(), minutes);
        yield later(later(stop.start(), there), now);
      }
      default -> {
        var leaving = new Free(later(free.from(), now), free.at());
        yield later(stop.start(), leaving.there(stop.place(), minutes));
      }
    };
  }

  private static boolean isLate(Stop stop, Instant begin, Instant end) {
    return !begin.isBefore(stop.start().plus(STEP)) || !end.isBefore(stop.end().plus(STEP));
  }

  /** Rounded up, so that nobody is told a time that cannot be. */
  private static Estimate told(Stop stop, Instant begin, Instant end) {
    return stop.state() == VisitState.STARTED
        ? new Estimate(begin, rounded(stop.end(), end))
        : new Estimate(rounded(stop.start(), begin), rounded(stop.end(), end));
  }

  private static Instant rounded(Instant booked, Instant expected) {
    var steps = Math.ceilDiv(Duration.between(booked, expected).toMillis(), STEP.toMillis());
    return booked.plus(STEP.multipliedBy(Math.max(0, steps)));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
