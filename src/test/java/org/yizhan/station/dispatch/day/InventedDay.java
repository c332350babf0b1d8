package org.yizhan.station.dispatch.day;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.dispatch.Candidates;
import org.yizhan.station.dispatch.RankingWeights;
import org.yizhan.station.dispatch.Shares;
import org.yizhan.station.household.Address;
import org.yizhan.station.household.Person;
import org.yizhan.station.household.Place;
import org.yizhan.station.licence.Licence;
import org.yizhan.station.licence.Rulebook;
import org.yizhan.station.schedule.Filters;
import org.yizhan.station.schedule.Occupied;
import org.yizhan.station.schedule.Timetable;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.schedule.hours.WorkRulebook;
import org.yizhan.station.travel.OnFoot;
import org.yizhan.station.travel.Ways;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitState;
import org.yizhan.station.workforce.Rarity;
import org.yizhan.station.workforce.Worker;

/**
 * A day without a station, told step by step; times are hours after midnight. Ids are numbers in
 * the order of the telling, so that the same telling gives the same day.
 */
final class InventedDay {
  static final Instant MIDNIGHT = Instant.parse("2026-11-29T16:00:00Z");
  static final RankingWeights WEIGHTS = new RankingWeights(100, 8, 1, 0, 3, 1, 0.5, 0, 0, 28);

  private final Map<UUID, Worker> workers = new LinkedHashMap<>();
  private final Map<UUID, List<Window>> shifts = new HashMap<>();
  private final Map<UUID, List<Occupied>> occupied = new HashMap<>();
  private final List<DayVisit> visits = new ArrayList<>();
  private final Map<UUID, Filters> filters = new HashMap<>();
  private final Set<UUID> away = new TreeSet<>();
  private PlanningConfig config = new PlanningConfig(1, 20, 60);
  private Instant now = at(0);
  private Ways ways = OnFoot.WAYS;
  private long ids;

  static Instant at(double hours) {
    return MIDNIGHT.plus(Duration.ofMinutes(Math.round(hours * 60)));
  }

  private UUID next() {
    return new UUID(0, ++ids);
  }

  InventedDay now(double hours) {
    now = at(hours);
    return this;
  }

  /** Ways take so many times longer than they should. */
  InventedDay slower(double factor) {
    ways = OnFoot.slower(factor);
    return this;
  }

  InventedDay changesCost(double assigned, double accepted) {
    config = new PlanningConfig(1, assigned, accepted);
    return this;
  }

  /** Somebody who works from seven to twenty-one and lives so far east of the station. */
  UUID worker(int eastMetres, String... skills) {
    return worker(new Place(eastMetres, 0), 7, 21, skills);
  }

  UUID worker(Place home, double from, double until, String... skills) {
    var id = next();
    workers.put(
        id,
        new Worker(
            id,
            "样",
            "例",
            "f",
            new Text("样例", "Sample"),
            new UUID(1, 1),
            Set.of(skills),
            home,
            4,
            true));
    shifts.put(id, List.of(new Window(at(from), at(until))));
    occupied.put(id, new ArrayList<>());
    return id;
  }

  /** Kept from some homes. */
  InventedDay keptFrom(UUID worker, Filters by) {
    filters.put(worker, by);
    return this;
  }

  /** Called in sick. */
  InventedDay away(UUID worker) {
    away.add(worker);
    return this;
  }

  /** An hour's cleaning with fifteen minutes of set-up, so far east of the station. */
  DayVisit cleaning(double hour, int eastMetres, @Nullable UUID worker) {
    return visit("cleaning", 15, 60, hour, new Place(eastMetres, 0), worker, false, null);
  }

  DayVisit visit(
      String skill,
      int setUp,
      int minutes,
      double hour,
      Place place,
      @Nullable UUID worker,
      boolean accepted,
      @Nullable UUID wished) {
    return visit(wish(skill, setUp, minutes, hour, place), worker, accepted, wished);
  }

  /** The same at nine beside the station for these people. */
  DayVisit cleaningFor(Whom whom) {
    var any = wish("cleaning", 15, 60, 9, new Place(0, 0));
    return visit(new Wish(any.service(), any.visit(), any.place(), whom, null), null, false, null);
  }

  private DayVisit visit(
      Wish wish, @Nullable UUID worker, boolean accepted, @Nullable UUID wished) {
    var visit = asVisit(wish, worker, accepted, wished);
    var planned = new DayVisit(visit, wish);
    visits.add(planned);
    if (worker != null) {
      occupy(worker, wish, visit.id());
    }
    return planned;
  }

  /**
   * A cleaning by two, each for an hour with fifteen minutes of set-up.
   *
   * @param gap hours from the first one's start to the second one's
   */
  List<DayVisit> crew(
      double hour, double gap, Place place, @Nullable UUID first, @Nullable UUID second) {
    var crew = next();
    return List.of(member(crew, 1, hour, place, first), member(crew, 2, hour + gap, place, second));
  }

  private DayVisit member(UUID crew, int member, double hour, Place place, @Nullable UUID worker) {
    var wish = wish("cleaning", 15, 60, hour, place).inCrew(crew);
    var planned =
        new DayVisit(
            asVisit(wish, worker, false, null, new Visit.Shape(crew, member, false)), wish);
    visits.add(planned);
    if (worker != null) {
      occupy(worker, wish, planned.id());
    }
    return planned;
  }

  /** A visit under way, which stays whatever is planned. */
  UUID underWay(Wish wish, UUID worker) {
    var visit = next();
    occupy(worker, wish, visit);
    return visit;
  }

  /** Somebody at the kiosk is choosing this worker. */
  void held(UUID worker, Wish wish) {
    occupied(worker)
        .add(new Occupied(next(), worker, wish.during(), next(), null, null, null, null));
  }

  Wish wish(String skill, int setUp, int minutes, double hour, Place place) {
    var text = new Text("样例", "Sample");
    var service =
        new Service(
            new UUID(2, skill.hashCode()), "any", text, text, text, skill, minutes, setUp, false);
    return Wish.of(service, at(hour), place, Whom.ANYBODY);
  }

  private void occupy(UUID worker, Wish wish, UUID visit) {
    occupied(worker)
        .add(
            new Occupied(
                next(),
                worker,
                wish.during(),
                null,
                visit,
                wish.place(),
                wish.visit().start(),
                wish.crew()));
  }

  private List<Occupied> occupied(UUID worker) {
    return Objects.requireNonNull(occupied.get(worker));
  }

  private Visit asVisit(Wish wish, @Nullable UUID worker, boolean accepted, @Nullable UUID wished) {
    return asVisit(wish, worker, accepted, wished, Visit.Shape.ALONE);
  }

  private Visit asVisit(
      Wish wish,
      @Nullable UUID worker,
      boolean accepted,
      @Nullable UUID wished,
      Visit.Shape shape) {
    var state =
        worker == null
            ? VisitState.UNASSIGNED
            : accepted ? VisitState.ACCEPTED : VisitState.ASSIGNED;
    return new Visit(
        next(),
        1,
        next(),
        state,
        wish.visit().start(),
        wish.visit().end(),
        wish.service().id(),
        new Address(new UUID(3, 1), 1, 1, 1),
        next(),
        new Person(null, null, null, null),
        null,
        worker,
        1,
        wished,
        "A001",
        "1234",
        false,
        MIDNIGHT,
        0,
        shape);
  }

  /** The timetable of the worker as it stands. */
  Timetable timetable(UUID worker) {
    var who = Objects.requireNonNull(workers.get(worker));
    return new Timetable(
        worker,
        true,
        who.skills(),
        who.home(),
        ways,
        new Licence(new Rulebook(List.of()), List.of(), ZoneOffset.UTC),
        new WorkRulebook(List.of(), ZoneOffset.UTC),
        filters.getOrDefault(worker, new Filters("f", Set.of(), List.of())),
        Objects.requireNonNull(shifts.get(worker)),
        List.of(),
        List.copyOf(occupied(worker)));
  }

  DayFacts facts() {
    var timetables = new HashMap<UUID, Timetable>();
    workers.keySet().forEach(worker -> timetables.put(worker, timetable(worker)));
    return new DayFacts(
        new Window(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1))),
        now,
        visits.stream().sorted(Comparator.comparing(visit -> visit.visit().start())).toList(),
        timetables,
        workers,
        Rarity.among(workers.values()),
        ways,
        away,
        new Candidates.Past(Map.of(), Shares.EQUAL),
        WEIGHTS,
        config);
  }
}
