package org.yizhan.platform.http;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.config.ConfigException;

/**
 * One HTTP server on one event loop; several of them share a port. Handlers run on virtual threads.
 */
public final class HttpVerticle extends AbstractVerticle {
  /** Vert.x lets servers of one negative port share one free port. */
  private static final AtomicInteger FREE_PORTS = new AtomicInteger();

  /** Below this, packing costs more than it saves: it is one network packet anyway. */
  private static final int WORTH_PACKING_BYTES = 1_024;

  private final HttpConfig config;
  private final int port;
  private final Function<Vertx, Router> routes;
  private @Nullable HttpServer server;

  private HttpVerticle(HttpConfig config, int port, Function<Vertx, Router> routes) {
    this.config = config;
    this.port = port;
    this.routes = routes;
  }

  /**
   * Listens on as many event loops as configured; each is deployed alone, because instances of one
   * deployment would share a loop.
   *
   * @return the port
   */
  public static int deploy(Vertx vertx, HttpConfig config, Function<Vertx, Router> routes) {
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    var port = config.port() == 0 ? FREE_PORTS.decrementAndGet() : config.port();
    var first = new HttpVerticle(config, port, routes);
    vertx.deployVerticle(first, options).await();
    for (int i = 1; i < config.loops(); i++) {
      vertx.deployVerticle(new HttpVerticle(config, port, routes), options).await();
    }
    return first.actualPort();
  }

  private int actualPort() {
    return server == null ? 0 : server.actualPort();
  }

  @Override
  public void start() {
    var options =
        new HttpServerOptions()
            .setHost(config.host())
            .setPort(port)
            .setCompressionSupported(true)
            .setCompressionLevel(config.packing())
            .setCompressionContentSizeThreshold(WORTH_PACKING_BYTES)
            .setDecompressionSupported(true)
            .setMaxHeaderSize(config.headerLimitBytes())
            .setIdleTimeout(config.idleSeconds())
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .addWebSocketSubProtocol("mqtt")
            .addWebSocketSubProtocol("mqttv3.1");
    var router = Router.router(vertx);
    Pages.headers(router);
    router.route().failureHandler(new Failures());
    var pagesAndApi = routes.apply(vertx);
    router.route().subRouter(pagesAndApi);
    // A path that cannot be decoded fails in whichever router looks at it first.
    for (int status : new int[] {400, 404, 405, 413}) {
      router.errorHandler(status, new Failures());
    }
    pagesAndApi.errorHandler(400, new Failures());
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(router)
            .invalidRequestHandler(Failures::unreadable)
            .listen()
            .recover(failure ->
                Future.failedFuture(
                    ConfigException.port("http.port", config.host(), port, failure)))
            .await();
  }
}
