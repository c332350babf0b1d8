package org.yizhan.station.visit;

import java.util.Comparator;
import java.util.Map;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;

/** {@code GET visits} and {@code GET visits/{id}}. */
public final class VisitRoutes {
  /** What is wanted as soon as possible is seen first until somebody is on the way. */
  private static final Comparator<Visit> URGENT_FIRST =
      Comparator.comparing(visit -> !(visit.shape().urgent() && visit.state().open()));

  private final Visits visits;
  private final VisitView.Maker views;

  /** Serves {@code visits}. */
  public VisitRoutes(Visits visits, VisitView.Maker views) {
    this.visits = visits;
    this.views = views;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listVisits", this::list).on("getVisit", this::get);
  }

  private Reply list(Request request) {
    var date = request.date("date");
    var toCheck = request.query("check").isPresent();
    var shown = views.expected(date, visits.on(date).stream().sorted(URGENT_FIRST).toList());
    var found = shown.stream().filter(visit -> !toCheck || visit.presenceToCheck()).toList();
    return Reply.ok(Map.of("date", date, "visits", found));
  }

  private Reply get(Request request) {
    var visit = visits.get(request.id("visit"));
    var change = visits.lastChange(visit.id()).orElse(null);
    var view = views.detailed(visit, visits.reports(visit.id()), visits.owed(visit.id()), change);
    return Reply.ok(view).version(visit.version());
  }
}
