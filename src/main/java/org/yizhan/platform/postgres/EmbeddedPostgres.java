package org.yizhan.platform.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * A durable PostgreSQL that this program runs itself and that needs nobody to clean up after it.
 *
 * <p>It lives in one directory, which belongs to it alone: binaries, data, socket, log, password.
 * It listens on a Unix socket and on 127.0.0.1, and lets nobody in without a SCRAM password. The
 * server runs in a session of its own, so that Ctrl-C stops the program first and the database only
 * when {@link #close()} says so. Whatever an earlier run left behind, killed at whatever moment,
 * {@link #start} puts in order.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private final DirectoryLock lock;
  private final Cluster cluster;
  private final Postmaster postmaster;
  private final String password;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedPostgres(
      DirectoryLock lock, Cluster cluster, Postmaster postmaster, String password) {
    this.lock = lock;
    this.cluster = cluster;
    this.postmaster = postmaster;
    this.password = password;
  }

  /**
   * Starts the server of {@code dir}, creating its data at the first start, and returns when it
   * accepts connections.
   *
   * @param dir the server's own directory, created when missing
   * @throws IllegalStateException when another process uses the directory, when its rules let
   *     somebody in without a password, or when this machine cannot run PostgreSQL
   * @throws IOException when the disk or PostgreSQL itself fails; the message carries its log
   */
  public static EmbeddedPostgres start(Path dir, PostgresSettings settings) throws IOException {
    return start(dir, settings, Postmaster::freePort);
  }

  static EmbeddedPostgres start(Path dir, PostgresSettings settings, IntSupplier ports)
      throws IOException {
    Path own = Trees.createPrivate(dir.toAbsolutePath()).toRealPath();
    var lock = DirectoryLock.acquire(own);
    try {
      var privileges = Privileges.of(own);
      var cluster = new Cluster(own, PostgresBinaries.unpack(own), privileges);
      Orphans.clear(cluster);
      String password = cluster.create();
      cluster.requirePasswords();
      PostgresBinaries.deleteOthers(cluster.home());
      var postmaster = Postmaster.start(cluster, settings, ports);
      return new EmbeddedPostgres(lock, cluster, postmaster, password);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The directory of the Unix socket {@code .s.PGSQL.<port>}; only the server's user may enter. */
  public Path socketDirectory() {
    return postmaster.sockets();
  }

  /** The port on 127.0.0.1, chosen anew at every start; it also names the Unix socket. */
  public int port() {
    return postmaster.port();
  }

  /** The name of the role that may do everything. */
  public String superuser() {
    return Cluster.SUPERUSER;
  }

  /** The password of {@link #superuser()}: random, kept in a file only its owner may read. */
  public String superuserPassword() {
    return password;
  }

  /** The process id of the server's first process. */
  public long pid() {
    return postmaster.process().pid();
  }

  /** Completes when the server has ended, be it by {@link #close()} or by an accident. */
  public CompletableFuture<Void> onExit() {
    return postmaster.process().onExit().thenAccept(process -> {});
  }

  /**
   * Ends all connections, writes everything to disk and waits until the server is gone. Calling it
   * again, or after the server died by itself, does no harm.
   *
   * @throws IOException when the server could not be stopped; it may then still run
   */
  @Override
  public void close() throws IOException {
    if (closed.getAndSet(true)) {
      return; // The directory may be somebody else's by now.
    }
    try {
      if (postmaster.process().isAlive()) {
        Postmaster.stop(cluster);
      } else {
        Orphans.awaitUnused(cluster.data());
      }
    } finally {
      lock.close();
    }
  }
}
