package org.yizhan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yizhan.hub.HubApi;
import org.yizhan.hub.SharedPostgres;
import org.yizhan.platform.json.Json;

/** The packaged hub in a process of its own, with a PostgreSQL beside it. */
final class HubNode extends HubApi {
  private final Path directory;
  private final int port;
  private final SharedPostgres postgres;
  private final Process process;

  /**
   * Starts on an empty directory and waits until it is ready.
   *
   * @param more settings, as the environment gives them
   */
  HubNode(Path directory, int port, Map<String, String> more) throws Exception {
    this.directory = directory;
    this.port = port;
    this.postgres = new SharedPostgres(directory.resolve("postgres"));
    this.process = launch(more);
    while (!ready()) {
      if (!process.isAlive()) {
        throw new IOException("The hub ended; see " + directory.resolve("hub.log"));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private Process launch(Map<String, String> more) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var data = directory.resolve("hub").toString();
    var builder =
        new ProcessBuilder(
            List.of(
                java,
                "@config/jvm.options",
                "@config/jvm-hub.options",
                "-XX:AOTCache=target/yizhan.aot",
                "-jar",
                "target/yizhan.jar",
                "hub",
                "--data",
                data));
    var settings = new HashMap<>(postgres.settings());
    settings.put("YIZHAN_DATABASE_CONNECTIONS", "16");
    settings.put("YIZHAN_EXCHANGE_LARGE_AT_ONCE", "64");
    settings.put("YIZHAN_HTTP_HOST", "127.0.0.1");
    settings.put("YIZHAN_HTTP_PORT", Integer.toString(port));
    settings.put("YIZHAN_STOP_WITH_PARENT", "true");
    settings.putAll(more);
    builder.environment().putAll(settings);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("hub.log").toFile())
        .start();
  }

  private boolean ready() {
    try {
      return call("GET", "/health/ready", null).status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Codes with which stations enrol. */
  List<String> codes(int count) {
    var answer = as(official(), "POST", "/api/v1/stations/codes", Map.of("count", count)).body();
    Stream<JsonNode> codes = StreamSupport.stream(answer.path("codes").spliterator(), false);
    return codes.map(JsonNode::asText).toList();
  }

  /** How the owner of the tables connects to the database. */
  OwnDatabase owner() throws Exception {
    return new OwnDatabase(postgres.settings());
  }

  /** Processor time that the hub has used, milliseconds. */
  double programMillis() {
    return StationProcess.millis(process.toHandle());
  }

  /** Processor time that the database's living processes have used, milliseconds. */
  double databaseMillis() throws IOException {
    return StationProcess.databaseMillis(directory.resolve("postgres"));
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public JsonNode firstRun() {
    try {
      return Json.mapper().readTree(directory.resolve("hub/first-run.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    postgres.close();
    super.close();
  }
}
