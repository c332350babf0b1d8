package org.yizhan.station.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.visit.VisitView;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** Candidates and assignment. */
public final class DispatchRoutes {
  private final Dispatch dispatch;
  private final Candidates candidates;
  private final Visits visits;
  private final Workforce workforce;
  private final VisitView.Maker views;

  /** Serves {@code dispatch}. */
  public DispatchRoutes(
      Dispatch dispatch,
      Candidates candidates,
      Visits visits,
      Workforce workforce,
      VisitView.Maker views) {
    this.dispatch = dispatch;
    this.candidates = candidates;
    this.visits = visits;
    this.workforce = workforce;
    this.views = views;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listCandidates", this::listCandidates).on("assignVisit", this::assign);
  }

  /**
   * @param offered whether the service is offered at the time that was asked about
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record CandidatesView(
      UUID visit,
      long version,
      @Nullable Boolean offered,
      List<TermView> terms,
      List<CandidateView> candidates,
      List<ExcludedView> excluded) {}

  private record TermView(String name, String unit, double weight) {
    static TermView of(Ranking.Weighed term) {
      return new TermView(term.term().code(), term.term().unit(), term.weight());
    }
  }

  /**
   * @param values what was measured for each term
   */
  private record CandidateView(WorkerName worker, double score, double[] values) {}

  private record ExcludedView(WorkerName worker, List<ReasonView> reasons) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record ReasonView(String code, Text text, @Nullable String rule, boolean overridable) {
    static ReasonView of(Reason reason) {
      return new ReasonView(reason.code(), reason.text(), reason.rule(), reason.overridable());
    }
  }

  private Reply listCandidates(Request request) {
    var visit = visits.get(request.id("visit"));
    var start = request.query("start").map(text -> Request.instant("start", text));
    var found = start.map(at -> candidates.at(visit, at)).orElseGet(() -> candidates.of(visit));
    var view =
        new CandidatesView(
            visit.id(),
            visit.version(),
            start.map(at -> candidates.offered(visit, at)).orElse(null),
            found.terms().stream().map(TermView::of).toList(),
            found.ranked().stream().map(this::candidate).toList(),
            found.excluded().stream().map(DispatchRoutes::excluded).toList());
    return Reply.ok(view).version(visit.version());
  }

  private CandidateView candidate(Ranking.Ranked ranked) {
    var values = ranked.values();
    Arrays.setAll(values, i -> rounded(values[i]));
    var worker = workforce.require("worker", ranked.worker()).named();
    return new CandidateView(worker, rounded(ranked.score()), values);
  }

  /** To a thousandth: nobody reads more of it. */
  private static double rounded(double value) {
    return Math.rint(value * 1_000) / 1_000;
  }

  private static ExcludedView excluded(Candidates.Excluded excluded) {
    var reasons = excluded.reasons().stream().map(ReasonView::of).toList();
    return new ExcludedView(excluded.worker().named(), reasons);
  }

  private record Assignee(UUID worker, @Nullable Against override) {}

  private record Against(String reason) {}

  private Reply assign(Request request) {
    var assignee = request.body(Assignee.class);
    var visit =
        dispatch.assign(
            request.id("visit"),
            request.requiredIfMatch(),
            assignee.worker(),
            assignee.override() == null ? null : assignee.override().reason(),
            request.principal());
    return Reply.ok(views.of(visit)).version(visit.version());
  }
}
