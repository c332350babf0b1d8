package org.yizhan.hub.access;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.SessionCookie;

/** Officials sign in and out. */
public final class AccessRoutes {
  private final Officials officials;
  private final SessionCookie cookie;
  private final AccessConfig config;
  private final InstantSource clock;
  private final ZoneId zone;
  private final SignInBrake brake;

  /** Begins and ends sessions, which {@code cookie} carries. */
  public AccessRoutes(
      Officials officials,
      SignInBrake brake,
      SessionCookie cookie,
      AccessConfig config,
      InstantSource clock,
      ZoneId zone) {
    this.officials = officials;
    this.brake = brake;
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

  private record SessionView(
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
    var signedIn = officials.signIn(user, credentials.password());
    if (signedIn.isEmpty()) {
      brake.failed(user, clock.instant());
      throw Problem.of(401, "wrong-credentials", "User or password is wrong")
          .withDetail("The first password stands in first-run.json.")
          .exception();
    }
    brake.passed(user);
    var session = signedIn.get();
    return cookie.set(
        Reply.created(view(session, session.token())), request, session.token(), config.session());
  }

  private Reply session(Request request) {
    var session =
        officials
            .session(token(request))
            .orElseThrow(() -> Problem.of(401, "bad-token", "The session ended").exception());
    return Reply.ok(view(session, null));
  }

  private SessionView view(Officials.Session session, @Nullable String token) {
    var principal = session.official().principal();
    return new SessionView(
        principal.role().code(),
        principal.name(),
        principal.owner(),
        token,
        session.endsAt().atZone(zone).toOffsetDateTime());
  }

  private Reply signOut(Request request) {
    officials.signOut(token(request));
    return cookie.clear(Reply.nothing(), request);
  }

  private static String token(Request request) {
    return request.token(HubAuthenticator.COOKIE).orElseThrow();
  }
}
