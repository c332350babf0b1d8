package org.yizhan.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every committed event its place: one reader, in order of {@code pos}, chained by hash, in
 * batches, so that writers never wait for each other. Why it seals whatever it can see, and uses
 * the snapshot's xmin only to know where to start looking, stands in decision 0003.
 *
 * <p>A session advisory lock makes it the only one: a second process on the same database refuses
 * to start. When the connection breaks it takes a new one, the lock again, and reads anew where the
 * log ends.
 */
public final class Sealer {
  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

  /** Wake-ups come from commits; this is for those that came while the database was away. */
  private static final long IDLE_MS = 1_000;

  private final Supplier<SealStore> stores;
  private final SealedLog log;
  private final InstantSource clock;
  private final AtomicLong lagMillis = new AtomicLong();
  private final Context context;
  private final UUID epoch;
  private @Nullable SealStore store;
  private SealStore.Head head;
  private boolean running;
  private boolean again;
  private boolean closed;

  private Sealer(
      Vertx vertx,
      Supplier<SealStore> stores,
      SealedLog log,
      InstantSource clock,
      SealStore first) {
    this.stores = stores;
    this.log = log;
    this.clock = clock;
    this.context = vertx.getOrCreateContext();
    this.store = first;
    this.head = first.head(clock.instant());
    this.epoch = head.epoch();
  }

  /**
   * Starts sealing. Called on a virtual-thread context, where it stays.
   *
   * @param stores opens a connection that holds the lock
   * @throws IllegalStateException when another process seals this database
   */
  public static Sealer start(
      Vertx vertx,
      Supplier<SealStore> stores,
      SealedLog log,
      MeterRegistry meters,
      InstantSource clock) {
    var sealer = new Sealer(vertx, stores, log, clock, stores.get());
    meters.gauge("yizhan.seal.lag.milliseconds", sealer.lagMillis);
    vertx.setPeriodic(IDLE_MS, timer -> sealer.wake());
    sealer.wake();
    return sealer;
  }

  /** The epoch that is being written. */
  public UUID epoch() {
    return epoch;
  }

  /** Says that events were committed; may be called from any thread. */
  public void wake() {
    context.runOnContext(ignored -> turn());
  }

  /** Stops after the running batch; the lock goes with the connection. */
  public void close() {
    closed = true;
    disconnect();
  }

  private void turn() {
    again = true;
    if (running) {
      return;
    }
    running = true;
    try {
      while (again && !closed) {
        again = false;
        again |= sealBatch(connected()) == SealStore.BATCH;
      }
    } catch (Exception e) {
      if (!closed) {
        LOG.atWarn().addKeyValue("cause", e.toString()).log("Sealing failed and is tried again");
      }
      disconnect();
    } finally {
      running = false;
    }
  }

  private SealStore connected() {
    var current = store;
    if (current == null) {
      current = stores.get();
      store = current;
      catchUp(current);
    }
    return current;
  }

  /**
   * The last batch may have been committed and only its answer lost: then nobody was told of it.
   */
  private void catchUp(SealStore current) {
    var untold = log.after(epoch, head.seq(), SealStore.BATCH);
    head = current.head(clock.instant());
    if (!untold.isEmpty()) {
      log.publish(untold);
    }
  }

  private void disconnect() {
    var current = store;
    store = null;
    if (current != null) {
      current.close();
    }
  }

  private int sealBatch(SealStore current) {
    var unsealed = current.unsealed();
    if (unsealed.events().isEmpty()) {
      lagMillis.set(0);
      return 0;
    }
    var batch = head.follow(unsealed.events());
    current.save(batch, unsealed, unsealed.events().size() < SealStore.BATCH);
    head = new SealStore.Head(epoch, batch.getLast().seq(), batch.getLast().hash());
    lagMillis.set(clock.millis() - unsealed.events().getFirst().at().toEpochMilli());
    log.publish(List.copyOf(batch));
    return batch.size();
  }
}
