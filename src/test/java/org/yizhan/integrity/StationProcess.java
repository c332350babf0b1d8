package org.yizhan.integrity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.yizhan.platform.json.Json;
import org.yizhan.station.Caller;
import org.yizhan.station.StationDatabase;

/**
 * The packaged program as a process of its own, to be killed and started again on the same data.
 */
final class StationProcess implements AutoCloseable {
  private static final Path PROGRAM = Path.of("target/yizhan.jar");
  private static final Duration START = Duration.ofSeconds(60);
  private static final String READY = "Station ready at";

  private final Path data;
  private final Path log;
  private final int http = freePort();
  private final int mqtt = freePort();
  private Process program;

  private StationProcess(Path data, Path log) {
    this.data = data;
    this.log = log;
    this.program = launch();
  }

  /** Starts a station with sample data and waits until it is ready. */
  static StationProcess start(Path data, Path log) {
    var station = new StationProcess(data, log);
    station.awaitReady();
    return station;
  }

  private Process launch() {
    var java = Path.of(System.getProperty("java.home", ""), "bin", "java");
    var builder =
        new ProcessBuilder(
            java.toString(),
            "@config/jvm.options",
            "-XX:AOTCache=target/yizhan.aot",
            "-jar",
            PROGRAM.toString(),
            "station",
            "--data",
            data.toString());
    var environment = builder.environment();
    environment.put("YIZHAN_HTTP_HOST", "127.0.0.1");
    environment.put("YIZHAN_HTTP_PORT", Integer.toString(http));
    environment.put("YIZHAN_MQTT_HOST", "127.0.0.1");
    environment.put("YIZHAN_MQTT_PORT", Integer.toString(mqtt));
    environment.put("YIZHAN_SAMPLE_DATA", "true");
    environment.put("YIZHAN_STOP_WITH_PARENT", "true");
    // The load reports problems only, and more of them than a worker has of one visit.
    environment.put("YIZHAN_TRACKING_PROBLEM_REPORTS", "100000");
    try {
      return builder.redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile())).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with the program's own words when it does not become ready. */
  void awaitReady() {
    var ready = Eventually.is(START, () -> !program.isAlive() || said().contains(READY));
    if (!ready || !program.isAlive()) {
      throw new AssertionError("the station did not start:\n" + said());
    }
  }

  /** What the program has said since it was started. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens, before and after every kill. */
  String url() {
    return "http://127.0.0.1:" + http;
  }

  /** The manager of the first run, signed in. */
  Caller manager() {
    var anybody = new Caller(url(), Map.of());
    try {
      var console = Json.mapper().readTree(data.resolve("first-run.json").toFile()).path("console");
      var login =
          Map.of(
              "user", console.path("user").asText(), "password", console.path("password").asText());
      var token = anybody.post("/api/v1/sessions", login).is(201).text("/token");
      return anybody.with("Authorization", "Bearer " + token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its database, whoever runs it at the moment. */
  StationDatabase database() {
    return new StationDatabase(data.resolve("postgres"));
  }

  /** Kills the program as {@code kill -9} does; its PostgreSQL lives on. */
  void killProgram() {
    program.destroyForcibly().onExit().join();
  }

  /** Starts the killed program again and does not wait for it. */
  void restart() {
    program = launch();
  }

  /** Starts the program again when it ended by itself before it was ready. */
  void restartIfItDidNotStart() {
    if (!program.isAlive() && !said().contains(READY)) {
      restart();
    }
  }

  /** Whether PostgreSQL runs, even if it does not answer yet. */
  boolean runsPostgres() {
    return postmaster().isPresent();
  }

  /** Kills PostgreSQL's first process as {@code kill -9} does; false when none runs. */
  boolean killPostgres() {
    var postmaster = postmaster();
    postmaster.ifPresent(ProcessHandle::destroyForcibly);
    postmaster.ifPresent(process -> process.onExit().join());
    return postmaster.isPresent();
  }

  /**
   * The process that the data directory names, if it is a PostgreSQL and not somebody with its old
   * number.
   */
  private Optional<ProcessHandle> postmaster() {
    try {
      var recorded = Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst();
      return ProcessHandle.of(Long.parseLong(recorded.strip()))
          .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
          .filter(process -> process.info().command().orElse("").startsWith(data.toString()));
    } catch (IOException | RuntimeException nobody) {
      return Optional.empty();
    }
  }

  /** Asks the program to stop, as Ctrl-C does; true when it did and took PostgreSQL with it. */
  boolean stop() throws InterruptedException {
    program.destroy();
    return program.waitFor(60, TimeUnit.SECONDS) && postmaster().isEmpty();
  }

  /** Leaves no process behind, whatever happened. */
  @Override
  public void close() {
    killProgram();
    killPostgres();
  }

  /** Below the range from which outgoing connections and PostgreSQL take theirs. */
  private static int freePort() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(15_000, 20_000);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException taken) {
        // Another one, then.
      }
    }
  }
}
