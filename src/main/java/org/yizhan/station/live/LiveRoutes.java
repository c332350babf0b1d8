package org.yizhan.station.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.events.SealedLog;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.http.Sse;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;

/**
 * {@code GET live}: the sealed log as server-sent events. Staff hear everything, a ticket its own
 * booking.
 */
public final class LiveRoutes {
  private static final int CATCH_UP = 1_000;

  private final Vertx vertx;
  private final SealedLog log;
  private final Supplier<UUID> epoch;
  private final Visits visits;

  /**
   * @param epoch the epoch that is being written
   */
  public LiveRoutes(Vertx vertx, SealedLog log, Supplier<UUID> epoch, Visits visits) {
    this.vertx = vertx;
    this.log = log;
    this.epoch = epoch;
    this.visits = visits;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("streamLive", this::stream);
  }

  private Reply stream(Request request) {
    var audible = audible(request);
    var after = request.header("Last-Event-ID").flatMap(this::sequence);
    var context = vertx.getOrCreateContext();
    return new Reply.Streamed(response -> {
      var sse = Sse.open(vertx, response);
      var listener = new Listener(context, sse, audible);
      sse.onClose(log.subscribe(listener::hear));
      listener.begin(after.map(seq -> log.after(epoch.get(), seq, CATCH_UP)).orElse(List.of()));
    });
  }

  private Predicate<SealedEvent> audible(Request request) {
    if (request.principal().role() != Role.RESIDENT) {
      return event -> true;
    }
    var booking =
        request
            .query("booking")
            .orElseThrow(() -> Problem.invalid("booking", "is missing").exception());
    var id = UUID.fromString(booking);
    var own = visits.ofBooking(id).stream().map(Visit::id).toList();
    return event -> event.subject().equals(id) || own.contains(event.subject());
  }

  /** A position of another epoch is of no use: the page reads everything anew. */
  private Optional<Long> sequence(String position) {
    var prefix = epoch.get() + ".";
    var digits = position.startsWith(prefix) ? position.substring(prefix.length()) : "";
    return digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  /**
   * One listener. Batches that come while it catches up wait; none is sent twice and none is
   * skipped.
   */
  private static final class Listener {
    private final Context context;
    private final Sse sse;
    private final Predicate<SealedEvent> audible;
    private final List<SealedEvent> waiting = new ArrayList<>();
    private boolean begun;
    private long last;

    Listener(Context context, Sse sse, Predicate<SealedEvent> audible) {
      this.context = context;
      this.sse = sse;
      this.audible = audible;
    }

    /** Called by the sealer, so it only passes the batch on. */
    void hear(List<SealedEvent> batch) {
      context.runOnContext(ignored -> {
        if (begun) {
          batch.forEach(this::send);
        } else {
          waiting.addAll(batch);
        }
      });
    }

    void begin(List<SealedEvent> missed) {
      missed.forEach(this::send);
      waiting.forEach(this::send);
      waiting.clear();
      begun = true;
    }

    private void send(SealedEvent event) {
      if (event.seq() > last) {
        last = event.seq();
        if (audible.test(event)) {
          sse.send(event.position(), event.type(), event.body());
        }
      }
    }
  }
}
