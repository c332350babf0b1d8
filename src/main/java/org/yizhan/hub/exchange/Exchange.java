package org.yizhan.hub.exchange;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.hub.log.EventLog;
import org.yizhan.hub.log.LogAway;
import org.yizhan.hub.log.ReceivedEvent;
import org.yizhan.hub.news.News;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Bulkhead;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.rounds.Rounds;

/**
 * One call carries both ways: what happened at a station comes up, what the city has to say goes
 * down.
 */
public final class Exchange implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  /** Another node is there at once, and this one again after a moment. */
  private static final int SOON_SECONDS = 1;

  private static final int AWAY_SECONDS = 5;

  private final Db db;
  private final EventLog log;
  private final Bulkhead bulkhead;
  private final ExchangeConfig config;
  private final InstantSource clock;
  private final Waiting waiting;
  private final Downlink downlink;
  private final LastWords lastWords;
  private final ExchangeStore store = new ExchangeStore();

  /**
   * Keeps events in {@code log} and everything else in {@code db}; hears {@code news}. What a call
   * costs it does within {@code bulkhead}, and waits outside.
   */
  public Exchange(
      Vertx vertx,
      Rounds rounds,
      Db db,
      EventLog log,
      Bulkhead bulkhead,
      News news,
      ExchangeConfig config,
      InstantSource clock) {
    this.db = db;
    this.log = log;
    this.bulkhead = bulkhead;
    this.config = config;
    this.clock = clock;
    this.waiting = new Waiting(vertx);
    this.downlink = new Downlink(db);
    this.lastWords = LastWords.start(rounds, db);
    news.subscribe(waiting);
  }

  /** What goes down to stations. */
  public Downlink downlink() {
    return downlink;
  }

  /** Answers the calls that wait, and lets none wait any more. */
  @Override
  public void close() {
    waiting.close();
  }

  /** What the hub has, and what is new for the station. */
  record Answer(long ack, Instant now, List<Downlink.Item> downlink) {}

  /**
   * Takes the batch and answers at once when there was something to take or to tell, else after up
   * to {@code waitSeconds}.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 for a batch that contradicts itself, 401
   *     when the station's key was revoked meanwhile, 409 for a fork or a missing parent, 503 when
   *     the hub stops meanwhile, its log is away, or too many stations call at once
   */
  Answer exchange(UUID station, Batch batch, OwnWord own, int waitSeconds) {
    try (var call = waiting.enter(station)) {
      var seconds = batch.events().isEmpty() ? Math.min(waitSeconds, config.waitSeconds()) : 0;
      var answer =
          bulkhead.through(() ->
              seconds == 0
                  ? receive(station, batch, own)
                  : idle(station, batch, own).orElseGet(() -> receive(station, batch, own)));
      if (seconds == 0 || !answer.downlink().isEmpty()) {
        return answer;
      }
      return switch (call.await(seconds)) {
        case QUIET -> new Answer(answer.ack(), clock.instant(), List.of());
        case NEWS -> bulkhead.through(() -> afterWaiting(station, batch));
        case STOPPING ->
            throw Problem.of(503, "stopping", "The hub is being stopped")
                .withRetryAfter(SOON_SECONDS)
                .exception();
      };
    }
  }

  /** A station that says nothing new and is told nothing new: it is heard, and that is all. */
  private Optional<Answer> idle(UUID station, Batch batch, OwnWord own) {
    var now = clock.instant();
    var acked = store.idle(db, station, batch.epoch(), batch.applied());
    acked.ifPresent(known -> lastWords.heard(station, own, now));
    return acked.map(known -> new Answer(known, now, List.of()));
  }

  /** The station says nothing by being answered, so nothing is written of it. */
  private Answer afterWaiting(UUID station, Batch batch) {
    return db.inTransaction(tx -> {
      var items = downlink.after(tx, station, batch.applied());
      var speaker = store.speaker(tx, station, batch.epoch());
      if (speaker.revoked()) {
        throw revoked();
      }
      var epoch = speaker.epoch();
      return new Answer(epoch == null ? 0 : epoch.acked(), clock.instant(), items.get());
    });
  }

  /** What was decided, and how far the hub has the epoch now. */
  private record Receipt(Decision decision, long acked, List<Downlink.Item> downlink) {}

  private Answer receive(UUID station, Batch batch, OwnWord own) {
    var receipt = taken(station, batch, own);
    if (receipt.decision() instanceof Decision.Fork fork) {
      throw forked(station, batch.epoch(), fork);
    }
    return new Answer(receipt.acked(), clock.instant(), receipt.downlink());
  }

  /** What the log could not take is not acknowledged, and the station sends it again. */
  private Receipt taken(UUID station, Batch batch, OwnWord own) {
    try {
      return db.inTransaction(tx -> take(tx, station, batch, own, clock.instant()));
    } catch (LogAway e) {
      db.inTransaction(tx -> {
        store.heard(tx, station, own, clock.instant());
        return station;
      });
      throw Problem.of(503, "log-away", "The hub cannot keep events now")
          .withDetail("Nothing was taken. Send the same events again later.")
          .withRetryAfter(AWAY_SECONDS)
          .exception();
    }
  }

  private Receipt take(Tx tx, UUID station, Batch batch, OwnWord own, Instant now) {
    store.heard(tx, station, own, now);
    var items = downlink.after(tx, station, batch.applied());
    var speaker = store.speaker(tx, station, batch.epoch());
    if (speaker.revoked()) {
      throw revoked();
    }
    var known = speaker.epoch();
    if (known != null && batch.events().isEmpty() && batch.applied() <= known.applied()) {
      tx.mayBeLost(); // It says no more than that it is there, and will say so again.
    }
    var epoch = known == null ? begin(tx, station, batch, now) : known;
    if (batch.applied() > epoch.applied()) {
      store.applied(tx, station, epoch.applied(), batch.applied(), now);
      News.ofStation(tx, station);
    }
    var decision =
        ExchangeRules.decide(
            batch, epoch.acked(), epoch.ackedHash(), repeated(tx, station, batch, epoch));
    var acked =
        switch (decision) {
          case Decision.Append append -> {
            log.append(tx, station, batch.epoch(), append.events(), now);
            store.took(tx, station, batch.epoch(), append.events());
            yield batch.last();
          }
          case Decision.Fork fork -> {
            store.fork(tx, station, batch.epoch(), fork.branches(), now);
            // It counts for nothing, and is to be seen at once all the same.
            News.ofStation(tx, station);
            yield epoch.acked();
          }
          case Decision.Flawed flaw ->
              throw Problem.invalid(flaw.field(), flaw.message()).exception();
          case Decision.Known _, Decision.Gap _ -> epoch.acked();
        };
    return new Receipt(decision, acked, items.get());
  }

  /**
   * What is there of the events that the batch repeats. A hash vouches for all before it, so the
   * log is asked only when the newest that both have differs or is not known here.
   */
  private Map<Long, byte[]> repeated(Tx tx, UUID station, Batch batch, ExchangeStore.Epoch epoch) {
    if (batch.events().isEmpty() || batch.first() > epoch.acked()) {
      return Map.of();
    }
    var newest = batch.hashAt(epoch.acked());
    if (newest != null && Arrays.equals(newest, epoch.ackedHash())) {
      return Map.of(epoch.acked(), epoch.ackedHash());
    }
    var last = Math.min(batch.last(), epoch.acked());
    return log
        .read(tx, station, batch.epoch(), batch.first() - 1, last, batch.events().size())
        .stream()
        .collect(Collectors.toMap(ReceivedEvent::seq, ReceivedEvent::hash));
  }

  private ExchangeStore.Epoch begin(Tx tx, UUID station, Batch batch, Instant now) {
    var parent = batch.parent();
    var parentHash = parent == null ? null : hashAt(tx, station, parent);
    return switch (ExchangeRules.begin(parent, store.hasEpochs(tx, station), parentHash)) {
      case Beginning.At at -> {
        store.begin(tx, station, batch.epoch(), parent, at.baseHash(), now);
        yield new ExchangeStore.Epoch(0, at.baseHash(), 0);
      }
      case Beginning.ParentMissing missing ->
          throw Problem.of(409, "parent-missing", "The parent epoch is not here yet")
              .withDetail(
                  "Send its events up to " + missing.seq() + " first, as events of that epoch.")
              .exception();
      case Beginning.Unrelated _ ->
          throw Problem.invalid("/parent", "is missing: this station spoke in another epoch before")
              .exception();
    };
  }

  private byte @Nullable [] hashAt(Tx tx, UUID station, Batch.Parent parent) {
    return log.read(tx, station, parent.epoch(), parent.seq() - 1, parent.seq(), 1).stream()
        .findFirst()
        .map(ReceivedEvent::hash)
        .orElse(null);
  }

  /** It was signed when the key still counted. */
  private static RuntimeException revoked() {
    return Problem.of(401, "sign-in-needed", "The station's key was revoked").exception();
  }

  private static RuntimeException forked(UUID station, UUID epoch, Decision.Fork fork) {
    var seq = fork.branches().getFirst().seq();
    LOG.atError()
        .addKeyValue("station", station)
        .addKeyValue("epoch", epoch)
        .addKeyValue("seq", seq)
        .log("A station tells its past differently than before");
    return Problem.of(409, "fork", "This sequence was received before with another hash")
        .withDetail(
            "Sequence "
                + seq
                + " differs. Officials see it; a restored station begins a new epoch.")
        .exception();
  }
}
