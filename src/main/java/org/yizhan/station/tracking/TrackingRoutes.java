package org.yizhan.station.tracking;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.visit.DeclineReason;
import org.yizhan.station.visit.Remark;
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

  private record Step(
      String type,
      OffsetDateTime time,
      String source,
      @Nullable String doorCode,
      @Nullable String reason,
      @Nullable Integer minutes,
      @Nullable String note) {
    /** As with what devices send, what does not belong to the step is let be. */
    Remark remark() {
      var declined = type.equals(ReportType.DECLINED.code()) && reason != null;
      return new Remark(
          declined ? DeclineReason.of(requireNonNull(reason)).orElseThrow() : null,
          type.equals(ReportType.FINISHED.code()) ? minutes : null,
          note);
    }
  }

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
                step.remark(),
                new Origin(step.source(), request.principal().actor()))
            .refusal();
    var visit = visits.get(id);
    var view = new EnteredView(why == null, why == null ? null : why.text(), views.of(visit));
    return Reply.created(view).version(visit.version());
  }
}
