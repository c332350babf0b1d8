package org.yizhan.station.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Workforce;

/** Patterns and single shifts. */
public final class RosterRoutes {
  private final Rosters rosters;
  private final Shifts shifts;
  private final Workforce workforce;
  private final Visits visits;
  private final ZoneId zone;

  /** Serves {@code rosters}. */
  public RosterRoutes(
      Rosters rosters, Shifts shifts, Workforce workforce, Visits visits, ZoneId zone) {
    this.rosters = rosters;
    this.shifts = shifts;
    this.workforce = workforce;
    this.visits = visits;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("getRotation", this::getRotation)
        .on("previewRotation", this::previewRotation)
        .on("setRotation", this::setRotation)
        .on("addShift", this::addShift)
        .on("removeShift", this::removeShift);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record RotationView(
      long version,
      @Nullable LocalDate anchor,
      List<RotaDay> days,
      boolean followsCalendar,
      @Nullable LocalDate madeUntil) {
    static RotationView of(Rotation rotation) {
      return new RotationView(
          rotation.version(),
          rotation.anchor(),
          rotation.days(),
          rotation.followsCalendar(),
          rotation.madeUntil());
    }
  }

  private Reply getRotation(Request request) {
    var view =
        rosters
            .rotation(worker(request))
            .map(RotationView::of)
            .orElse(new RotationView(0, null, List.of(), false, null));
    return Reply.ok(view).version(view.version());
  }

  private record EffectView(int shifts, List<RosterVisit> conflicts, boolean takenOff) {}

  private Reply previewRotation(Request request) {
    return effect(rosters.preview(worker(request), request.body(Rosters.Edit.class)));
  }

  private Reply setRotation(Request request) {
    var worker = worker(request);
    var version = request.requiredIfMatch();
    var edit = request.body(Rosters.Edit.class);
    return effect(rosters.set(worker, version, edit, request.principal()));
  }

  private Reply effect(Rosters.Effect effect) {
    var outside =
        visits.all(effect.outside().stream().map(Planned::visit).toList()).stream()
            .map(visit -> RosterVisit.of(visit, zone))
            .toList();
    return Reply.ok(new EffectView(effect.shifts(), outside, effect.takenOff()))
        .version(effect.version());
  }

  private record NewShift(String start, String end) {}

  private Reply addShift(Request request) {
    var body = request.body(NewShift.class);
    var start = Request.instant("/start", body.start());
    var end = Request.instant("/end", body.end());
    var shift = shifts.add(worker(request), start, end, request.principal());
    return Reply.created(ShiftView.of(shift, zone));
  }

  private Reply removeShift(Request request) {
    shifts.remove(request.id("shift"), request.principal());
    return Reply.nothing();
  }

  private UUID worker(Request request) {
    return workforce
        .find(request.id("worker"))
        .orElseThrow(() -> Problem.notFound("worker").exception())
        .id();
  }
}
