package org.yizhan.station.dispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.schedule.Move;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Workforce;

/**
 * Gives visits to workers: one, or several that are swapped together. Both are the same act under
 * the same guard; a plan of one is an assignment.
 */
public final class Dispatch {
  private final Db db;
  private final Visits visits;
  private final Workforce workforce;
  private final Schedule schedule;
  private final Candidates candidates;
  private final InstantSource clock;
  private final DispatchStore store = new DispatchStore();

  /** Judges with {@code candidates}' needs of each visit. */
  public Dispatch(
      Db db,
      Visits visits,
      Workforce workforce,
      Schedule schedule,
      Candidates candidates,
      InstantSource clock) {
    this.db = db;
    this.visits = visits;
    this.workforce = workforce;
    this.schedule = schedule;
    this.candidates = candidates;
    this.clock = clock;
  }

  /**
   * Gives the visit, read at {@code version}, to the worker.
   *
   * @throws ProblemException 409 with the reason when the worker cannot, 412 when the visit changed
   */
  public Visit assign(UUID visit, long version, UUID worker, Principal caller) {
    var current = visits.get(visit);
    workforce.require("/worker", worker);
    var one = new Plan.Assignment(visit, version, worker, current.worker());
    return db.inTransaction(tx -> apply(tx, List.of(one), caller)).getFirst();
  }

  /**
   * Writes a plan down without applying it.
   *
   * @throws ProblemException 400 for a visit or worker that is not there, or a visit named twice
   */
  public Plan propose(List<Proposal> proposals) {
    if (proposals.stream().map(Proposal::visit).distinct().count() < proposals.size()) {
      throw Problem.invalid("/assignments", "name each visit once").exception();
    }
    var assignments = new ArrayList<Plan.Assignment>();
    for (var proposal : proposals) {
      assignments.add(assignment("/assignments/" + assignments.size(), proposal));
    }
    var plan = new Plan(Ids.next(), false, assignments);
    store.insertPlan(db, plan, clock.instant());
    return plan;
  }

  private Plan.Assignment assignment(String field, Proposal proposal) {
    workforce.require(field + "/worker", proposal.worker());
    var current = visits.require(field + "/visit", proposal.visit()).worker();
    return new Plan.Assignment(proposal.visit(), proposal.version(), proposal.worker(), current);
  }

  /** A visit, read at a version, that should go to a worker. */
  public record Proposal(UUID visit, long version, UUID worker) {}

  /**
   * Applies the plan as a whole.
   *
   * @throws ProblemException 409 when a worker cannot or it was applied before, 412 when a visit
   *     changed
   */
  public Plan apply(UUID id, Principal caller) {
    var plan = store.plan(db, id).orElseThrow(() -> Problem.notFound("plan").exception());
    return db.inTransaction(tx -> {
      tx.deferConstraints();
      if (!store.apply(tx, id, clock.instant())) {
        throw Problem.of(409, "plan-applied", "The plan was applied already").exception();
      }
      apply(tx, plan.assignments(), caller);
      return new Plan(id, true, plan.assignments());
    });
  }

  /** A visit as it is under the lock, and who gets it. */
  private record Gift(Visit visit, UUID to) {}

  private List<Visit> apply(Tx tx, List<Plan.Assignment> assignments, Principal caller) {
    var now = clock.instant();
    schedule.lock(
        tx,
        assignments.stream()
            .flatMap(a -> Stream.concat(Stream.of(a.worker()), Stream.ofNullable(a.previous())))
            .collect(Collectors.toSet()));
    visits.lock(tx, assignments.stream().map(Plan.Assignment::visit).toList());
    var gifts = assignments.stream().map(a -> new Gift(fresh(tx, a), a.worker())).toList();
    var moves =
        gifts.stream().map(g -> new Move(g.visit().id(), g.to(), candidates.wish(g.visit())));
    require(schedule.judgeTogether(tx, moves.toList(), now));
    return gifts.stream().map(gift -> give(tx, gift, now, caller)).toList();
  }

  private Visit fresh(Tx tx, Plan.Assignment assignment) {
    var visit = visits.locked(tx, assignment.visit());
    if (visit.version() != assignment.version()) {
      throw Problem.of(412, "stale-version", "Somebody changed the visit meanwhile")
          .withDetail("Read it again, look, and decide again.")
          .exception();
    }
    if (!visit.state().open()) {
      throw Problem.of(409, "visit-under-way", "The visit is under way or over").exception();
    }
    return visit;
  }

  private static void require(Map<UUID, Verdict> verdicts) {
    var reasons = new HashMap<UUID, List<Reason>>();
    verdicts.forEach((visit, verdict) -> {
      if (verdict instanceof Verdict.Impossible(var why)) {
        reasons.put(visit, why);
      }
    });
    if (!reasons.isEmpty()) {
      var first = reasons.values().iterator().next().getFirst();
      throw Problem.of(409, "worker-not-possible", "The worker cannot take this visit")
          .withDetail(first.text().en())
          .with(
              "reasons",
              reasons.values().stream().flatMap(List::stream).map(Reason::code).distinct().toList())
          .exception();
    }
  }

  private Visit give(Tx tx, Gift gift, Instant now, Principal caller) {
    var visit = gift.visit();
    var given = visit.assignedTo(gift.to(), now);
    if (visit.worker() == null) {
      schedule.occupy(tx, gift.to(), candidates.wish(visit), visit.id());
    } else {
      schedule.move(tx, visit.id(), visit.worker(), gift.to());
    }
    var before =
        visit.worker() == null ? Map.<String, Object>of() : Map.of("previous", visit.worker());
    visits.save(tx, given, now, caller.actor(), "assigned", before);
    return given;
  }
}
