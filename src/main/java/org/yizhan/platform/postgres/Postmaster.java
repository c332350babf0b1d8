package org.yizhan.platform.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server: its first process, which PostgreSQL calls the postmaster.
 *
 * @param process the postmaster itself, not a wrapper of it
 * @param port where it listens on 127.0.0.1
 * @param sockets the directory of its Unix socket
 */
record Postmaster(Process process, int port, Path sockets) {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

  /** Below 32768, so that no outgoing connection of anybody takes the port by chance. */
  private static final int FIRST_PORT = 20_000;

  private static final int LAST_PORT = 32_000;
  private static final int ATTEMPTS = 10;
  private static final int LINE_OF_STATUS = 8;
  private static final long LONGEST_LOG = 10L << 20;

  /** Recovery after a crash on a slow disk reads and writes at most a few hundred megabytes. */
  private static final Duration START = Duration.ofMinutes(5);

  private static final Duration FAST_STOP = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(10);

  /**
   * Starts the server and waits until it accepts connections; when somebody takes the port at the
   * last moment, tries another.
   */
  static Postmaster start(Cluster cluster, PostgresSettings settings, IntSupplier ports)
      throws IOException {
    Path sockets = SocketDirectory.prepare(cluster);
    truncateLog(cluster.log());
    for (int attempt = 1; ; attempt++) {
      int port = ports.getAsInt();
      long logged = Files.size(cluster.log());
      var process = launch(cluster, settings.arguments(port, sockets));
      if (becomesReady(cluster, process)) {
        LOG.atInfo()
            .addKeyValue("pid", process.pid())
            .addKeyValue("port", port)
            .log("PostgreSQL accepts connections");
        return new Postmaster(process, port, sockets);
      }
      String said = logSince(cluster.log(), logged);
      if (attempt == ATTEMPTS || !said.contains("could not create any TCP/IP sockets")) {
        throw new IOException("PostgreSQL did not start:\n" + said);
      }
    }
  }

  private static Process launch(Cluster cluster, List<String> settings) throws IOException {
    var arguments = new ArrayList<>(List.of("-D", cluster.data().toString()));
    arguments.addAll(settings);
    var command = new ArrayList<String>();
    if (Commands.exists("setsid")) {
      command.add("setsid");
    }
    command.addAll(cluster.command("postgres", arguments));
    var process =
        Commands.prepare(command).redirectOutput(Redirect.appendTo(cluster.log().toFile())).start();
    process.getOutputStream().close();
    return process;
  }

  private static boolean becomesReady(Cluster cluster, Process process) throws IOException {
    boolean ready = false;
    try {
      Poll.until(START, () -> !process.isAlive() || isReady(cluster, process));
      ready = process.isAlive() && isReady(cluster, process);
      return ready;
    } finally {
      if (!ready) {
        process.destroyForcibly();
        Orphans.awaitUnused(cluster.data());
      }
    }
  }

  private static boolean isReady(Cluster cluster, Process process) throws IOException {
    try {
      var lines = Files.readAllLines(cluster.pidFile());
      return lines.size() >= LINE_OF_STATUS
          && lines.getFirst().strip().equals(Long.toString(process.pid()))
          && lines.get(LINE_OF_STATUS - 1).strip().equals("ready");
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Stops the server of a data directory, ours or an orphan: connections end at once, everything is
   * written to disk. Only a server that cannot do that in a minute is stopped without.
   */
  static void stop(Cluster cluster) throws IOException {
    if (!stop(cluster, "fast", FAST_STOP) && !stop(cluster, "immediate", GRACE)) {
      LOG.atError().log("PostgreSQL does not stop when asked; it is killed");
    }
    Orphans.awaitUnused(cluster.data());
  }

  private static boolean stop(Cluster cluster, String mode, Duration limit) throws IOException {
    var arguments =
        List.of(
            "stop",
            "--pgdata=" + cluster.data(),
            "--mode=" + mode,
            "--wait",
            "--timeout=" + limit.toSeconds());
    var outcome = Commands.run(cluster.command("pg_ctl", arguments), limit.plus(GRACE));
    return outcome.succeeded() || Orphans.usersOf(cluster.data()).isEmpty();
  }

  /** A port on 127.0.0.1 that nobody listens on right now. */
  static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException e) {
        LOG.atDebug().addKeyValue("port", port).log("port is taken");
      }
    }
  }

  private static void truncateLog(Path log) throws IOException {
    if (Files.notExists(log)) {
      Files.createFile(log, Trees.mode("rw-------"));
    } else if (Files.size(log) > LONGEST_LOG) {
      Files.write(log, new byte[0]);
    }
  }

  private static String logSince(Path log, long offset) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(offset);
      byte[] said = new byte[(int) Math.min(file.length() - offset, 16_384)];
      file.readFully(said);
      return new String(said, StandardCharsets.UTF_8).strip();
    }
  }
}
