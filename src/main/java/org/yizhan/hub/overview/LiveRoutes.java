package org.yizhan.hub.overview;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.yizhan.hub.access.HubAuthenticator;
import org.yizhan.hub.access.Scope;
import org.yizhan.hub.news.News;
import org.yizhan.hub.news.NewsReader;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Sse;
import org.yizhan.platform.json.Json;

/**
 * {@code GET live}: which stations have something new, of those that the official sees, or that
 * everything is to be read anew, for as long as the session counts.
 */
public final class LiveRoutes {
  /** How long news are gathered, so that thousands of stations are one question to the database. */
  private static final long GATHERING_MS = 100;

  private final Vertx vertx;
  private final News news;
  private final Overviews overviews;
  private final Function<String, Optional<Principal>> officials;

  /**
   * Streams {@code news}.
   *
   * @param officials the official to whom the hub issued a token, while it counts
   */
  public LiveRoutes(
      Vertx vertx,
      News news,
      Overviews overviews,
      Function<String, Optional<Principal>> officials) {
    this.vertx = vertx;
    this.news = news;
    this.overviews = overviews;
    this.officials = officials;
  }

  /** Names the handler. */
  public void mount(ContractRouter router) {
    router.on("streamLive", this::stream);
  }

  private Reply stream(Request request) {
    var context = vertx.getOrCreateContext();
    var token = request.token(HubAuthenticator.COOKIE).orElseThrow();
    return new Reply.Streamed(response -> {
      var listener = new Listener(context, token, Sse.open(vertx, response));
      listener.sse.onClose(news.subscribe(listener));
    });
  }

  /** One stream; what it is told on any thread it does on its context. */
  private final class Listener implements NewsReader {
    private final Context context;
    private final String token;
    private final Sse sse;
    private final Set<UUID> heard = new HashSet<>();
    private boolean all;
    private boolean gathering;

    Listener(Context context, String token, Sse sse) {
      this.context = context;
      this.token = token;
      this.sse = sse;
    }

    @Override
    public void ofStation(UUID station) {
      gather(() -> heard.add(station));
    }

    @Override
    public void ofCity() {
      gather(() -> all = true);
    }

    @Override
    public void ofSessions() {
      gather(() -> {});
    }

    @Override
    public void missed() {
      ofCity();
    }

    private void gather(Runnable what) {
      context.runOnContext(ignored -> {
        what.run();
        if (!gathering) {
          gathering = true;
          vertx.setTimer(GATHERING_MS, id -> tell());
        }
      });
    }

    private void tell() {
      var stations = Set.copyOf(heard);
      var anew = all;
      heard.clear();
      all = false;
      gathering = false;
      officials
          .apply(token)
          .ifPresentOrElse(official -> tell(Scope.of(official), stations, anew), sse::close);
    }

    private void tell(Scope scope, Set<UUID> stations, boolean anew) {
      if (anew) {
        sse.send("city", Json.bytes(Map.of()));
        return;
      }
      var seen = scope.district() == null ? stations : overviews.seen(scope, stations);
      seen.forEach(station -> sse.send("station", Json.bytes(station)));
    }
  }
}
