package org.yizhan.hub.log;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.kafka.Stored;

/**
 * What the group gave this node to deal with: says of which stations it is, and keeps it at hand
 * until they are read.
 */
final class Arrivals {
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final Db db;
  private final Context context;
  private final EventLog.Reader reader;
  private final InstantSource clock;
  private final AppendStore store = new AppendStore();
  private Set<UUID> left = Set.of();
  private volatile Map<UUID, List<Envelope>> atHand = Map.of();
  private volatile boolean closed;

  /** Tells {@code reader} on {@code context}, which runs virtual threads. */
  Arrivals(Db db, Context context, EventLog.Reader reader, InstantSource clock) {
    this.db = db;
    this.context = context;
    this.reader = reader;
    this.clock = clock;
  }

  /** Deals with the records; on the group's thread, which waits until it is done. */
  void take(List<Stored> records) {
    var done = Promise.<Void>promise();
    context.runOnContext(ignored -> {
      try {
        deal(records);
        done.complete();
      } catch (Throwable failure) { // It is thrown to whoever waits.
        done.fail(failure);
      }
    });
    done.future().toCompletionStage().toCompletableFuture().join();
  }

  private void deal(List<Stored> records) {
    if (records.isEmpty()) {
      left = Set.of(); // They are found among all that are behind.
      reader.look();
      return;
    }
    var appends = new HashMap<UUID, List<Envelope>>();
    var stations = new LinkedHashSet<>(left);
    for (var envelope : sound(records)) {
      stations.add(envelope.station());
      appends.computeIfAbsent(envelope.append(), id -> new ArrayList<>()).add(envelope);
    }
    store.settle(db, stations);
    atHand = appends;
    try {
      left = unread(stations);
    } finally {
      atHand = Map.of();
    }
  }

  /** A station that cannot be read now keeps no other from being read. */
  private Set<UUID> unread(Set<UUID> stations) {
    var unread = new LinkedHashSet<UUID>();
    for (var station : stations) {
      if (closed || !reader.read(station)) {
        unread.add(station);
      }
    }
    return unread;
  }

  /** The events among them; anybody may have written the rest, which is put aside. */
  private List<Envelope> sound(List<Stored> records) {
    var sound = new ArrayList<Envelope>(records.size());
    for (var stored : records) {
      try {
        sound.add(Envelope.read(stored));
      } catch (IllegalArgumentException e) {
        putAside(stored, String.valueOf(e.getMessage()));
      }
    }
    return sound;
  }

  private void putAside(Stored stored, String reason) {
    LOG.atWarn()
        .addKeyValue("partition", stored.partition())
        .addKeyValue("offset", stored.offset())
        .addKeyValue("reason", reason)
        .log("A record of the event log is no event and was put aside");
    store.putAside(db, stored.partition(), stored.offset(), reason, clock.instant());
  }

  /** What is at hand of the append; nothing when all of it is not. */
  List<ReceivedEvent> of(AppendStore.Append append) {
    var events =
        atHand.getOrDefault(append.id(), List.of()).stream()
            .filter(append::holds)
            .map(Envelope::event)
            .toList();
    return events.size() == append.size() ? events : List.of();
  }

  /** Begins no further station. */
  void close() {
    closed = true;
  }
}
