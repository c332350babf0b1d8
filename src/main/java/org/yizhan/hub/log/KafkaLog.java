package org.yizhan.hub.log;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.ids.Ids;

/**
 * The log in a topic. Events are written to it first, and become part of the log when the hub's
 * database has committed where they stand: what a crash leaves in between is in no figure, and the
 * station sends it again. Decision 0017.
 */
final class KafkaLog implements EventLog {
  private final Vertx vertx;
  private final Db db;
  private final LogConfig config;
  private final InstantSource clock;
  private final AppendStore appends = new AppendStore();
  private final LogStore before = new LogStore();
  private final boolean hasBefore;
  private final Gate writing = new Gate();
  private final Gate finding = new Gate();
  private volatile @Nullable Arrivals arrivals;
  private volatile @Nullable Clients clients;

  private KafkaLog(Vertx vertx, Db db, LogConfig config, InstantSource clock) {
    this.vertx = vertx;
    this.db = db;
    this.config = config;
    this.clock = clock;
    this.hasBefore = before.hasEvents(db);
  }

  /** Called on a virtual-thread context. */
  static KafkaLog open(Vertx vertx, Db db, LogConfig config, InstantSource clock) {
    var log = new KafkaLog(vertx, db, config, clock);
    log.appends.saveTopic(db, config.topic());
    return log;
  }

  @Override
  public void follow(Reader reader) {
    var arriving = new Arrivals(db, vertx.getOrCreateContext(), reader, clock);
    arrivals = arriving;
    clients = new Clients(config.settings(), arriving::take);
  }

  @Override
  public void append(Tx tx, UUID station, UUID epoch, List<ReceivedEvent> events, Instant now) {
    var id = Ids.next();
    var writer = clients().writer();
    var entries = events.stream().map(event -> Envelope.entry(epoch, id, event)).toList();
    var span = writing.through(() -> writer.write(Envelope.key(station), entries));
    var append = new AppendStore.Append(id, events.getLast().seq(), events.size(), span);
    appends.save(tx, station, epoch, append, now);
  }

  @Override
  public List<ReceivedEvent> read(
      Tx tx, UUID station, UUID epoch, long after, long until, int limit) {
    var events = new ArrayList<ReceivedEvent>();
    if (hasBefore) {
      events.addAll(before.read(tx, station, epoch, after, until, limit));
    }
    var from = events.isEmpty() ? after : events.getLast().seq();
    if (events.size() < limit) {
      for (var append : appends.after(tx, station, epoch, from, until, limit - events.size())) {
        eventsOf(append).stream()
            .filter(event -> event.seq() > from && event.seq() <= until)
            .limit(limit - events.size())
            .forEach(events::add);
        if (events.size() >= limit) {
          break;
        }
      }
    }
    return events;
  }

  private List<ReceivedEvent> eventsOf(AppendStore.Append append) {
    var here = arrivals;
    var atHand = here == null ? List.<ReceivedEvent>of() : here.of(append);
    return atHand.isEmpty() ? found(append) : atHand;
  }

  private List<ReceivedEvent> found(AppendStore.Append append) {
    var finder = clients().finder();
    var id = append.id().toString();
    var found =
        finding.through(() ->
            finder.read(append.span(), stored -> id.equals(stored.headers().get(Envelope.APPEND))));
    if (found.size() != append.size()) {
      throw new IllegalStateException(
          "The topic holds %d of %d events of append %s"
              .formatted(found.size(), append.size(), append.id()));
    }
    return found.stream().map(Envelope::read).map(Envelope::event).toList();
  }

  private Clients clients() {
    var open = clients;
    if (open == null) {
      throw new LogAway("The event log is not followed yet");
    }
    return open;
  }

  /** Waits, without holding what is being dealt with, until that is done. */
  @Override
  public void close() {
    var open = clients;
    var here = arrivals;
    if (open != null && here != null) {
      here.close();
      vertx
          .executeBlocking(() -> {
            open.close();
            return open;
          })
          .await();
    }
  }
}
