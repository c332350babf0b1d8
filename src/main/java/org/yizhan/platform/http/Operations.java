package org.yizhan.platform.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What whoever runs the server asks: is it alive, is it ready, how is it, what does it speak. */
public final class Operations {
  private Operations() {}

  /**
   * @param ready whether the database answers; may wait
   * @param contracts path to resource, such as {@code /openapi.yaml} to {@code
   *     openapi/station.yaml}
   */
  public static void mount(
      Router router,
      PrometheusMeterRegistry meters,
      BooleanSupplier ready,
      Map<String, String> contracts) {
    router.get("/health/live").handler(context -> status(true).send(context.response()));
    router
        .get("/health/ready")
        .handler(context -> status(ready.getAsBoolean()).send(context.response()));
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

  private static Reply.Whole status(boolean up) {
    var reply = Reply.ok(Map.of("status", up ? "UP" : "DOWN"));
    return up ? reply : new Reply.Whole(503, reply.body(), reply.contentType(), Map.of());
  }
}
