package org.yizhan.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A PostgreSQL data directory (in PostgreSQL's words a cluster) with what belongs to it.
 *
 * @param dir the directory that holds all of it
 * @param home the unpacked programs
 * @param privileges the rights the programs run with
 */
record Cluster(Path dir, Path home, Privileges privileges) {
  static final String SUPERUSER = "postgres";

  private static final String UNFINISHED = "creating-";
  private static final Duration CREATION = Duration.ofMinutes(5);
  private static final Set<String> SAFE_METHODS = Set.of("scram-sha-256", "reject");

  Path data() {
    return dir.resolve("data");
  }

  Path log() {
    return dir.resolve("postgres.log");
  }

  /** A program of PostgreSQL with its arguments and reduced rights. */
  List<String> command(String program, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return privileges.reduce(command);
  }

  /**
   * Creates the data directory unless it exists; it appears complete and on disk, or not at all.
   *
   * @return the superuser's password
   * @throws IllegalStateException when there is data but its password is lost
   */
  String create() throws IOException {
    boolean exists = Files.exists(data());
    String password = password(exists);
    Trees.deleteMatching(dir, UNFINISHED + "*");
    if (exists) {
      privileges.adopt(data());
    } else {
      Path work = Files.createTempDirectory(dir, UNFINISHED);
      privileges.give(work);
      initialise(work, password);
      Trees.publish(work.resolve("data"), data());
      Trees.delete(work);
    }
    return password;
  }

  private void initialise(Path work, String password) throws IOException {
    Path data = Trees.createPrivate(work.resolve("data"));
    privileges.give(data);
    Path secret = Files.createFile(work.resolve("password"), Trees.mode("rw-------"));
    Files.writeString(secret, password);
    privileges.give(secret);
    // Without --no-sync: initdb itself writes the whole tree through before it says it is done.
    var arguments =
        List.of(
            "--pgdata=" + data,
            "--username=" + SUPERUSER,
            "--auth=scram-sha-256",
            "--pwfile=" + secret,
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            "--no-instructions");
    Commands.require(command("initdb", arguments), CREATION);
  }

  private String password(boolean clusterExists) throws IOException {
    Path file = dir.resolve("superuser.password");
    if (Files.exists(file)) {
      return Files.readString(file);
    }
    if (clusterExists) {
      throw new IllegalStateException(
          "the database in " + data() + " cannot be opened: its password file is missing: " + file);
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path unfinished = dir.resolve("superuser.password.new");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished, Trees.mode("rw-------"));
    Files.writeString(unfinished, password, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
    Trees.publish(unfinished, file);
    return password;
  }

  /**
   * Makes sure that every rule of access asks for a password.
   *
   * @throws IllegalStateException when one does not, naming file and line
   */
  void requirePasswords() throws IOException {
    Path rules = data().resolve("pg_hba.conf");
    int number = 0;
    for (String line : Files.readAllLines(rules)) {
      number++;
      String rule = line.strip();
      if (!rule.isEmpty() && !rule.startsWith("#") && !SAFE_METHODS.contains(method(rule))) {
        throw new IllegalStateException(
            "%s, line %d: only scram-sha-256 may let somebody in: %s"
                .formatted(rules, number, rule));
      }
    }
  }

  /** The last word of a rule; options after the method, includes and the like are not accepted. */
  private static String method(String rule) {
    return rule.substring(rule.lastIndexOf(' ') + 1);
  }

  /** The number in {@code postmaster.pid}: a process id, negative for single-user mode. */
  Optional<Long> recordedPid() throws IOException {
    Path file = pidFile();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Files.readAllLines(file).stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("-?\\d{1,10}"))
        .map(Long::valueOf);
  }

  Path pidFile() {
    return data().resolve("postmaster.pid");
  }
}
