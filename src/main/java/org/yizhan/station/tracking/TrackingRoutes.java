package org.yizhan.station.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.visit.VisitView;
import org.yizhan.station.visit.Visits;

/** {@code POST visits/{id}/reports}. */
public final class TrackingRoutes {
  private final DeskReports desk;
  private final Visits visits;
  private final VisitView.Maker views;

  /** Serves {@code desk}. */
  public TrackingRoutes(DeskReports desk, Visits visits, VisitView.Maker views) {
    this.desk = desk;
    this.visits = visits;
    this.views = views;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("enterReport", this::enter);
  }

  private record Step(String type, OffsetDateTime time, String source, @Nullable String doorCode) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record EnteredView(boolean applied, @Nullable Text why, VisitView visit) {}

  private Reply enter(Request request) {
    var step = request.body(Step.class);
    var id = request.id("visit");
    var why =
        desk.enter(
                id,
                ReportType.of(step.type()),
                step.time().toInstant(),
                step.doorCode(),
                new Origin(step.source(), request.principal().actor()))
            .refusal();
    var visit = visits.get(id);
    var view = new EnteredView(why == null, why == null ? null : why.text(), views.of(visit));
    return Reply.created(view).version(visit.version());
  }
}
