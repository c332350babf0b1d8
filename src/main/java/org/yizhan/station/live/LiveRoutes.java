package org.yizhan.station.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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

  /** Anybody may listen as a board, so only so many at once. */
  private static final int MOST_BOARDS = 64;

  /** What a board shows: calls, notices, prices, companies. */
  private static final Pattern PUBLIC =
      Pattern.compile("org\\.yizhan\\.(queue|notice|price|company)\\.");

  private static final byte[] NOTHING_SAID = "{}".getBytes(StandardCharsets.US_ASCII);

  private final Vertx vertx;
  private final SealedLog log;
  private final Supplier<UUID> epoch;
  private final Visits visits;
  private final AtomicInteger boards = new AtomicInteger();

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
    router.on("streamLive", this::stream).on("streamPublicBoard", this::board);
  }

  private Reply stream(Request request) {
    return stream(request, audible(request), false);
  }

  /** What boards show changed: that it did is public, who did it and how is not. */
  private Reply board(Request request) {
    if (boards.get() >= MOST_BOARDS) {
      throw Problem.of(503, "too-many-boards", "Too many boards are listening").exception();
    }
    return stream(request, event -> PUBLIC.matcher(event.type()).lookingAt(), true);
  }

  private Reply stream(Request request, Predicate<SealedEvent> audible, boolean bare) {
    var after = request.header("Last-Event-ID").flatMap(this::sequence);
    var context = vertx.getOrCreateContext();
    return new Reply.Streamed(response -> {
      var sse = Sse.open(vertx, response);
      var listener = new Listener(context, sse, audible, bare);
      var unsubscribe = log.subscribe(listener::hear);
      if (bare) {
        boards.incrementAndGet();
      }
      sse.onClose(() -> {
        unsubscribe.run();
        if (bare) {
          boards.decrementAndGet();
        }
      });
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
    private final boolean bare;
    private final List<SealedEvent> waiting = new ArrayList<>();
    private boolean begun;
    private long last;

    /**
     * @param bare only that something happened is said
     */
    Listener(Context context, Sse sse, Predicate<SealedEvent> audible, boolean bare) {
      this.context = context;
      this.sse = sse;
      this.audible = audible;
      this.bare = bare;
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
          sse.send(
              event.position(), bare ? "news" : event.type(), bare ? NOTHING_SAID : event.body());
        }
      }
    }
  }
}
