package org.yizhan.station.alarm;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.visit.VisitView;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Workforce;

/** {@code GET alarms} and {@code POST alarms/{id}/close}. */
public final class AlarmRoutes {
  private final Alarms alarms;
  private final AlarmView.Maker views;
  private final InstantSource clock;

  /** Serves {@code alarms}. */
  public AlarmRoutes(
      Db db,
      Alarms alarms,
      Visits visits,
      Workforce workforce,
      VisitView.Maker visitViews,
      InstantSource clock,
      ZoneId zone) {
    this.alarms = alarms;
    this.views = new AlarmView.Maker(db, alarms.details(), visits, workforce, visitViews, zone);
    this.clock = clock;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("listAlarms", this::list).on("closeAlarm", this::close);
  }

  private record Closing(@Nullable String note) {}

  private Reply list(Request request) {
    var closed = request.query("state").filter("closed"::equals).isPresent();
    return Reply.ok(Map.of("alarms", views.of(closed ? alarms.closed() : alarms.open())));
  }

  private Reply close(Request request) {
    var closing = request.bodyOrNull(Closing.class);
    var note = closing == null ? null : closing.note();
    var alarm = alarms.close(request.id("alarm"), note, request.principal(), clock.instant());
    return Reply.ok(views.of(List.of(alarm)).getFirst());
  }
}
