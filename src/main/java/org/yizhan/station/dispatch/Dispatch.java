package org.yizhan.station.dispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.licence.Licences;
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
  private final Licences licences;
  private final Candidates candidates;
  private final InstantSource clock;
  private final DispatchStore store = new DispatchStore();

  /** Judges with {@code candidates}' needs of each visit. */
  public Dispatch(
      Db db,
      Visits visits,
      Workforce workforce,
      Schedule schedule,
      Licences licences,
      Candidates candidates,
      InstantSource clock) {
    this.db = db;
    this.visits = visits;
    this.workforce = workforce;
    this.schedule = schedule;
    this.licences = licences;
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
    if (against != null && caller.role() != Role.MANAGER) {
      throw Problem.of(403, "not-allowed", "Only a manager decides against a rule").exception();
    }
    var current = visits.get(visit);
    workforce.require("/worker", worker);
    var one = new Plan.Assignment(visit, version, worker, current.worker());
    return db.inTransaction(tx -> apply(tx, List.of(one), against, caller)).getFirst();
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
      apply(tx, plan.assignments(), null, caller);
      return new Plan(id, true, plan.assignments());
    });
  }

  /** A visit as it is under the lock, and who gets it. */
  private record Gift(Visit visit, UUID to) {}

  private List<Visit> apply(
      Tx tx, List<Plan.Assignment> assignments, @Nullable String against, Principal caller) {
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
    var verdicts = schedule.judgeTogether(tx, moves.toList(), now);
    var overridden = overridden(verdicts, against);
    return gifts.stream().map(gift -> give(tx, gift, overridden, against, now, caller)).toList();
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

  /**
   * The rules that a manager decides against.
   *
   * @throws ProblemException 409 when anything else stands in the way
   */
  private static Set<String> overridden(Map<UUID, Verdict> verdicts, @Nullable String against) {
    var rules = new TreeSet<String>();
    var reasons = new HashMap<UUID, List<Reason>>();
    verdicts.forEach((visit, verdict) -> {
      if (verdict instanceof Verdict.Impossible(var why)) {
        why.stream()
            .filter(reason -> against != null && reason.overridable())
            .forEach(reason -> rules.add(((Reason.NotLicensed) reason).why().rule().code()));
        var rest = why.stream().filter(reason -> against == null || !reason.overridable()).toList();
        if (!rest.isEmpty()) {
          reasons.put(visit, rest);
        }
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
    return rules;
  }

  private Visit give(
      Tx tx,
      Gift gift,
      Set<String> overridden,
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
    var more = new TreeMap<String, Object>();
    if (visit.worker() != null) {
      more.put("previous", visit.worker());
    }
    if (!overridden.isEmpty() && against != null) {
      more.put("overridden", overridden);
      var decided = new Licences.Assignment(given.id(), given.assignment());
      licences.override(
          tx, new Licences.Decision(decided, gift.to(), overridden, against, caller.actor(), now));
    }
    visits.save(tx, given, now, caller.actor(), "assigned", more);
    return given;
  }
}
