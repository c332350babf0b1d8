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
              .putHeader("Permissions-Policy", permissions("()"));
          context.next();
        });
  }

  private static String permissions(String camera) {
    return "geolocation=(), microphone=(), camera=" + camera;
  }

  /** Lets the page at {@code path}, which is mounted later, ask for the camera; no other may. */
  public static void allowCamera(Router router, String path) {
    router
        .get(path)
        .handler(context -> {
          context.response().putHeader("Permissions-Policy", permissions("(self)"));
          context.next();
        });
  }

  /**
   * @param pages path to file, such as {@code /kiosk} to {@code kiosk.html}
   */
  public static void mount(Router router, Map<String, String> pages) {
    pages.forEach(
        (path, file) -> router.get(path).handler(context -> send(context, file, "text/html")));
    router
        .get("/assets/*")
        .handler(StaticHandler.create("pages/assets").setMaxAgeSeconds(31_536_000));
  }

  /**
   * What makes a page an app that opens without a network: {@code /<name>-keeper.js}, {@code
   * /<name>.webmanifest} and {@code /icons}. The keeper stands beside the page, because a service
   * worker rules only what lies below it.
   */
  public static void mountApp(Router router, String name) {
    var keeper = name + "-keeper.js";
    var manifest = name + ".webmanifest";
    router.get("/" + keeper).handler(context -> send(context, keeper, "text/javascript"));
    router
        .get("/" + manifest)
        .handler(context -> send(context, manifest, "application/manifest+json"));
    router.get("/icons/*").handler(StaticHandler.create("pages/icons").setMaxAgeSeconds(86_400));
  }

  private static void send(RoutingContext context, String file, String type) {
    context
        .response()
        .putHeader("Cache-Control", "no-cache")
        .putHeader("Content-Type", type + "; charset=utf-8");
    context.response().sendFile("pages/" + file).onFailure(context::fail);
  }
}
