package org.yizhan.station.dispatch.day;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private final ZoneId zone;

  /** Serves {@code plans} and those that {@code planning} makes. */
  public PlanRoutes(DayPlans plans, Planning planning, ZoneId zone) {
    this.plans = plans;
    this.planning = planning;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("createPlan", this::create)
        .on("listPlans", this::list)
        .on("getPlan", this::get)
        .on("cancelPlan", this::cancel)
        .on("applyPlan", this::apply);
  }

  private record PlanRequest(
      @Nullable List<DayPlans.Proposal> assignments,
      @Nullable LocalDate date,
      @Nullable Integer seconds,
      @Nullable List<UUID> away,
      @Nullable List<Planning.Late> late) {}

  private Reply create(Request request) {
    var body = request.body(PlanRequest.class);
    if (body.assignments() != null) {
      requireAbsent("/date", body.date());
      requireAbsent("/seconds", body.seconds());
      requireAbsent("/away", body.away());
      requireAbsent("/late", body.late());
      return Reply.created(view(plans.propose(body.assignments())));
    }
    if (body.date() == null) {
      var missing = "is missing: send a date to be planned, or assignments made by hand";
      throw Problem.invalid(
              List.of(new FieldError("/date", missing), new FieldError("/assignments", missing)))
          .exception();
    }
    Set<UUID> away = body.away() == null ? Set.of() : new LinkedHashSet<>(body.away());
    var late = body.late() == null ? List.<Planning.Late>of() : body.late();
    var id = planning.start(new Planning.Order(body.date(), body.seconds(), away, late));
    return Reply.created(view(plans.get(id)));
  }

  private static void requireAbsent(String field, @Nullable Object value) {
    if (value != null) {
      throw Problem.invalid(field, "does not go with assignments made by hand").exception();
    }
  }

  private record SummaryView(
      UUID id, String state, OffsetDateTime madeAt, int changes, int given) {}

  private Reply list(Request request) {
    var found =
        plans.of(request.date("date")).stream()
            .map(plan ->
                new SummaryView(
                    plan.id(),
                    plan.state().code(),
                    plan.madeAt().atZone(zone).toOffsetDateTime(),
                    plan.changes(),
                    plan.given()))
            .toList();
    return Reply.ok(Map.of("plans", found));
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
      @Nullable AskedView asked,
      DayRun.@Nullable Progress progress,
      List<ChangeView> changes,
      @Nullable DayPreview preview) {}

  private record AskedView(@Nullable Integer seconds, Set<UUID> away, List<Planning.Late> late) {
    static @Nullable AskedView of(Planning.@Nullable Order order) {
      return order == null ? null : new AskedView(order.seconds(), order.away(), order.late());
    }
  }

  /**
   * A change, and what is known of the visit now.
   *
   * @param stale the visit changed since it was planned
   * @param reach how the resident can be told; absent when nobody was to come
   */
  private record ChangeView(
      UUID visit,
      @Nullable UUID from,
      UUID to,
      boolean applied,
      boolean stale,
      boolean accepted,
      @Nullable String reach) {
    static ChangeView of(DayPlan plan, Assignment change, PlanStore.@Nullable Told now) {
      boolean applied = plan.given().contains(change.visit());
      return new ChangeView(
          change.visit(),
          change.previous(),
          change.worker(),
          applied,
          !applied && (now == null || now.version() != change.version()),
          !applied && now != null && now.accepted(),
          change.previous() == null || now == null ? null : reach(now));
    }

    private static String reach(PlanStore.Told now) {
      return now.phone() ? "phone" : now.callAtStation() ? "at-station" : "unknown";
    }
  }

  private PlanView view(DayPlan plan) {
    var progress =
        plan.state() == PlanState.PLANNING ? planning.progress(plan.id()).orElse(null) : null;
    var told = plans.told(plan);
    return new PlanView(
        plan.id(),
        plan.state().code(),
        plan.state() == PlanState.APPLIED,
        plan.day(),
        AskedView.of(plan.asked()),
        progress,
        plan.assignments().stream().map(a -> ChangeView.of(plan, a, told.get(a.visit()))).toList(),
        plan.preview());
  }
}
