package org.yizhan.platform.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.function.Supplier;

/** What whoever runs the server asks: is it alive, is it ready, how is it, what does it speak. */
public final class Operations {
  private Operations() {}

  /**
   * @param ready whether callers are to be sent here; may wait
   * @param contracts path to resource, such as {@code /openapi.yaml} to {@code
   *     openapi/station.yaml}
   */
  public static void mount(
      Router router,
      PrometheusMeterRegistry meters,
      Supplier<Readiness> ready,
      Map<String, String> contracts) {
    router.get("/health/live").handler(context -> status(Readiness.UP).send(context.response()));
    router.get("/health/ready").handler(context -> status(ready.get()).send(context.response()));
    router
        .get("/metrics")
        .handler(context ->
            context
                .response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(meters.scrape()));
    contracts.forEach((path, resource) ->
        router
            .get(path)
            .handler(context ->
                context
                    .response()
                    .putHeader("Content-Type", "application/yaml")
                    .sendFile(resource)));
  }

  private static Reply.Whole status(Readiness readiness) {
    var reply = Reply.ok(Map.of("status", readiness.name()));
    return readiness == Readiness.UP
        ? reply
        : new Reply.Whole(503, reply.body(), reply.contentType(), Map.of());
  }
}
