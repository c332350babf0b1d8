package org.yizhan.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts in order what a killed program left: a server that still runs, processes of a server that
 * died, a {@code postmaster.pid} that names a number somebody else has by now. Nothing is judged by
 * that number alone; who uses the directory decides.
 */
final class Orphans {
  private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final Duration DEATH = Duration.ofSeconds(30);

  private Orphans() {}

  /**
   * Leaves the data directory without any process using it. The caller holds the directory's lock,
   * so no other Yizhan starts one meanwhile.
   *
   * @throws IllegalStateException when an administrator has the data open in single-user mode
   * @throws IOException when a process cannot be stopped; its number is in the message
   */
  static void clear(Cluster cluster) throws IOException {
    if (!Files.isDirectory(cluster.data())) {
      return;
    }
    long recorded = cluster.recordedPid().orElse(0L);
    var running =
        usersOf(cluster.data()).stream().filter(p -> p.pid() == Math.abs(recorded)).findFirst();
    if (running.isPresent()) {
      if (recorded < 0) {
        throw new IllegalStateException(
            "somebody repairs "
                + cluster.data()
                + " in single-user mode (process "
                + -recorded
                + ")");
      }
      LOG.atWarn().addKeyValue("pid", running.get().pid()).log("stopping an orphaned PostgreSQL");
      Postmaster.stop(cluster);
    }
    awaitUnused(cluster.data());
    if (Files.deleteIfExists(cluster.pidFile())) {
      LOG.atWarn().log("PostgreSQL was killed; it recovers from its log");
    }
  }

  /**
   * Waits until no PostgreSQL process uses the directory. Without their first process the others
   * end by themselves; one too busy to notice is killed, which loses no more than the first
   * process's death has lost already.
   */
  static void awaitUnused(Path data) throws IOException {
    if (Poll.until(LAST_WORDS, () -> usersOf(data).isEmpty())) {
      return;
    }
    usersOf(data).forEach(ProcessHandle::destroyForcibly);
    if (!Poll.until(DEATH, () -> usersOf(data).isEmpty())) {
      var pids = usersOf(data).stream().map(ProcessHandle::pid).toList();
      throw new IOException("processes " + pids + " still use " + data);
    }
  }

  /** The living PostgreSQL processes that work in a data directory. */
  static List<ProcessHandle> usersOf(Path data) throws IOException {
    var users = new ArrayList<ProcessHandle>();
    Path real = data.toRealPath();
    try (var processes = ProcessHandle.allProcesses()) {
      processes.filter(process -> uses(process, data, real)).forEach(users::add);
    }
    return users;
  }

  private static boolean uses(ProcessHandle process, Path data, Path real) {
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    try {
      // Every PostgreSQL process works in its data directory; a zombie works nowhere.
      return Files.readSymbolicLink(proc.resolve("cwd")).equals(real)
          && Files.readString(proc.resolve("comm")).strip().equals("postgres");
    } catch (NoSuchFileException e) {
      return !Files.isDirectory(Path.of("/proc/self")) && names(process, data);
    } catch (IOException e) {
      return names(process, data);
    }
  }

  /** Where the working directory is not to be seen: its program or its arguments give it away. */
  private static boolean names(ProcessHandle process, Path data) {
    var info = process.info();
    String programs = data.resolveSibling("postgresql-").toString();
    var arguments = info.arguments().map(List::of).orElse(List.of());
    return info.command().filter(command -> command.startsWith(programs)).isPresent()
        || Collections.indexOfSubList(arguments, List.of("-D", data.toString())) >= 0;
  }
}
