package org.yizhan.hub.overview;

import io.vertx.core.Vertx;
import java.util.UUID;
import org.yizhan.hub.exchange.StationNews;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Sse;
import org.yizhan.platform.json.Json;

/**
 * {@code GET live}: which stations have something new. A page that missed some reads the overview
 * anew.
 */
public final class LiveRoutes {
  private final Vertx vertx;
  private final StationNews news;

  /** Streams {@code news}. */
  public LiveRoutes(Vertx vertx, StationNews news) {
    this.vertx = vertx;
    this.news = news;
  }

  /** Names the handler. */
  public void mount(ContractRouter router) {
    router.on("streamLive", this::stream);
  }

  private Reply stream(Request request) {
    var context = vertx.getOrCreateContext();
    return new Reply.Streamed(response -> {
      var sse = Sse.open(vertx, response);
      sse.onClose(news.subscribe(station -> context.runOnContext(ignored -> send(sse, station))));
    });
  }

  private static void send(Sse sse, UUID station) {
    sse.send(station.toString(), "station", Json.bytes(station));
  }
}
