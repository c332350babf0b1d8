package org.yizhan.platform.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.Map;

/**
 * Serves the built pages. Files under {@code /assets} carry a hash in their names and may be kept
 * for ever.
 */
public final class Pages {
  private static final String CSP =
      "default-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:; object-src"
          + " 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

  private Pages() {}

  /** Security headers for every answer. */
  public static void headers(Router router) {
    router
        .route()
        .handler(context -> {
          context
              .response()
              .putHeader("Content-Security-Policy", CSP)
              .putHeader("X-Content-Type-Options", "nosniff")
              .putHeader("Referrer-Policy", "no-referrer")
              .putHeader("Cross-Origin-Opener-Policy", "same-origin")
              .putHeader("Permissions-Policy", "geolocation=(), microphone=()");
          context.next();
        });
  }

  /**
   * @param pages path to file, such as {@code /kiosk} to {@code kiosk.html}
   */
  public static void mount(Router router, Map<String, String> pages) {
    pages.forEach((path, file) -> router.get(path).handler(context -> page(context, file)));
    router
        .get("/assets/*")
        .handler(StaticHandler.create("pages/assets").setMaxAgeSeconds(31_536_000));
    router.get("/favicon.svg").handler(StaticHandler.create("pages"));
  }

  private static void page(RoutingContext context, String file) {
    context
        .response()
        .putHeader("Cache-Control", "no-cache")
        .putHeader("Content-Type", "text/html; charset=utf-8");
    context.response().sendFile("pages/" + file).onFailure(context::fail);
  }
}
