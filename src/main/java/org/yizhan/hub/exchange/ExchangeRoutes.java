package org.yizhan.hub.exchange;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.log.ReceivedEvent;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Turnstile;

/** {@code POST exchange}. */
public final class ExchangeRoutes {
  private static final int BUSY_SECONDS = 2;

  private final Exchange exchange;
  private final Turnstile turnstile;

  /** Serves {@code exchange}. */
  public ExchangeRoutes(Exchange exchange, ExchangeConfig config) {
    this.exchange = exchange;
    this.turnstile = new Turnstile(config.largeAtOnce(), BUSY_SECONDS);
  }

  /** Names the handler. */
  public void mount(ContractRouter router) {
    router.onMany("exchange", turnstile, this::exchange);
  }

  private record Body(
      UUID epoch,
      Batch.@Nullable Parent parent,
      String previousHash,
      List<Sealed> events,
      long applied,
      int waitSeconds,
      @Nullable OffsetDateTime now,
      @Nullable Long missing) {}

  private record Sealed(long seq, String hash, String body) {}

  /**
   * Who the station is stands in its token, never in the body. The answer says that the next call
   * may come packed (RFC 9110, 12.5.3): a hub of an older version takes none.
   */
  private Reply exchange(Request request) {
    var station = UUID.fromString(request.principal().id());
    var body = request.body(Body.class);
    return Reply.ok(exchange.exchange(station, batch(body), own(body), body.waitSeconds()))
        .header("Accept-Encoding", "gzip");
  }

  private static OwnWord own(Body body) {
    return new OwnWord(body.now() == null ? null : body.now().toInstant(), body.missing());
  }

  private static Batch batch(Body body) {
    var hex = HexFormat.of();
    var events = new ArrayList<ReceivedEvent>(body.events().size());
    for (var event : body.events()) {
      var field = "/events/" + events.size() + "/body";
      events.add(read(field, event.seq(), hex.parseHex(event.hash()), event.body()));
    }
    return new Batch(
        body.epoch(), body.parent(), hex.parseHex(body.previousHash()), events, body.applied());
  }

  private static ReceivedEvent read(String field, long seq, byte[] hash, String text) {
    try {
      return ReceivedEvent.of(seq, hash, text.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(field, String.valueOf(e.getMessage())).exception();
    }
  }
}
