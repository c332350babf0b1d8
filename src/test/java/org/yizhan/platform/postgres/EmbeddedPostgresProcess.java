package org.yizhan.platform.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A second JVM that runs the embedded server, to be killed or to get in the way. */
final class EmbeddedPostgresProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private EmbeddedPostgresProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts the JVM and does not wait for its server. */
  static EmbeddedPostgresProcess launch(Path dir) throws IOException {
    Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
    var builder =
        new ProcessBuilder(
            java.toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path", ""),
            EmbeddedPostgresProcess.class.getName(),
            dir.toString());
    return new EmbeddedPostgresProcess(builder.redirectErrorStream(true).start());
  }

  /** What the JVM says once its server is ready, or why there is none. */
  String answer() throws IOException {
    return output
        .lines()
        .filter(line -> line.startsWith("ready ") || line.startsWith("refused "))
        .findFirst()
        .orElseThrow(() -> new IOException("the second JVM ended without an answer"));
  }

  /** Kills the JVM as {@code kill -9} does, and waits for its end. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Lets the JVM stop its server and waits for both. */
  @Override
  public void close() throws IOException {
    try {
      process.getOutputStream().close();
      process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    } finally {
      kill();
    }
  }

  /** Runs the server of the given directory until the standard input ends. */
  public static void main(String[] args) throws IOException {
    try (var postgres = EmbeddedPostgres.start(Path.of(args[0]), PostgresSettings.defaults())) {
      System.out.println("ready " + postgres.pid());
      System.in.transferTo(System.err);
    } catch (IllegalStateException e) {
      System.out.println("refused " + e.getMessage());
    }
  }
}
