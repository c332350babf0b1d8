package org.yizhan.platform.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.postgres.EmbeddedPostgres;
import org.yizhan.platform.postgres.PostgresSettings;

/** The database, open and migrated: the embedded server or one run by others. */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final long RESTART_MS = 1_000;

  private final Vertx vertx;
  private final Path directory;
  private final KeyFiles keys;
  private final Pool pool;
  private volatile Access access;
  private volatile @Nullable EmbeddedPostgres server;
  private volatile boolean closing;

  private Database(
      Vertx vertx,
      Path directory,
      KeyFiles keys,
      @Nullable EmbeddedPostgres server,
      Access access,
      int connections) {
    this.vertx = vertx;
    this.directory = directory;
    this.keys = keys;
    this.server = server;
    this.access = access;
    this.pool =
        PgBuilder.pool()
            .with(options(connections))
            .connectingTo(() -> Future.succeededFuture(this.access.connectOptions()))
            .using(vertx)
            .build();
    if (server != null) {
      watch(server);
    }
  }

  /**
   * Without the pool's own limit of waiting: of several callers who waited for one connection to
   * open, those served beside the first keep their timer, and half a minute later it throws into
   * whoever uses the pool at that moment (vertx-sql-client #1567). A server that is away refuses at
   * once, and whoever waits is told.
   */
  private static PoolOptions options(int connections) {
    return new PoolOptions().setMaxSize(connections).setConnectionTimeout(0).setName("yizhan");
  }

  /**
   * Starts the embedded server if it is to, checks that the server keeps what it acknowledges, and
   * migrates.
   *
   * @param schema {@code station} or {@code hub}
   * @throws IllegalStateException when the server would lose committed data
   */
  public static Database open(
      Vertx vertx, DatabaseConfig config, Path data, KeyFiles keys, String schema) {
    var directory = data.resolve("postgres");
    var server = config.embedded() ? start(directory) : null;
    try {
      var access = server == null ? Access.external(config) : Access.embedded(server, keys);
      if (!isPrepared(vertx, access, schema)) {
        prepare(vertx, access, server, schema);
      }
      return new Database(vertx, directory, keys, server, access, config.connections());
    } catch (Exception e) {
      stop(server);
      throw e;
    }
  }

  /** {@link #open} on a thread of its own, so that others can start meanwhile. */
  public static Future<Database> opening(
      Vertx vertx, DatabaseConfig config, Path data, KeyFiles keys, String schema) {
    return vertx.executeBlocking(() -> open(vertx, config, data, keys, schema), false);
  }

  /**
   * Whether everything was prepared at an earlier start. Asked through the client that serves
   * everything else: JDBC, which preparing needs, takes a third of a second to load.
   *
   * @throws IllegalStateException when the server would lose committed data
   */
  private static boolean isPrepared(Vertx vertx, Access access, String schema) {
    SqlConnection connection;
    try {
      connection = connect(vertx, access);
    } catch (Exception e) {
      return false; // No such role or database yet; or a failure that preparing will name.
    }
    try {
      Durability.require(connection);
      return Migrations.isCurrent(connection, schema);
    } finally {
      connection.close().await();
    }
  }

  private static void prepare(
      Vertx vertx, Access access, @Nullable EmbeddedPostgres server, String schema) {
    if (server != null) {
      access.create(server);
    }
    var connection = connect(vertx, access);
    try {
      Durability.require(connection);
    } finally {
      connection.close().await();
    }
    Migrations.run(access, schema);
  }

  /**
   * @throws IllegalStateException when the database refuses or does not answer
   */
  private static PgConnection connect(Vertx vertx, Access access) {
    try {
      return PgConnection.connect(vertx, access.connectOptions()).await();
    } catch (Exception e) {
      throw new IllegalStateException("The database cannot be reached as " + access.user(), e);
    }
  }

  private static EmbeddedPostgres start(Path directory) {
    try {
      return EmbeddedPostgres.start(directory, PostgresSettings.defaults());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(@Nullable EmbeddedPostgres server) {
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A database that died by an accident is started again; what was acknowledged is on its disk. */
  private void watch(EmbeddedPostgres running) {
    var _ =
        running
            .onExit()
            .thenRun(() -> {
              if (!closing) {
                LOG.warn("The database ended by itself and is started again");
                restart(running);
              }
            });
  }

  private void restart(EmbeddedPostgres dead) {
    vertx
        .executeBlocking(() -> {
          dead.close();
          var fresh = start(directory);
          access = Access.embedded(fresh, keys);
          server = fresh;
          watch(fresh);
          return fresh;
        })
        .onFailure(failure -> {
          LOG.atError().setCause(failure).log("The database cannot be started and is tried again");
          if (!closing) {
            vertx.setTimer(RESTART_MS, timer -> restart(dead));
          }
        });
  }

  /** What features work on. */
  public Db db() {
    return new Db(pool);
  }

  /** A connection of its own, outside the pool. */
  public PgConnection connection() {
    return connect(vertx, access);
  }

  /** Whether the database answers now. */
  public boolean answers() {
    try {
      pool.query("SELECT 1").execute().await();
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  @Override
  public void close() {
    closing = true;
    pool.close().await();
    stop(server);
  }
}
