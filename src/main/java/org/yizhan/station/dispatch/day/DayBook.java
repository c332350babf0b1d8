package org.yizhan.station.dispatch.day;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yizhan.platform.http.Problem;
import org.yizhan.station.dispatch.Candidates;
import org.yizhan.station.dispatch.RankingWeights;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.travel.Travel;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/** Reads a day as it stands. */
public final class DayBook {
  /** What lies this far around the day can matter to it: a night's visit, the way from it. */
  private static final Duration AROUND = Duration.ofHours(12);

  private final Visits visits;
  private final Workforce workforce;
  private final Schedule schedule;
  private final Travel travel;
  private final Licences licences;
  private final Candidates candidates;
  private final RankingWeights weights;
  private final PlanningConfig config;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Reads days of {@code zone}. */
  public DayBook(
      Visits visits,
      Workforce workforce,
      Schedule schedule,
      Travel travel,
      Licences licences,
      Candidates candidates,
      RankingWeights weights,
      PlanningConfig config,
      InstantSource clock,
      ZoneId zone) {
    this.visits = visits;
    this.workforce = workforce;
    this.schedule = schedule;
    this.travel = travel;
    this.licences = licences;
    this.candidates = candidates;
    this.weights = weights;
    this.config = config;
    this.clock = clock;
    this.zone = zone;
  }

  /** How plans are made. */
  PlanningConfig config() {
    return config;
  }

  /** The day it is now. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** The day with these workers away and these visits taking so much longer. */
  DayFacts facts(LocalDate date, Set<UUID> away, Map<UUID, Duration> late) {
    var now = clock.instant();
    var day = new Window(startOf(date), startOf(date.plusDays(1)));
    var open = visits.on(date).stream().filter(visit -> visit.state().open()).toList();
    var decided = licences.decided(open.stream().map(Visit::id).toList());
    var movable =
        open.stream()
            .filter(visit -> !late.containsKey(visit.id()))
            .filter(visit -> isAway(visit, away) || !isDecided(visit, decided))
            .map(visit -> new DayVisit(visit, candidates.wish(visit)))
            .filter(visit -> !isOver(visit, now))
            .toList();
    var households =
        movable.stream().map(DayVisit::visit).map(Visit::household).collect(Collectors.toSet());
    var around = new Window(day.start().minus(AROUND), day.end().plus(AROUND));
    return new DayFacts(
        day,
        now,
        movable,
        delayed(schedule.everybody(around), late),
        workforce.all().stream().collect(Collectors.toMap(Worker::id, Function.identity())),
        workforce.rarity(),
        travel.ways(),
        away,
        candidates.past(households, movable.stream().map(DayVisit::id).collect(Collectors.toSet())),
        weights,
        config);
  }

  /** Who is late is taken for longer: an estimate, which no table holds. */
  private static Map<UUID, Timetable> delayed(
      Map<UUID, Timetable> timetables, Map<UUID, Duration> late) {
    return timetables.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().delayed(late)));
  }

  /**
   * The visits of the day that are late.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 for one that is not on that day, has no
   *     worker or is over
   */
  Map<UUID, Duration> late(LocalDate date, List<Planning.Late> late) {
    var delays = new LinkedHashMap<UUID, Duration>();
    for (var one : late) {
      var field = "/late/" + delays.size() + "/visit";
      var visit = visits.require(field, one.visit());
      if (!LocalDate.ofInstant(visit.start(), zone).equals(date)) {
        throw Problem.invalid(field, "is not on the day to be planned").exception();
      }
      if (visit.worker() == null || visit.state().over()) {
        throw Problem.invalid(field, "has no worker who could be late, or is over").exception();
      }
      if (delays.put(one.visit(), Duration.ofMinutes(one.minutes())) != null) {
        throw Problem.invalid(field, "is named twice").exception();
      }
    }
    return delays;
  }

  private static boolean isAway(Visit visit, Set<UUID> away) {
    return visit.worker() != null && away.contains(visit.worker());
  }

  /** A manager sent this worker against a rule: no plan undoes that, unless the worker is away. */
  private static boolean isDecided(Visit visit, Set<Licences.Assignment> decided) {
    return decided.contains(new Licences.Assignment(visit.id(), visit.assignment()));
  }

  /** Nobody can be sent any more: it would be over before they came. */
  private static boolean isOver(DayVisit visit, Instant now) {
    var earliest = now.minus(visit.wish().service().duration());
    return visit.visit().start().isBefore(earliest);
  }

  private Instant startOf(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }
}
