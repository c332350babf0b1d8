package org.yizhan.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.db.Database;
import org.yizhan.platform.db.DatabaseConfig;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.json.Json;

/**
 * A sealer at work on a real database, and somebody who listens. Aggregates are counters: rows that
 * are locked, whose events have the versions 1, 2, 3 and so on.
 */
abstract class SealerFixture {
  private static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path data;

  /** The next answer to a statement of the sealer is lost after the server has committed. */
  static final AtomicBoolean loseAnswer = new AtomicBoolean();

  private static final List<SealedEvent> heard = new CopyOnWriteArrayList<>();
  private static final Vertx vertx = Vertx.vertx();
  private static Database database;
  private static SealedLog log;
  private static Sealer sealer;
  private static int killed;
  static Db db;

  @BeforeAll
  static void open() {
    var config = new DatabaseConfig("", "", "", "", "", 16);
    database = Database.open(vertx, config, data, new KeyFiles(data.resolve("keys")), "station");
    db = database.db();
    log = new SealedLog(db);
    log.subscribe(heard::addAll);
    sealer = startSealer();
  }

  @AfterAll
  static void close() {
    sealer.close();
    database.close();
    vertx.close().await();
  }

  /** Starts one more sealer, where a station starts its own: on a virtual thread that lives on. */
  static Sealer startSealer() {
    var verticle = new SealerVerticle();
    var virtual = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    vertx.deployVerticle(verticle, virtual).await();
    return verticle.started.getFirst();
  }

  private static final class SealerVerticle extends AbstractVerticle {
    private final List<Sealer> started = new ArrayList<>();

    @Override
    public void start() {
      var meters = new SimpleMeterRegistry();
      started.add(Sealer.start(vertx, SealerFixture::store, log, meters, CLOCK));
    }
  }

  private static SealStore store() {
    return SealStore.open(Lossy.connection(database.connection(), loseAnswer));
  }

  /** A new counter. */
  static UUID counter() {
    var id = Ids.next();
    db.rows(
        "INSERT INTO household (id, created_at) VALUES ($1, $2)",
        id,
        CLOCK.instant().atOffset(ZoneOffset.UTC));
    return id;
  }

  /** Locks the counter's row, as whoever changes an aggregate does. */
  static void lock(Tx tx, UUID counter) {
    tx.rows("SELECT FROM household WHERE id = $1 FOR UPDATE", counter);
  }

  /** Counts one on and says so; the version is read under the lock. */
  static void count(Tx tx, UUID counter) {
    lock(tx, counter);
    var version = number(tx.rows("SELECT count(*) + 1 FROM event WHERE subject = $1", counter));
    var event =
        Event.of(
            CLOCK.instant(), "test", "org.yizhan.counter.counted.v1", counter, version, Map.of());
    new EventLog(sealer::wake).append(tx, event);
  }

  /** The number of the transaction, which it has from now on. */
  static long transactionId(Tx tx) {
    return number(tx.rows("SELECT pg_current_xact_id()::text::bigint"));
  }

  /**
   * Ends the sealer's connection, the only one here that holds an advisory lock; false while it has
   * no new one.
   */
  static boolean killSealersConnection() {
    var holder =
        db.rows(
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> $1",
            killed);
    for (var row : holder) {
      killed = row.getInteger("pid");
      db.rows("SELECT pg_terminate_backend($1)", killed);
    }
    return holder.size() > 0;
  }

  /** Waits until somebody waits for a row. */
  static void awaitSomebodyWaiting() {
    await(() -> number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'") > 0);
  }

  /** Waits until the log holds all events of the counter. */
  static void awaitSealed(UUID counter, long events) {
    await(
        () -> sealed().stream().filter(event -> event.subject().equals(counter)).count() == events);
  }

  /** Waits until nothing is left to seal and all that was sealed was heard. */
  static void awaitAllSealed() {
    var unsealed =
        "SELECT count(*) FROM event e WHERE NOT EXISTS (SELECT FROM sealed s WHERE s.event_id ="
            + " e.id)";
    await(() -> number(unsealed) == 0 && heard.size() >= sealed().size());
  }

  static void await(BooleanSupplier condition) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it took too long").isLessThan(end);
      pause(10);
    }
  }

  static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The log as it is stored. */
  static List<SealedEvent> sealed() {
    return log.after(sealer.epoch(), 0, Integer.MAX_VALUE);
  }

  /**
   * Fails unless places and hashes follow each other, each aggregate's events are in order, and
   * listeners heard just that.
   */
  static void requireWholeLog() {
    var versions = new HashMap<UUID, Long>();
    var previous = new byte[32];
    var sealed = sealed();
    for (int i = 0; i < sealed.size(); i++) {
      var event = sealed.get(i);
      previous = SealedEvent.chain(previous, event.body());
      assertThat(event.seq()).isEqualTo(i + 1);
      assertThat(Arrays.equals(event.hash(), previous)).as("hash at %d", i + 1).isTrue();
      assertThat(version(event))
          .as("at %d", i + 1)
          .isEqualTo(versions.merge(event.subject(), 1L, Long::sum));
    }
    assertThat(positions(heard)).isEqualTo(positions(sealed));
  }

  private static long version(SealedEvent event) {
    return Json.read(event.body(), Versioned.class).version();
  }

  private record Versioned(long version) {}

  private static List<String> positions(List<SealedEvent> events) {
    return events.stream().map(event -> event.position() + " " + event.subject()).toList();
  }

  private static long number(String sql) {
    return number(db.rows(sql));
  }

  private static long number(RowSet<Row> rows) {
    return rows.iterator().next().getLong(0);
  }
}
