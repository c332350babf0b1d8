package org.yizhan.station.visit;

import java.util.Map;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;

/** {@code GET visits} and {@code GET visits/{id}}. */
public final class VisitRoutes {
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
    return Reply.ok(
        Map.of("date", date, "visits", visits.on(date).stream().map(views::of).toList()));
  }

  private Reply get(Request request) {
    var visit = visits.get(request.id("visit"));
    return Reply.ok(views.detailed(visit, visits.reports(visit.id()))).version(visit.version());
  }
}
