package org.yizhan.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.VirtualThreads;
import org.yizhan.station.Eventually;

class TurnstileTest {
  private static final int LARGE = Turnstile.SMALL_BYTES + 1;

  private final VirtualThreads threads = new VirtualThreads();
  private final BlockingQueue<RoutingContext> held = new LinkedBlockingQueue<>();
  private final HttpClient client =
      threads
          .vertx()
          .createHttpClient(
              new HttpClientOptions()
                  .setDefaultHost("127.0.0.1")
                  .setDefaultPort(threads.call(this::listen)));

  private int listen() {
    var router = Router.router(threads.vertx());
    var turnstile = new Turnstile(2, 3);
    router
        .route()
        .handler(context -> {
          turnstile.check(context);
          context.next();
        })
        .failureHandler(new Failures());
    router.route("/hold").handler(held::add);
    router.route("/pass").handler(context -> context.response().end());
    var server = threads.vertx().createHttpServer().requestHandler(router);
    return server.listen(0, "127.0.0.1").await().actualPort();
  }

  @AfterEach
  void close() {
    threads.close();
  }

  private Future<HttpClientResponse> send(String path, int bytes) {
    return client
        .request(HttpMethod.POST, path)
        .compose(request -> request.send(Buffer.buffer(new byte[bytes])));
  }

  private HttpClientResponse answer(String path, int bytes) {
    return threads.call(() -> send(path, bytes).await());
  }

  private RoutingContext held() throws InterruptedException {
    var context = held.poll(60, TimeUnit.SECONDS);
    assertThat(context).isNotNull();
    return context;
  }

  @Test
  void tellsWhoeverIsTooManyWhenToComeAgainAndLetsTheNextInWhenOneIsDone() throws Exception {
    send("/hold", LARGE);
    send("/hold", LARGE);
    var one = held();
    held();

    var refused = answer("/pass", LARGE);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("3");
    assertThat(answer("/pass", Turnstile.SMALL_BYTES).statusCode()).isEqualTo(200);

    one.response().end();
    Eventually.holds(() -> answer("/pass", LARGE).statusCode() == 200);
  }
}
