package org.yizhan.platform.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs short programs of PostgreSQL and of the operating system. */
final class Commands {
  /** Neither secrets of this process nor a stray PGDATA reach PostgreSQL. */
  private static final Set<String> KEPT_ENVIRONMENT =
      Set.of("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot");

  /**
   * How a program ended.
   *
   * @param status its exit status, 0 for success
   * @param output what it wrote to both of its outputs
   */
  record Outcome(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }
  }

  private Commands() {}

  /** A program to start, with a clean environment and English messages. */
  static ProcessBuilder prepare(List<String> command) {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().retainAll(KEPT_ENVIRONMENT);
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  /**
   * Runs a program that says little (less than a pipe holds) and waits for its end.
   *
   * @throws IOException when it cannot be started or takes longer than the limit
   */
  static Outcome run(List<String> command, Duration limit) throws IOException {
    var process = prepare(command).start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(command + " took longer than " + limit);
      }
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.exitValue(), output.strip());
    } catch (InterruptedException e) {
      throw Poll.interrupted();
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Runs a program that has to succeed.
   *
   * @throws IOException when it fails, with what it said
   */
  static void require(List<String> command, Duration limit) throws IOException {
    var outcome = run(command, limit);
    if (!outcome.succeeded()) {
      throw new IOException(command + " failed: " + outcome.output());
    }
  }

  /** Whether a program stands in the search path. */
  static boolean exists(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
  }

  /** Whether a program exists here and succeeds. */
  static boolean works(String... command) {
    try {
      return run(List.of(command), Duration.ofSeconds(5)).succeeded();
    } catch (IOException e) {
      return false;
    }
  }
}
