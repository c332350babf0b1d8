package org.yizhan.station.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Accounts;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.SessionCookie;
import org.yizhan.station.kiosk.Kiosks;

/** Signing in and pairing kiosks. */
public final class AccessRoutes {
  private final Accounts accounts;
  private final Kiosks kiosks;
  private final Tokens tokens;
  private final SessionCookie cookie;
  private final AccessConfig config;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Issues {@code tokens} and carries them in {@code cookie}. */
  public AccessRoutes(
      Accounts accounts,
      Kiosks kiosks,
      Tokens tokens,
      SessionCookie cookie,
      AccessConfig config,
      InstantSource clock,
      ZoneId zone) {
    this.accounts = accounts;
    this.kiosks = kiosks;
    this.tokens = tokens;
    this.cookie = cookie;
    this.config = config;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("signIn", this::signIn)
        .on("getSession", this::session)
        .on("signOut", this::signOut)
        .on("pairKiosk", this::pairKiosk)
        .on("enrolKiosk", this::enrolKiosk);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record SessionView(
      String role, @Nullable String name, @Nullable String token, OffsetDateTime expiresAt) {}

  private record Credentials(String user, String password) {}

  private Reply signIn(Request request) {
    var credentials = request.body(Credentials.class);
    var principal =
        accounts
            .signIn(credentials.user(), credentials.password())
            .orElseThrow(() ->
                Problem.of(401, "wrong-credentials", "User or password is wrong")
                    .withDetail("The manager's first password stands in first-run.json.")
                    .exception());
    return opened(request, principal, config.session());
  }

  private Reply opened(Request request, Principal principal, Duration life) {
    var token = tokens.issue(principal, life);
    var view = new SessionView(principal.role().code(), principal.name(), token, after(life));
    return cookie.set(Reply.created(view), request, token, life);
  }

  private Reply session(Request request) {
    var principal = request.principal();
    var life = principal.role() == Role.KIOSK ? config.kiosk() : config.session();
    return Reply.ok(new SessionView(principal.role().code(), principal.name(), null, after(life)));
  }

  private Reply signOut(Request request) {
    return cookie.clear(Reply.nothing(), request);
  }

  private Reply pairKiosk(Request request) {
    var expires = clock.instant().plus(config.pairing());
    return Reply.created(
        Map.of("code", kiosks.pair(expires), "expiresAt", expires.atZone(zone).toOffsetDateTime()));
  }

  private record Enrolment(String code, @Nullable String name) {}

  private Reply enrolKiosk(Request request) {
    var body = request.body(Enrolment.class);
    var kiosk =
        kiosks
            .enrol(body.code(), body.name())
            .orElseThrow(() ->
                Problem.invalid("/code", "is wrong, used or expired; make a new one at the console")
                    .exception());
    var principal = new Principal(Role.KIOSK, kiosk.id().toString(), kiosk.name(), null);
    return opened(request, principal, config.kiosk());
  }

  private OffsetDateTime after(Duration life) {
    return clock.instant().plus(life).atZone(zone).toOffsetDateTime();
  }
}
