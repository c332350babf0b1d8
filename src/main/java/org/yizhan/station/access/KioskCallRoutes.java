package org.yizhan.station.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;

/** 'Call a person' at the kiosks. */
public final class KioskCallRoutes {
  private final KioskCalls calls;
  private final ZoneId zone;

  /** Serves {@code calls}. */
  public KioskCallRoutes(KioskCalls calls, ZoneId zone) {
    this.calls = calls;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("callPerson", this::call)
        .on("listKioskCalls", this::list)
        .on("answerKioskCall", this::answer);
  }

  private record CallView(UUID id, String kiosk, OffsetDateTime at) {}

  private Reply call(Request request) {
    return Reply.created(view(calls.call(request.principal())));
  }

  /** Staff see all of them, a kiosk its own. */
  private Reply list(Request request) {
    var caller = request.principal();
    var open = caller.role() == Role.KIOSK ? calls.openOf(caller).stream().toList() : calls.open();
    return Reply.ok(Map.of("calls", open.stream().map(this::view).toList()));
  }

  private Reply answer(Request request) {
    calls.close(request.id("call"), request.principal());
    return Reply.nothing();
  }

  private CallView view(KioskCalls.Call call) {
    return new CallView(call.id(), call.kiosk(), local(call.at()));
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
