package org.yizhan.station.dispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;
import org.yizhan.station.schedule.Move;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Workforce;

/**
 * Gives visits to workers: one, or several that are swapped together. Both are the same act under
 * the same guard.
 */
public final class Dispatch {
  private final Db db;
  private final Visits visits;
  private final Workforce workforce;
  private final Schedule schedule;
  private final Overrides overrides;
  private final Candidates candidates;
  private final InstantSource clock;

  /** Judges with {@code candidates}' needs of each visit. */
  public Dispatch(
      Db db,
      Visits visits,
      Workforce workforce,
      Schedule schedule,
      Overrides overrides,
      Candidates candidates,
      InstantSource clock) {
    this.db = db;
    this.visits = visits;
    this.workforce = workforce;
    this.schedule = schedule;
    this.overrides = overrides;
    this.candidates = candidates;
    this.clock = clock;
  }

  /**
   * Gives the visit, read at {@code version}, to the worker.
   *
   * @param against why a manager decides against rules that allow it; absent as a rule
   * @throws ProblemException 403 when somebody else than a manager decides against a rule, 409 with
   *     the reason when the worker cannot, 412 when the visit changed
   */
  public Visit assign(
      UUID visit, long version, UUID worker, @Nullable String against, Principal caller) {
    Overrides.require(against, caller);
    var current = visits.get(visit);
    workforce.require("/worker", worker);
    var one = new Assignment(visit, version, worker, current.worker());
    return db.inTransaction(tx -> give(tx, List.of(one), against, caller)).getFirst();
  }

  /** A visit as it is under the lock, and who gets it. */
  private record Gift(Visit visit, UUID to) {}

  /**
   * Gives all these visits or none. Two workers may swap visits, so the caller lets the constraints
   * of {@code tx} wait.
   *
   * @throws ProblemException 409 with the visits and reasons when a worker cannot or the work has
   *     begun, 412 with the visits that changed since they were read
   */
  public List<Visit> give(Tx tx, List<Assignment> assignments, Principal caller) {
    return give(tx, assignments, null, caller);
  }

  private List<Visit> give(
      Tx tx, List<Assignment> assignments, @Nullable String against, Principal caller) {
    var now = clock.instant();
    schedule.lock(
        tx,
        assignments.stream()
            .flatMap(a -> Stream.concat(Stream.of(a.worker()), Stream.ofNullable(a.previous())))
            .collect(Collectors.toSet()));
    var ids = assignments.stream().map(Assignment::visit).toList();
    visits.lock(tx, ids);
    var found = visits.all(tx, ids).stream().collect(Collectors.toMap(Visit::id, v -> v));
    requireFresh(assignments, found);
    var gifts =
        assignments.stream().map(a -> new Gift(find(found, a.visit()), a.worker())).toList();
    var moves =
        gifts.stream().map(g -> new Move(g.visit().id(), g.to(), candidates.wish(g.visit())));
    var verdicts = schedule.judgeTogether(tx, moves.toList(), now);
    var rulings = rulings(verdicts, against);
    return gifts.stream()
        .map(gift -> give(tx, gift, rulings.get(gift.visit().id()), against, now, caller))
        .toList();
  }

  private static Visit find(Map<UUID, Visit> found, UUID id) {
    return Optional.ofNullable(found.get(id))
        .orElseThrow(() -> Problem.notFound("visit").exception());
  }

  private static void requireFresh(List<Assignment> assignments, Map<UUID, Visit> found) {
    var stale =
        assignments.stream()
            .filter(a -> find(found, a.visit()).version() != a.version())
            .map(Assignment::visit)
            .toList();
    if (!stale.isEmpty()) {
      throw Problem.of(412, "stale-version", "Somebody changed the visit meanwhile")
          .withDetail("Read it again, look, and decide again.")
          .with("visits", stale)
          .exception();
    }
    var begun =
        assignments.stream()
            .map(Assignment::visit)
            .filter(visit -> !find(found, visit).state().unbegun())
            .toList();
    if (!begun.isEmpty()) {
      throw Problem.of(409, "visit-under-way", "The work has begun or is over")
          .with("visits", begun)
          .exception();
    }
  }

  /**
   * What holds of the verdicts after the decision, by visit.
   *
   * @throws ProblemException 409 when anything still stands in the way
   */
  private static Map<UUID, OverrideRules.Ruling> rulings(
      Map<UUID, Verdict> verdicts, @Nullable String against) {
    var rulings = new HashMap<UUID, OverrideRules.Ruling>();
    var reasons = new HashMap<UUID, List<Reason>>();
    verdicts.forEach((visit, verdict) -> {
      var ruling = OverrideRules.rule(verdict, against != null);
      rulings.put(visit, ruling);
      if (ruling.rest() instanceof Verdict.Impossible(var left)) {
        reasons.put(visit, left);
      }
    });
    if (!reasons.isEmpty()) {
      var first = reasons.values().iterator().next().getFirst();
      throw Problem.of(409, "worker-not-possible", "The worker cannot take this visit")
          .withDetail(first.text().en())
          .with(
              "reasons",
              reasons.values().stream().flatMap(List::stream).map(Reason::code).distinct().toList())
          .with("visits", reasons.keySet().stream().sorted().toList())
          .exception();
    }
    return rulings;
  }

  private Visit give(
      Tx tx,
      Gift gift,
      OverrideRules.@Nullable Ruling ruling,
      @Nullable String against,
      Instant now,
      Principal caller) {
    var visit = gift.visit();
    var given = visit.assignedTo(gift.to(), now);
    if (visit.worker() == null) {
      schedule.occupy(tx, gift.to(), candidates.wish(visit), visit.id());
    } else {
      schedule.move(tx, visit.id(), visit.worker(), gift.to());
    }
    var more = new TreeMap<String, Object>(visit.owed());
    if (visit.worker() != null) {
      more.put("previous", visit.worker());
    }
    if (ruling != null) {
      more.putAll(overrides.keep(tx, given, ruling, against, now, caller));
    }
    visits.save(tx, given, now, caller.actor(), "assigned", more);
    return given;
  }
}
