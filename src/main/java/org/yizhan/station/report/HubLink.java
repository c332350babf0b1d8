package org.yizhan.station.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.events.SealedLog;
import org.yizhan.platform.text.Text;

/**
 * Reports everything sealed to the city's hub, in order and until the hub has it, and takes what
 * the hub has to say. With nothing to send one call waits at the hub; what is sealed meanwhile goes
 * at once in a second call. The hub may be away for as long as it likes: the log keeps everything,
 * and only the hub's acknowledgement moves the cursor.
 */
public final class HubLink {
  private static final Logger LOG = LoggerFactory.getLogger(HubLink.class);

  private final Vertx vertx;
  private final HubLinkConfig config;
  private final Text name;
  private final Outbox outbox;
  private final Uplink hub;
  private final Logger log;
  private final BackOff backOff;
  private final Context context;
  private final Runnable unsubscribe;
  private final Promise<Void> ended = Promise.promise();

  /** Completed by news, an answer, or the end of the link. */
  private Promise<Void> wake = Promise.promise();

  /** Completed by the time, or the end of the link: news do not shorten a pause. */
  private Promise<Void> rested = Promise.promise();

  private @Nullable Poll poll;

  /** Why the last try failed; empty after one that did not. */
  private String trouble = "";

  private volatile boolean closed;

  /** A call that waits at the hub, and how things stood when it was made. */
  private record Poll(Leg asked, Future<Uplink.Answer> answer) {}

  private HubLink(
      Vertx vertx,
      HubLinkConfig config,
      Text name,
      Outbox outbox,
      Uplink hub,
      ReportSource source,
      Logger log) {
    this.vertx = vertx;
    this.config = config;
    this.name = name;
    this.outbox = outbox;
    this.hub = hub;
    this.log = log;
    this.backOff = new BackOff(config.longestBackOff(), ThreadLocalRandom.current());
    this.context = vertx.getOrCreateContext();
    this.unsubscribe = source.subscribe(this::sealed);
  }

  /**
   * Begins to report; called on a virtual-thread context, where it stays. Does nothing when no hub
   * is configured. What it returns ends it.
   *
   * @param epoch the epoch that is being sealed
   * @param name how the city shows the station
   * @param takers what applies an item of the hub's downlink, by its type
   */
  public static Runnable start(
      Vertx vertx,
      Db db,
      SealedLog log,
      UUID epoch,
      KeyFiles keys,
      HubLinkConfig config,
      Text name,
      Map<String, Consumer<Map<String, Object>>> takers,
      InstantSource clock,
      MeterRegistry meters) {
    if (!config.enabled()) {
      return () -> {};
    }
    var store = new ReportStore(db, log);
    var key = keys.ed25519("station");
    var hub = new HubClient(vertx, HubClient.http(vertx), config, store.station(), key, clock);
    return start(vertx, store, epoch, hub, config, name, takers, meters, LOG);
  }

  /** As above, from any source and to any hub; {@code log} is told of trouble. */
  public static Runnable start(
      Vertx vertx,
      ReportSource source,
      UUID epoch,
      Uplink hub,
      HubLinkConfig config,
      Text name,
      Map<String, Consumer<Map<String, Object>>> takers,
      MeterRegistry meters,
      Logger log) {
    var outbox = new Outbox(source, epoch, takers, log);
    var link = new HubLink(vertx, config, name, outbox, hub, source, log);
    meters.gauge("yizhan.hub.lag.events", outbox, Outbox::missing);
    link.context.runOnContext(ignored -> link.run());
    return link::close;
  }

  /**
   * Ends the calls under way and waits until the loop has ended; what was not acknowledged is sent
   * after the next start.
   */
  private void close() {
    closed = true;
    unsubscribe.run();
    hub.close();
    context.runOnContext(ignored -> {
      wake.tryComplete();
      rested.tryComplete();
    });
    ended.future().await();
  }

  /** Called by the sealer. */
  private void sealed(List<SealedEvent> batch) {
    outbox.grew(batch.getLast());
    context.runOnContext(ignored -> wake.tryComplete());
  }

  private void run() {
    while (!closed) {
      try {
        turn();
        succeeded();
      } catch (Exception e) { // What a call failed with is thrown as it is, checked or not.
        poll = null;
        if (!closed) {
          recover(e);
          pause(backOff.next(asked(e)));
        }
      }
    }
    ended.complete();
  }

  /**
   * Sends what there is, or waits for news. What is sealed after the outbox was read completes
   * {@code wake}.
   */
  private void turn() {
    wake = Promise.promise();
    var asked = outbox.current();
    var batch = outbox.next(asked);
    if (batch.isEmpty()) {
      idle(asked);
      return;
    }
    var before = outbox.hashBefore(asked);
    var answer = hub.exchange(asked, before, batch, outbox.missing(), outbox.applied(), 0).await();
    outbox.answered(asked, batch.size(), answer);
    if (answer.ack() == asked.acked()) {
      throw new IllegalStateException("The hub took none of the events it was sent");
    }
  }

  private void idle(Leg asked) {
    var waiting = poll;
    if (waiting == null) {
      var answer =
          hub.exchange(
              asked,
              outbox.hashBefore(asked),
              List.of(),
              outbox.missing(),
              outbox.applied(),
              config.waitSeconds());
      waiting = new Poll(asked, answer);
      poll = waiting;
    }
    var awaited = wake;
    waiting.answer().onComplete(ignored -> awaited.tryComplete());
    awaited.future().await();
    if (waiting.answer().isComplete()) {
      poll = null;
      outbox.answered(waiting.asked(), 0, waiting.answer().await());
    }
  }

  private void succeeded() {
    backOff.reset();
    if (!trouble.isEmpty()) {
      trouble = "";
      log.atInfo().log("The hub is reached again");
    }
  }

  private void recover(Exception failure) {
    if (failure instanceof HubRefused refused && refused.status() == 401) {
      enrol(refused);
      return;
    }
    if (failure instanceof HubRefused refused && refused.is("parent-missing")) {
      outbox.sendAllAgain();
    }
    tell("The hub takes no reports and is tried again", failure);
  }

  /**
   * A hub that does not know the signature either never knew the station or lost it; the code makes
   * it known.
   */
  private void enrol(HubRefused refused) {
    if (config.enrolmentCode().isEmpty()) {
      tell("The hub does not know this station and there is no hub.enrolmentCode", refused);
      return;
    }
    try {
      hub.enrol(name);
      log.atInfo().log("The hub knows this station now");
    } catch (Exception e) { // As above.
      tell("The hub does not enrol this station", e);
    }
  }

  private static Duration asked(Exception failure) {
    return failure instanceof HubRefused refused ? refused.retryAfter() : Duration.ZERO;
  }

  /** A hub may be away for days: each kind of trouble is told once, not at every try. */
  private void tell(String what, Exception failure) {
    if (!failure.toString().equals(trouble)) {
      trouble = failure.toString();
      log.atWarn().addKeyValue("cause", trouble).log(what);
    }
  }

  private void pause(Duration duration) {
    var rest = Promise.<Void>promise();
    rested = rest;
    var timer = vertx.setTimer(duration.toMillis(), id -> rest.tryComplete());
    rest.future().await();
    vertx.cancelTimer(timer);
  }
}
