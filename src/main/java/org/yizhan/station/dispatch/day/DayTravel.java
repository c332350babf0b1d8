package org.yizhan.station.dispatch.day;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.Occupied;
import org.yizhan.station.travel.Ways;

/**
 * The ways of a day for the core. A way costs what it takes to walk, whatever the set-up, so that
 * nobody is sent far because there is time; but where the schedule does not allow one visit after
 * another, the way between them is longer than the time there is.
 */
final class DayTravel {
  private static final long MILLIS_PER_MINUTE = Duration.ofMinutes(1).toMillis();

  private final DayFacts facts;
  private final List<DayVisit> visits;
  private final Ways ways;
  private final List<UUID> workers;
  private final List<List<Occupied>> fixed;
  private final int ticksPerTravelMinute;
  private final int ticksPerMinute;

  /** The first way of the day begins before the day does. */
  private final Instant origin;

  /** Of each visit, milliseconds since the origin: begin of its set-up, at the door, free again. */
  private final long[] setUp;

  private final long[] door;
  private final long[] free;

  DayTravel(DayFacts facts, List<UUID> workers, Set<UUID> movable) {
    this.facts = facts;
    this.visits = facts.visits();
    this.ways = facts.ways();
    this.workers = workers;
    fixed = workers.stream().map(worker -> facts.fixed(worker, movable)).toList();
    double points = Math.min(100, facts.weights().travel());
    ticksPerTravelMinute = (int) (points * DayProblem.TICKS_PER_POINT);
    // Walking must never cost more than it takes, or a way that fits would seem not to.
    ticksPerMinute = Math.max(DayProblem.TICKS_PER_POINT, ticksPerTravelMinute);
    origin = facts.day().start().minus(Duration.ofDays(1));
    setUp = millis(visit -> visit.wish().during().start());
    door = millis(visit -> visit.wish().visit().start());
    free = millis(visit -> visit.wish().visit().end());
  }

  private long[] millis(Function<DayVisit, Instant> when) {
    return visits.stream()
        .mapToLong(visit -> Duration.between(origin, when.apply(visit)).toMillis())
        .toArray();
  }

  /** When the visit starts, in the core's time. */
  int start(int visit) {
    return ticks(door[visit]);
  }

  /** When the visit ends, in the core's time. */
  int end(int visit) {
    return ticks(free[visit]);
  }

  /** Number of the place where the worker begins and ends, which stands for wherever that is. */
  int home(int worker) {
    return visits.size() + worker;
  }

  /** From each visit and home to each. */
  int[][] matrix() {
    int places = visits.size() + workers.size();
    var travel = new int[places][places];
    for (int visit = 0; visit < visits.size(); visit++) {
      var here = visits.get(visit).place();
      for (int next = 0; next < visits.size(); next++) {
        travel[visit][next] = visit == next ? 0 : between(visit, next, here);
      }
      for (int worker = 0; worker < workers.size(); worker++) {
        var from = from(worker, visit);
        var onTo = onTo(worker, visit);
        travel[home(worker)][visit] = ticksFor(ways.minutes(from, here));
        // Who is out anyway goes home anyway: that way is not the visit's.
        travel[visit][home(worker)] =
            ticksFor(Math.max(0, ways.minutes(here, onTo) - ways.minutes(from, onTo)));
      }
    }
    return travel;
  }

  private int between(int visit, int next, Place here) {
    int way = ways.minutes(here, visits.get(next).place());
    boolean fits =
        free[visit] <= setUp[next] && free[visit] + way * MILLIS_PER_MINUTE <= door[next];
    int gap = start(next) - end(visit);
    return fits ? Math.min(ticksFor(way), gap) : Math.max(ticksFor(way), gap + 1);
  }

  private Place from(int worker, int visit) {
    var rows = fixed.get(worker);
    return rows.isEmpty()
        ? homeOf(worker)
        : rows.stream()
            .filter(row -> !row.during().end().isAfter(visits.get(visit).wish().visit().start()))
            .max(Comparator.comparing(row -> row.during().end()))
            .map(Occupied::place)
            .orElseGet(() -> homeOf(worker));
  }

  private Place onTo(int worker, int visit) {
    var rows = fixed.get(worker);
    return rows.isEmpty()
        ? homeOf(worker)
        : rows.stream()
            .filter(row -> !row.during().start().isBefore(visits.get(visit).wish().visit().end()))
            .min(Comparator.comparing(row -> row.during().start()))
            .map(Occupied::place)
            .orElseGet(() -> homeOf(worker));
  }

  private Place homeOf(int worker) {
    return Objects.requireNonNull(facts.timetables().get(workers.get(worker))).home();
  }

  private int ticksFor(int minutes) {
    return minutes * ticksPerTravelMinute;
  }

  private int ticks(long millis) {
    return (int) (millis * ticksPerMinute / MILLIS_PER_MINUTE);
  }
}
