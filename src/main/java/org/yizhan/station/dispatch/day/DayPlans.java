package org.yizhan.station.dispatch.day;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.FieldError;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.dispatch.Assignment;
import org.yizhan.station.dispatch.Dispatch;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Workforce;

/** Plans that are there: read, proposed by hand, and applied as a whole or visit by visit. */
public final class DayPlans {
  private final Db db;
  private final Dispatch dispatch;
  private final Visits visits;
  private final Workforce workforce;
  private final InstantSource clock;
  private final PlanStore store;

  /** Applies through {@code dispatch}. */
  public DayPlans(
      Db db, Dispatch dispatch, Visits visits, Workforce workforce, InstantSource clock) {
    this.db = db;
    this.dispatch = dispatch;
    this.visits = visits;
    this.workforce = workforce;
    this.clock = clock;
    this.store = new PlanStore(db);
  }

  /** A visit, read at a version, that should go to a worker. */
  public record Proposal(UUID visit, long version, UUID worker) {}

  /**
   * Writes a plan made by hand down without applying it.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 for a visit or worker that is not there,
   *     or a visit named twice
   */
  public DayPlan propose(List<Proposal> proposals) {
    if (proposals.stream().map(Proposal::visit).distinct().count() < proposals.size()) {
      throw Problem.invalid("/assignments", "name each visit once").exception();
    }
    var assignments = new ArrayList<Assignment>();
    for (var proposal : proposals) {
      assignments.add(assignment("/assignments/" + assignments.size(), proposal));
    }
    var plan = new DayPlan(Ids.next(), null, null, PlanState.PROPOSED, assignments, Set.of(), null);
    store.insert(plan, clock.instant());
    return plan;
  }

  private Assignment assignment(String field, Proposal proposal) {
    workforce.require(field + "/worker", proposal.worker());
    var current = visits.require(field + "/visit", proposal.visit()).worker();
    return new Assignment(proposal.visit(), proposal.version(), proposal.worker(), current);
  }

  /**
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such plan
   */
  public DayPlan get(UUID id) {
    return store.plan(id).orElseThrow(() -> Problem.notFound("plan").exception());
  }

  /** The plans of a day, the newest first. */
  List<PlanStore.Summary> of(LocalDate day) {
    return store.of(day);
  }

  /** Each of the plan's visits as it is now, and how the resident can be told. */
  Map<UUID, PlanStore.Told> told(DayPlan plan) {
    return store.told(plan.assignments().stream().map(Assignment::visit).toList());
  }

  /**
   * Applies what is left of the plan, or only some visits of it.
   *
   * @param only visits of the plan; absent for all that are left
   * @throws org.yizhan.platform.http.ProblemException 400 for a visit that is not in the plan, 409
   *     when it was applied, is not finished or a worker cannot, 412 when a visit changed
   */
  public DayPlan apply(UUID id, @Nullable List<UUID> only, Principal caller) {
    db.inTransaction(tx -> {
      tx.deferConstraints();
      var plan = store.locked(tx, id).orElseThrow(() -> Problem.notFound("plan").exception());
      requireApplicable(plan);
      var chosen = only == null ? plan.rest() : chosen(plan, only);
      store.give(tx, id, chosen.stream().map(Assignment::visit).toList(), clock.instant());
      return chosen.isEmpty() ? List.of() : dispatch.give(tx, chosen, caller);
    });
    return get(id);
  }

  private static void requireApplicable(DayPlan plan) {
    switch (plan.state()) {
      case PROPOSED, CANCELLED -> {}
      case APPLIED ->
          throw Problem.of(409, "plan-applied", "The plan was applied already").exception();
      case PLANNING ->
          throw Problem.of(409, "plan-unfinished", "The plan is still being made")
              .withDetail("Wait for it, or cancel it to keep the best so far.")
              .exception();
      case LOST, FAILED ->
          throw Problem.of(409, "plan-lost", "The plan was never finished")
              .withDetail("Plan the day again.")
              .exception();
    }
  }

  private static List<Assignment> chosen(DayPlan plan, List<UUID> only) {
    var wrong = new ArrayList<FieldError>();
    var planned = plan.assignments().stream().map(Assignment::visit).collect(Collectors.toSet());
    for (int i = 0; i < only.size(); i++) {
      if (!planned.contains(only.get(i))) {
        wrong.add(new FieldError("/visits/" + i, "is no visit of this plan"));
      }
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong).exception();
    }
    var given = only.stream().filter(plan.given()::contains).distinct().toList();
    if (!given.isEmpty()) {
      throw Problem.of(409, "plan-applied", "This part of the plan was applied already")
          .with("visits", given)
          .exception();
    }
    var set = Set.copyOf(only);
    return plan.rest().stream().filter(a -> set.contains(a.visit())).toList();
  }
}
