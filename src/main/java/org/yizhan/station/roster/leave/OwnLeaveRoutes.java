package org.yizhan.station.roster.leave;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.workforce.Workforce;

/** A worker's own time off: asked for, answered, taken back. */
public final class OwnLeaveRoutes {
  /** How long an answer is shown after the time it is about. */
  private static final Duration SHOWN_AFTER = Duration.ofDays(30);

  private final Leaves leaves;
  private final Workforce workforce;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Serves {@code leaves}. */
  public OwnLeaveRoutes(Leaves leaves, Workforce workforce, InstantSource clock, ZoneId zone) {
    this.leaves = leaves;
    this.workforce = workforce;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listOwnTimeOff", this::list)
        .on("requestOwnTimeOff", this::request)
        .on("withdrawOwnTimeOff", this::withdraw);
  }

  private record OwnTimeOff(
      UUID id,
      long version,
      TimeOff.Kind kind,
      TimeOff.State state,
      OffsetDateTime start,
      OffsetDateTime end) {}

  private OwnTimeOff view(TimeOff off) {
    return new OwnTimeOff(
        off.id(),
        off.version(),
        off.kind(),
        off.state(),
        off.during().start().atZone(zone).toOffsetDateTime(),
        off.during().end().atZone(zone).toOffsetDateTime());
  }

  private Reply list(Request request) {
    var worker = workforce.calling(request.principal()).id();
    var found = leaves.of(worker, clock.instant().minus(SHOWN_AFTER));
    return Reply.ok(Map.of("timeOff", found.stream().map(this::view).toList()));
  }

  private record Wanted(TimeOff.Kind kind, String start, String end, @Nullable String reason) {}

  private Reply request(Request request) {
    var worker = workforce.calling(request.principal()).id();
    var wanted = request.body(Wanted.class);
    var start = Request.instant("/start", wanted.start());
    var end = Request.instant("/end", wanted.end());
    LeaveRules.wrong("/end", start, end, clock.instant())
        .ifPresent(error -> {
          throw Problem.invalid(List.of(error)).exception();
        });
    var during = new Window(start, end);
    return Reply.created(
        view(leaves.request(worker, wanted.kind(), during, wanted.reason(), request.principal())));
  }

  private Reply withdraw(Request request) {
    var worker = workforce.calling(request.principal()).id();
    var version = request.requiredIfMatch();
    var off = leaves.withdraw(worker, request.id("timeOff"), version, request.principal());
    return Reply.ok(view(off)).version(off.version());
  }
}
