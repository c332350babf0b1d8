package org.yizhan.platform.db;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the nodes on one database tell each other. A word that is said in a transaction is heard by
 * every node, the own one too, once it is committed, and by none when it is rolled back. A node
 * hears on a connection of its own; one that was without it for a while is told so, since words
 * said meanwhile are not said again.
 */
public final class Signals implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  /** What the connection is called in {@code pg_stat_activity}. */
  private static final String NAME = "yizhan signals";

  private static final long RETRY_MS = 250;
  private static final long LOOK_MS = 5_000;

  private final Vertx vertx;
  private final Database database;
  private final Map<String, Consumer<String>> hearers;
  private final Runnable missed;
  private final Context context;
  private final long look;
  private @Nullable PgConnection connection;
  private boolean trying;
  private boolean deaf;
  private volatile boolean closed;

  private Signals(
      Vertx vertx, Database database, Map<String, Consumer<String>> hearers, Runnable missed) {
    this.vertx = vertx;
    this.database = database;
    this.hearers = hearers;
    this.missed = missed;
    this.context = vertx.getOrCreateContext();
    this.look = vertx.setPeriodic(LOOK_MS, timer -> look());
  }

  /**
   * Begins to listen; called on a virtual-thread context, where it stays. A database that is away
   * is tried again until it is there.
   *
   * @param hearers who hears the words of each topic, a lower-case name; must not wait
   * @param missed told each time that listening begins: what was said before was not heard
   */
  public static Signals listening(
      Vertx vertx, Database database, Map<String, Consumer<String>> hearers, Runnable missed) {
    var signals = new Signals(vertx, database, hearers, missed);
    signals.connect();
    return signals;
  }

  /** Says a word, such as an id, together with whatever else the transaction does. */
  public static void say(Tx tx, String topic, String word) {
    tx.send("SELECT pg_notify($1, $2)", topic, word);
  }

  /** Says many words, none more than once. */
  public static void say(Tx tx, String topic, String[] words) {
    tx.send("SELECT pg_notify($1, word) FROM unnest($2::text[]) AS word", topic, words);
  }

  private void connect() {
    if (closed || trying || connection != null) {
      return;
    }
    trying = true;
    try {
      var fresh = database.connection();
      listen(fresh);
      connection = fresh;
      deaf = false;
      missed.run();
    } catch (Exception e) { // The next try may reach it.
      if (!deaf) { // Told once, not at every try.
        deaf = true;
        LOG.atWarn().addKeyValue("cause", e.toString()).log("What other nodes say is not heard");
      }
      vertx.setTimer(RETRY_MS, timer -> connect());
    } finally {
      trying = false;
    }
    if (closed) {
      drop();
    }
  }

  private void listen(PgConnection fresh) {
    try {
      fresh.notificationHandler(this::heard);
      fresh.exceptionHandler(broken -> {}); // Its end follows.
      fresh.closeHandler(gone -> context.runOnContext(ignored -> lost(fresh)));
      fresh.query("SET application_name = '" + NAME + "'").execute().await();
      for (var topic : hearers.keySet()) {
        fresh.query("LISTEN " + topic).execute().await();
      }
    } catch (Exception e) {
      fresh.close();
      throw e;
    }
  }

  private void heard(PgNotification word) {
    var hearer = hearers.get(word.getChannel());
    if (hearer != null) {
      hearer.accept(word.getPayload());
    }
  }

  private void lost(PgConnection gone) {
    if (gone.equals(connection)) {
      connection = null;
      connect();
    }
  }

  /** A connection whose other end is gone without a word hears nothing, and does not know it. */
  private void look() {
    var looked = connection;
    if (looked == null) {
      connect();
      return;
    }
    looked
        .query("SELECT 1")
        .execute()
        .timeout(LOOK_MS, TimeUnit.MILLISECONDS)
        .onFailure(silence -> {
          looked.close();
          context.runOnContext(ignored -> lost(looked));
        });
  }

  private void drop() {
    var dropped = connection;
    connection = null;
    if (dropped != null) {
      dropped.close();
    }
  }

  /** Hears nothing more. */
  @Override
  public void close() {
    closed = true;
    vertx.cancelTimer(look);
    drop();
  }
}
