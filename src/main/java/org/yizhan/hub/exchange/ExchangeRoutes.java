package org.yizhan.hub.exchange;

import java.util.UUID;
import org.yizhan.platform.http.Bulkhead;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Turnstile;

/** {@code POST exchange}. */
public final class ExchangeRoutes {
  private static final int BUSY_SECONDS = 2;

  /** What the hub works off in some seconds even while it is cold. */
  private static final int LONGEST_LINE = 500;

  private final Exchange exchange;
  private final Turnstile turnstile;

  /** Serves {@code exchange}; large calls come in through {@code turnstile}. */
  public ExchangeRoutes(Exchange exchange, Turnstile turnstile) {
    this.exchange = exchange;
    this.turnstile = turnstile;
  }

  /** The turnstile of a hub, whichever event loop a call comes to. */
  public static Turnstile turnstile(ExchangeConfig config) {
    return new Turnstile(config.largeAtOnce(), BUSY_SECONDS);
  }

  /**
   * What stations' calls go through, whichever event loop they come to: they take half of so many
   * connections of the database, so that officials never wait for stations.
   */
  public static Bulkhead bulkhead(int connections) {
    return new Bulkhead(Math.max(1, connections / 2), LONGEST_LINE, BUSY_SECONDS);
  }

  /** Names the handler. */
  public void mount(ContractRouter router) {
    router.onMany("exchange", turnstile, this::exchange);
  }

  /**
   * Who the station is stands in its token, never in the body. The answer says that the next call
   * may come packed (RFC 9110, 12.5.3): a hub of an older version takes none.
   */
  private Reply exchange(Request request) {
    var station = UUID.fromString(request.principal().id());
    var call = ExchangeReader.read(request.rawBody());
    return Reply.ok(exchange.exchange(station, call.batch(), call.own(), call.waitSeconds()))
        .header("Accept-Encoding", "gzip");
  }
}
