package org.yizhan.station.dispatch.day;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.FieldError;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.dispatch.Assignment;

/** Plans: made by hand or by the planner, watched, stopped, applied. */
public final class PlanRoutes {
  private final DayPlans plans;
  private final Planning planning;

  /** Serves {@code plans} and those that {@code planning} makes. */
  public PlanRoutes(DayPlans plans, Planning planning) {
    this.plans = plans;
    this.planning = planning;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("createPlan", this::create)
        .on("getPlan", this::get)
        .on("cancelPlan", this::cancel)
        .on("applyPlan", this::apply);
  }

  private record PlanRequest(
      @Nullable List<DayPlans.Proposal> assignments,
      @Nullable LocalDate date,
      @Nullable Integer seconds,
      @Nullable List<UUID> away) {}

  private Reply create(Request request) {
    var body = request.body(PlanRequest.class);
    if (body.assignments() != null) {
      requireAbsent("/date", body.date());
      requireAbsent("/seconds", body.seconds());
      requireAbsent("/away", body.away());
      return Reply.created(view(plans.propose(body.assignments())));
    }
    if (body.date() == null) {
      var missing = "is missing: send a date to be planned, or assignments made by hand";
      throw Problem.invalid(
              List.of(new FieldError("/date", missing), new FieldError("/assignments", missing)))
          .exception();
    }
    Set<UUID> away = body.away() == null ? Set.of() : new LinkedHashSet<>(body.away());
    var id = planning.start(new Planning.Order(body.date(), body.seconds(), away));
    return Reply.created(view(plans.get(id)));
  }

  private static void requireAbsent(String field, @Nullable Object value) {
    if (value != null) {
      throw Problem.invalid(field, "does not go with assignments made by hand").exception();
    }
  }

  private Reply get(Request request) {
    return Reply.ok(view(plans.get(request.id("plan"))));
  }

  private Reply cancel(Request request) {
    var id = request.id("plan");
    plans.get(id);
    planning.cancel(id);
    return Reply.ok(view(plans.get(id)));
  }

  private record ApplyRequest(List<UUID> visits) {}

  private Reply apply(Request request) {
    var body = request.bodyOrNull(ApplyRequest.class);
    var only = body == null ? null : body.visits();
    return Reply.ok(view(plans.apply(request.id("plan"), only, request.principal())));
  }

  private record PlanView(
      UUID id,
      String state,
      boolean applied,
      @Nullable LocalDate date,
      DayRun.@Nullable Progress progress,
      List<ChangeView> changes,
      @Nullable DayPreview preview) {}

  private record ChangeView(UUID visit, @Nullable UUID from, UUID to, boolean applied) {}

  private PlanView view(DayPlan plan) {
    var progress =
        plan.state() == PlanState.PLANNING ? planning.progress(plan.id()).orElse(null) : null;
    return new PlanView(
        plan.id(),
        plan.state().code(),
        plan.state() == PlanState.APPLIED,
        plan.day(),
        progress,
        plan.assignments().stream().map(a -> change(plan, a)).toList(),
        plan.preview());
  }

  private static ChangeView change(DayPlan plan, Assignment assignment) {
    return new ChangeView(
        assignment.visit(),
        assignment.previous(),
        assignment.worker(),
        plan.given().contains(assignment.visit()));
  }
}
