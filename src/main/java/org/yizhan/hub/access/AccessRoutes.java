package org.yizhan.hub.access;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Claims;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.SessionCookie;

/** Officials sign in and out. */
public final class AccessRoutes {
  private final Officials officials;
  private final Tokens tokens;
  private final SessionCookie cookie;
  private final AccessConfig config;
  private final InstantSource clock;
  private final ZoneId zone;
  private final SignInBrake brake = new SignInBrake();

  /** Issues {@code tokens} and carries them in {@code cookie}. */
  public AccessRoutes(
      Officials officials,
      Tokens tokens,
      SessionCookie cookie,
      AccessConfig config,
      InstantSource clock,
      ZoneId zone) {
    this.officials = officials;
    this.tokens = tokens;
    this.cookie = cookie;
    this.config = config;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("signIn", this::signIn).on("getSession", this::session).on("signOut", this::signOut);
  }

  private record Credentials(String user, String password) {}

  private record Session(
      String role,
      @Nullable String name,
      @Nullable String district,
      @Nullable String token,
      OffsetDateTime expiresAt) {}

  private Reply signIn(Request request) {
    var credentials = request.body(Credentials.class);
    var user = credentials.user();
    var pause = brake.wait(user, clock.instant());
    if (pause.isPositive()) {
      return Reply.problem(
              Problem.of(429, "too-many-tries", "Too many wrong passwords; wait a little"))
          .header("Retry-After", String.valueOf(pause.toSeconds() + 1));
    }
    var official = officials.signIn(user, credentials.password());
    if (official.isEmpty()) {
      brake.failed(user, clock.instant());
      throw Problem.of(401, "wrong-credentials", "User or password is wrong")
          .withDetail("The first password stands in first-run.json.")
          .exception();
    }
    brake.passed(user);
    var principal = official.get().principal();
    var token = tokens.issue(principal, config.session());
    var session = session(principal, token, clock.instant().plus(config.session()));
    return cookie.set(Reply.created(session), request, token, config.session());
  }

  private Reply session(Request request) {
    var expires =
        request
            .token(HubAuthenticator.COOKIE)
            .flatMap(Claims::unchecked)
            .map(Claims::expiresAt)
            .orElseThrow();
    return Reply.ok(session(request.principal(), null, expires));
  }

  private Session session(Principal principal, @Nullable String token, Instant expires) {
    return new Session(
        principal.role().code(),
        principal.name(),
        principal.owner(),
        token,
        expires.atZone(zone).toOffsetDateTime());
  }

  private Reply signOut(Request request) {
    return cookie.clear(Reply.nothing(), request);
  }
}
