package org.yizhan.station.roster.leave;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.roster.RosterVisit;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** Time off for many at once. */
public final class MassLeaveRoutes {
  private final MassLeave leave;
  private final Workforce workforce;
  private final Visits visits;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Serves {@code leave}. */
  public MassLeaveRoutes(
      MassLeave leave, Workforce workforce, Visits visits, InstantSource clock, ZoneId zone) {
    this.leave = leave;
    this.workforce = workforce;
    this.visits = visits;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("previewMassLeave", this::preview).on("approveMassLeave", this::approve);
  }

  private record Body(
      List<UUID> workers, TimeOff.Kind kind, String start, String end, @Nullable String reason) {}

  private MassLeave.Wanted wanted(Request request) {
    var body = request.body(Body.class);
    var workers = new ArrayList<Worker>();
    for (var worker : body.workers()) {
      workers.add(workforce.require("/workers/" + workers.size(), worker));
    }
    var start = Request.instant("/start", body.start());
    var end = Request.instant("/end", body.end());
    LeaveRules.wrong("/end", start, end, clock.instant())
        .ifPresent(error -> {
          throw Problem.invalid(List.of(error)).exception();
        });
    return new MassLeave.Wanted(workers, body.kind(), new Window(start, end), body.reason());
  }

  private record OutlookView(
      List<RosterVisit> visits, List<WorkerName> taken, List<UsedUpView> usedUp) {}

  private record UsedUpView(Text company, Text quota, LocalDate day, int perCompany, int away) {
    static UsedUpView of(UsedUp used) {
      return new UsedUpView(
          used.company(), used.name(), used.day(), used.perCompany(), used.away());
    }
  }

  private Reply preview(Request request) {
    var outlook = leave.look(wanted(request));
    var taken = outlook.taken().stream().map(TimeOff::worker).distinct();
    return Reply.ok(
        new OutlookView(
            shown(outlook.visits()),
            taken.map(id -> workforce.require("worker", id).named()).toList(),
            outlook.usedUp().stream().map(UsedUpView::of).toList()));
  }

  private record GivenView(List<TimeOffView> timeOff, List<RosterVisit> visits) {}

  private Reply approve(Request request) {
    var given = leave.approve(wanted(request), request.principal());
    return Reply.created(
        new GivenView(given.off().stream().map(this::view).toList(), shown(given.visits())));
  }

  private TimeOffView view(TimeOff off) {
    return TimeOffView.of(off, workforce.require("worker", off.worker()), zone);
  }

  private List<RosterVisit> shown(List<UUID> ids) {
    return visits.all(ids).stream().map(visit -> RosterVisit.of(visit, zone)).toList();
  }
}
