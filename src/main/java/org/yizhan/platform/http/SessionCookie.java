package org.yizhan.platform.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The cookie in which pages carry their token: scripts cannot read it, other sites cannot send it,
 * and an unsafe method that comes with it must come from our own origin.
 */
public final class SessionCookie {
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final String name;

  /** A cookie of that name. */
  public SessionCookie(String name) {
    this.name = name;
  }

  /** The header that sets it. */
  public Reply.Whole set(Reply.Whole reply, Request request, String token, Duration life) {
    return reply.header("Set-Cookie", encode(token, life.toSeconds(), request.secure()));
  }

  /** The header that clears it. */
  public Reply.Whole clear(Reply.Whole reply, Request request) {
    return reply.header("Set-Cookie", encode("", 0, request.secure()));
  }

  private String encode(String value, long maxAge, boolean secure) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(secure)
        .setMaxAge(maxAge)
        .encode();
  }

  /**
   * The token of a request.
   *
   * @throws ProblemException 403 when another site sent an unsafe request
   */
  public Optional<String> token(RoutingContext context) {
    var cookie = context.request().getCookie(name);
    if (cookie == null || cookie.getValue().isEmpty()) {
      return Optional.empty();
    }
    if (!SAFE.contains(context.request().method()) && !sameOrigin(context)) {
      throw Problem.of(403, "foreign-origin", "This request came from another site").exception();
    }
    return Optional.of(cookie.getValue());
  }

  private static boolean sameOrigin(RoutingContext context) {
    var origin = context.request().getHeader("Origin");
    if (origin == null) {
      return "same-origin".equals(context.request().getHeader("Sec-Fetch-Site"));
    }
    try {
      return URI.create(origin).getRawAuthority().equals(context.request().authority().toString());
    } catch (IllegalArgumentException | NullPointerException e) {
      return false;
    }
  }
}
