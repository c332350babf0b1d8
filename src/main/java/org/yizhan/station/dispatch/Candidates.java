package org.yizhan.station.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.platform.db.Db;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/** Who could take a visit, ranked, and why the others cannot. */
public final class Candidates {
  /** How far back visits to the same household count as a steady relationship. */
  private static final Duration STEADY = Duration.ofDays(180);

  private final Db db;
  private final Catalog catalog;
  private final AddressBook addressBook;
  private final Workforce workforce;
  private final Visits visits;
  private final Schedule schedule;
  private final Sharing sharing;
  private final RankingWeights weights;
  private final InstantSource clock;
  private final DispatchStore store = new DispatchStore();

  /** Ranks with {@code weights}. */
  public Candidates(
      Db db,
      Catalog catalog,
      AddressBook addressBook,
      Workforce workforce,
      Visits visits,
      Schedule schedule,
      Sharing sharing,
      RankingWeights weights,
      InstantSource clock) {
    this.db = db;
    this.catalog = catalog;
    this.addressBook = addressBook;
    this.workforce = workforce;
    this.visits = visits;
    this.schedule = schedule;
    this.sharing = sharing;
    this.weights = weights;
    this.clock = clock;
  }

  /** A worker who cannot take the visit. */
  public record Excluded(Worker worker, List<Reason> reasons) {}

  /**
   * Everybody, one way or the other.
   *
   * @param terms what the scores are the sums of
   */
  public record Found(
      List<Ranking.Weighed> terms, List<Ranking.Ranked> ranked, List<Excluded> excluded) {}

  /** Everybody, held against the visit as it stands. */
  public Found of(Visit visit) {
    var wish = wish(visit);
    var now = clock.instant();
    var timetables = schedule.timetables(wish);
    var steady = store.steadyVisits(db, visit.household(), now.minus(STEADY), now);
    var shares = sharing.read(Set.of(visit.id()));
    var known =
        new CandidateRules.Known(timetables, steady, shares, workforce.rarity(), weights, now);
    return CandidateRules.judge(visit, wish, workforce.all(), known);
  }

  /**
   * Everybody, held against the visit as if it started at another time, later than now; the rest of
   * its crew moves with it and does not stand in the way.
   */
  public Found at(Visit visit, Instant start) {
    var moved = wish(visit, start);
    var now = clock.instant();
    var own = crewOf(visit);
    var timetables = schedule.timetables(moved);
    var steady = store.steadyVisits(db, visit.household(), now.minus(STEADY), now);
    var shares = sharing.read(own);
    var known =
        new CandidateRules.Known(timetables, steady, shares, workforce.rarity(), weights, now);
    return CandidateRules.judge(visit, moved, own, now, workforce.all(), known);
  }

  private Set<UUID> crewOf(Visit visit) {
    var crew = visit.shape().crew();
    return crew == null
        ? Set.of(visit.id())
        : visits.ofBooking(visit.booking()).stream()
            .filter(mate -> crew.equals(mate.shape().crew()))
            .map(Visit::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the service is offered at a time, when a member of its crew begins then. */
  public boolean offered(Visit visit, Instant start) {
    var service = catalog.service(visit.service());
    return schedule.offered(service, start.minus(service.offset(visit.shape().member())));
  }

  /**
   * What ranking asks of the past.
   *
   * @param steady by household and worker: visits together in the last 180 days
   * @param shares how the work is shared
   */
  public record Past(Map<UUID, Map<UUID, Integer>> steady, Shares shares) {
    /** Visits of the worker to the household. */
    public int steady(UUID household, UUID worker) {
      return steady.getOrDefault(household, Map.of()).getOrDefault(worker, 0);
    }
  }

  /** The past of these households and of all workers, as if these visits were not booked. */
  public Past past(Set<UUID> households, Set<UUID> without) {
    var now = clock.instant();
    return new Past(
        store.steadyVisits(db, households, now.minus(STEADY), now), sharing.read(without));
  }

  /** What the visit needs of a worker. */
  public Wish wish(Visit visit) {
    return wish(visit, visit.start());
  }

  private Wish wish(Visit visit, Instant start) {
    var building = addressBook.building(visit.address().building());
    var whom = new Whom(visit.household(), building.id(), visit.carerGender());
    var shape = visit.shape();
    var part = catalog.service(visit.service()).part(shape.member());
    return Wish.of(part, start, building.place(), whom).inCrew(shape.crew());
  }
}
