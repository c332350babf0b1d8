package org.yizhan.station.roster.leave;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
import org.yizhan.station.workforce.Workforce;

/** Time off, sick calls and quotas. */
public final class LeaveRoutes {
  private final Leaves leaves;
  private final Quotas quotas;
  private final Workforce workforce;
  private final Visits visits;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Serves {@code leaves} and {@code quotas}. */
  public LeaveRoutes(
      Leaves leaves,
      Quotas quotas,
      Workforce workforce,
      Visits visits,
      InstantSource clock,
      ZoneId zone) {
    this.leaves = leaves;
    this.quotas = quotas;
    this.workforce = workforce;
    this.visits = visits;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listTimeOff", this::list)
        .on("requestTimeOff", this::request)
        .on("getTimeOff", this::get)
        .on("decideTimeOff", this::decide)
        .on("callInSick", this::callInSick)
        .on("previewSickCall", this::previewSickCall)
        .on("listQuotas", request -> Reply.ok(Map.of("quotas", quotas.all())))
        .on("addQuota", this::addQuota)
        .on("removeQuota", this::removeQuota);
  }

  private Reply list(Request request) {
    var first = request.date("from");
    var days = request.query("days").map(Integer::parseInt).orElse(62);
    var window = new Window(startOf(first), startOf(first.plusDays(days)));
    var found = leaves.touching(window).stream().map(this::view).toList();
    return Reply.ok(Map.of("timeOff", found));
  }

  private record Wanted(
      UUID worker, TimeOff.Kind kind, String start, String end, @Nullable String reason) {}

  private Reply request(Request request) {
    var wanted = request.body(Wanted.class);
    var worker = workforce.require("/worker", wanted.worker());
    var start = Request.instant("/start", wanted.start());
    var during = window("/end", start, Request.instant("/end", wanted.end()));
    return Reply.created(
        view(
            leaves.request(
                worker.id(), wanted.kind(), during, wanted.reason(), request.principal())));
  }

  private Window window(String field, Instant start, Instant end) {
    LeaveRules.wrong(field, start, end, clock.instant())
        .ifPresent(error -> {
          throw Problem.invalid(List.of(error)).exception();
        });
    return new Window(start, end);
  }

  private record EffectView(TimeOffView timeOff, List<RosterVisit> visits) {}

  private Reply get(Request request) {
    var effect = leaves.get(request.id("timeOff"));
    return Reply.ok(view(effect)).version(effect.off().version());
  }

  private record Decision(TimeOff.State state) {}

  private Reply decide(Request request) {
    var version = request.requiredIfMatch();
    var wanted = request.body(Decision.class).state();
    var effect = leaves.decide(request.id("timeOff"), wanted, version, request.principal());
    return Reply.ok(view(effect)).version(effect.off().version());
  }

  private record SickCall(String until) {}

  private Reply callInSick(Request request) {
    var until = untilThen(request).end();
    return Reply.created(view(leaves.callInSick(worker(request), until, request.principal())));
  }

  private record AtStakeView(List<RosterVisit> visits) {}

  private Reply previewSickCall(Request request) {
    return Reply.ok(
        new AtStakeView(shown(leaves.previewSickCall(worker(request), untilThen(request)))));
  }

  private Window untilThen(Request request) {
    var until = Request.instant("/until", request.body(SickCall.class).until());
    return window("/until", clock.instant(), until);
  }

  private UUID worker(Request request) {
    return workforce
        .find(request.id("worker"))
        .orElseThrow(() -> Problem.notFound("worker").exception())
        .id();
  }

  private record NewQuota(Text name, LocalDate from, LocalDate until, int perCompany) {}

  private Reply addQuota(Request request) {
    var wanted = request.body(NewQuota.class);
    return Reply.created(
        quotas.add(
            wanted.name(),
            wanted.from(),
            wanted.until(),
            wanted.perCompany(),
            request.principal()));
  }

  private Reply removeQuota(Request request) {
    quotas.remove(request.id("quota"), request.principal());
    return Reply.nothing();
  }

  private TimeOffView view(TimeOff off) {
    return TimeOffView.of(off, workforce.require("worker", off.worker()), zone);
  }

  private EffectView view(Leaves.Effect effect) {
    return new EffectView(view(effect.off()), shown(effect.visits()));
  }

  private List<RosterVisit> shown(List<UUID> ids) {
    return visits.all(ids).stream().map(visit -> RosterVisit.of(visit, zone)).toList();
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
