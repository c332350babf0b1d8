package org.yizhan.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A hub node as a process of its own, to be killed. */
final class HubProcess implements AutoCloseable {
  private static final String READY = "Hub ready at ";
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final CompletableFuture<String> said = new CompletableFuture<>();

  /**
   * Starts it and does not wait.
   *
   * @param settings as the environment gives them
   */
  HubProcess(Path data, Map<String, String> settings) {
    var java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path", ""),
            "org.yizhan.Main",
            "hub",
            "--data",
            data.toString());
    builder.environment().putAll(settings);
    builder.environment().put("YIZHAN_HTTP_HOST", "127.0.0.1");
    builder.environment().put("YIZHAN_HTTP_PORT", "0");
    builder.environment().put("YIZHAN_STOP_WITH_PARENT", "true");
    try {
      process = builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::follow);
  }

  /** Reads to the end, since a process whose words nobody reads stops at some point. */
  private void follow() {
    var all = new StringBuilder();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        all.append(line).append('\n');
        if (line.startsWith(READY)) {
          port.complete(Integer.valueOf(line.substring(line.lastIndexOf(':') + 1)));
        }
      }
    } catch (IOException killed) {
      all.append(killed);
    }
    said.complete(all.toString());
    port.completeExceptionally(new AssertionError("The node ended:\n" + all));
  }

  /** Where it listens, once it does. */
  int port() {
    return port.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Tells it to stop, as {@code systemctl stop} does; what it said in its life. */
  String stop() {
    process.toHandle().destroy(); // The process itself would close what is still to be read.
    return said.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Kills it as {@code kill -9} does, and waits for its end. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
