package org.yizhan.station.report;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.yizhan.platform.VirtualThreads;

/** The network between a station and its hub, with all that networks do. */
final class LossyWire implements AutoCloseable {
  /** What happens to a call. */
  enum Fate {
    ARRIVES,
    NEVER_ARRIVES,
    ANSWER_LOST,
    ARRIVES_TWICE
  }

  private final VirtualThreads threads = new VirtualThreads();
  private static final List<String> ASKED =
      List.of("Authorization", "Content-Encoding", "Accept-Encoding");
  private static final List<String> TOLD =
      List.of("Date", "Accept-Encoding", "Content-Encoding", "Retry-After");

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger packed = new AtomicInteger();
  private final HttpClient client;
  private final HttpServer server;
  private volatile int hubPort;
  private volatile IntFunction<Fate> fates = call -> Fate.ARRIVES;

  LossyWire(int hubPort) {
    this.hubPort = hubPort;
    this.client = threads.vertx().createHttpClient();
    this.server =
        threads.call(() ->
            threads
                .vertx()
                .createHttpServer()
                .requestHandler(this::carry)
                .listen(0, "127.0.0.1")
                .await());
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** Leads to another hub from now on. */
  void leadTo(int port) {
    hubPort = port;
  }

  /** Decides by the number of the call what happens to it. */
  void decide(IntFunction<Fate> decision) {
    fates = decision;
  }

  private void carry(HttpServerRequest request) {
    var fate = fates.apply(calls.getAndIncrement());
    try {
      var body = request.body().await();
      switch (fate) {
        case ARRIVES -> answer(request, forward(request, body));
        case ANSWER_LOST -> {
          forward(request, body);
          request.connection().close();
        }
        case ARRIVES_TWICE -> {
          forward(request, body);
          answer(request, forward(request, body));
        }
        case NEVER_ARRIVES -> request.connection().close();
      }
    } catch (Exception e) { // The hub is away.
      request.connection().close();
    }
  }

  private record Answer(int status, MultiMap headers, Buffer body) {}

  private static void answer(HttpServerRequest request, Answer answer) {
    var response = request.response().setStatusCode(answer.status());
    copy(answer.headers(), response.headers(), TOLD);
    response.end(answer.body());
  }

  private Answer forward(HttpServerRequest request, Buffer body) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(hubPort)
            .setURI(request.uri())
            .putHeader("Content-Type", "application/json");
    var call = client.request(options).await();
    copy(request.headers(), call.headers(), ASKED);
    if ("gzip".equals(request.getHeader("Content-Encoding"))) {
      packed.incrementAndGet();
    }
    var response = call.send(body).await();
    return new Answer(response.statusCode(), response.headers(), response.body().await());
  }

  private static void copy(MultiMap from, MultiMap to, List<String> names) {
    names.stream().filter(from::contains).forEach(name -> to.set(name, from.get(name)));
  }

  /** How many calls came packed. */
  int packed() {
    return packed.get();
  }

  @Override
  public void close() {
    threads.close();
  }
}
