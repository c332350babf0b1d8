package org.yizhan.hub.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Function;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.http.Authenticator;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.SessionCookie;

/**
 * Finds out who calls: a station or an official by Bearer token, an official by the page's cookie.
 */
public final class HubAuthenticator implements Authenticator {
  /** Name of the page's cookie. */
  public static final String COOKIE = "yizhan-hub";

  private static final String BEARER = "Bearer ";

  private final Function<String, Optional<Principal>> officials;
  private final SessionCookie cookie;
  private final Function<String, Optional<Principal>> stations;

  /**
   * @param officials the official to whom the hub issued a token
   * @param stations the station that signed a token
   */
  public HubAuthenticator(
      Function<String, Optional<Principal>> officials,
      SessionCookie cookie,
      Function<String, Optional<Principal>> stations) {
    this.officials = officials;
    this.cookie = cookie;
    this.stations = stations;
  }

  @Override
  public Principal authenticate(RoutingContext context) {
    var header = context.request().getHeader("Authorization");
    if (header == null) {
      return cookie.token(context).flatMap(officials).orElse(Principal.ANYBODY);
    }
    return Optional.of(header)
        .filter(text -> text.startsWith(BEARER))
        .map(text -> text.substring(BEARER.length()))
        .flatMap(token -> stations.apply(token).or(() -> officials.apply(token)))
        .orElseThrow(HubAuthenticator::badToken);
  }

  private static RuntimeException badToken() {
    return Problem.of(401, "bad-token", "The token is expired, or nobody known here signed it")
        .withDetail(
            "Sign in again. A station enrols first, and its clock must be right to half a minute.")
        .exception();
  }
}
