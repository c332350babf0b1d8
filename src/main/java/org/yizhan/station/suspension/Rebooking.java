package org.yizhan.station.suspension;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.dispatch.Candidates;
import org.yizhan.station.dispatch.Ranking;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Demand;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;

/**
 * Proposes what could become of the visits that a suspension makes impossible: another worker at
 * the same time, or another time once the building is open again. Whatever is chosen goes the way
 * that every assignment and every new time goes.
 */
public final class Rebooking {
  /** Proposals for one visit. */
  private static final int PROPOSALS = 3;

  private final Suspensions suspensions;
  private final Visits visits;
  private final Catalog catalog;
  private final Candidates candidates;
  private final Availability availability;
  private final InstantSource clock;

  /** Proposes from what {@code availability} shows and whom {@code candidates} ranks. */
  public Rebooking(
      Suspensions suspensions,
      Visits visits,
      Catalog catalog,
      Candidates candidates,
      Availability availability,
      InstantSource clock) {
    this.suspensions = suspensions;
    this.visits = visits;
    this.catalog = catalog;
    this.candidates = candidates;
    this.availability = availability;
    this.clock = clock;
  }

  /**
   * A visit that cannot be as it is.
   *
   * @param slots other times, soonest first; for a building or the station
   * @param workers others who can come at its time, best first; for a worker
   */
  record Affected(Visit visit, List<Availability.Slot> slots, List<Ranking.Ranked> workers) {}

  /**
   * The visits that a suspension, standing or drafted, makes impossible, by start. A crew is moved
   * together, so only its first member is named where another time is needed.
   */
  List<Affected> of(Suspension suspension) {
    var now = clock.instant();
    return visits.all(suspensions.concerned(suspension)).stream()
        .filter(visit -> visit.state().open() && visit.end().isAfter(now))
        .sorted(Comparator.comparing(Visit::start).thenComparing(Visit::id))
        .filter(visit -> suspension.worker() != null || visit.shape().member() == 1)
        .map(visit -> proposed(suspension, visit))
        .toList();
  }

  private Affected proposed(Suspension suspension, Visit visit) {
    if (suspension.worker() == null) {
      var whom = candidates.wish(visit).whom();
      var service = catalog.service(visit.service());
      var demand = new Demand(service, whom, visit.wishedWorker());
      var reopened = suspension.during().end().plus(service.setUp());
      var slots = availability.following(demand, reopened, PROPOSALS);
      return new Affected(visit, slots, List.of());
    }
    var others =
        candidates.of(visit).ranked().stream()
            .filter(ranked -> !ranked.worker().equals(suspension.worker()))
            .limit(PROPOSALS)
            .toList();
    return new Affected(visit, List.of(), others);
  }
}
