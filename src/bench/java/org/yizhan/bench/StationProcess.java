package org.yizhan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.yizhan.platform.crypto.KeyFiles;

/** The packaged station in a process of its own, as it runs in a community, on sample data. */
final class StationProcess implements AutoCloseable {
  static final int HTTP = 18_180;
  static final int MQTT = 18_181;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Process process;
  private final Path data;
  private final double readySeconds;

  private StationProcess(Process process, Path data, double readySeconds) {
    this.process = process;
    this.data = data;
    this.readySeconds = readySeconds;
  }

  /** Starts on {@code data} and waits until it is ready. */
  static StationProcess start(Path data) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            List.of(
                java,
                "@config/jvm.options",
                "-XX:AOTCache=target/yizhan.aot",
                "-jar",
                "target/yizhan.jar",
                "station",
                "--data",
                data.toString()));
    builder.environment().put("YIZHAN_HTTP_PORT", Integer.toString(HTTP));
    builder.environment().put("YIZHAN_MQTT_PORT", Integer.toString(MQTT));
    builder.environment().put("YIZHAN_SAMPLE_DATA", "true");
    builder.environment().put("YIZHAN_STOP_WITH_PARENT", "true");
    builder.environment().put("YIZHAN_MQTT_RATE_PER_SECOND", "100000");
    builder.redirectErrorStream(true).redirectOutput(data.resolveSibling("station.log").toFile());
    var began = System.nanoTime();
    var process = builder.start();
    while (!ready()) {
      if (!process.isAlive()) {
        throw new IOException("The station ended; see " + data.resolveSibling("station.log"));
      }
    }
    return new StationProcess(process, data, (System.nanoTime() - began) / 1e9);
  }

  private static boolean ready() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(10);
      return get("/health/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static java.net.http.HttpResponse<byte[]> get(String path)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + HTTP + path)).build();
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  /** Seconds from the start of the process to the first 200 of {@code /health/ready}. */
  double readySeconds() {
    return readySeconds;
  }

  JsonNode firstRun() throws IOException {
    return JSON.readTree(Files.readString(data.resolve("first-run.json")));
  }

  /** A token of the manager. */
  String managerToken() throws IOException, InterruptedException {
    var console = firstRun().path("console");
    var body =
        JSON.writeValueAsString(
            Map.of(
                "user",
                console.path("user").asText(),
                "password",
                console.path("password").asText()));
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + HTTP + "/api/v1/sessions"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(CLIENT.send(request, BodyHandlers.ofByteArray()).body())
        .path("token")
        .asText();
  }

  /** The embedded database's socket directory and port. */
  String socketDirectory() throws IOException {
    return postmaster().get(4);
  }

  String databasePort() throws IOException {
    return postmaster().get(3);
  }

  private List<String> postmaster() throws IOException {
    return Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
  }

  String applicationPassword() throws IOException {
    return password("database-application");
  }

  private String password(String key) throws IOException {
    var bytes =
        Base64.getDecoder().decode(Files.readString(data.resolve("keys/" + key + ".key")).strip());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The station's own keys. */
  KeyFiles keys() {
    return new KeyFiles(data.resolve("keys"));
  }

  /** A connection as the owner of the tables. */
  Connection owner() throws IOException, SQLException {
    var url = "jdbc:postgresql://127.0.0.1:" + databasePort() + "/yizhan";
    return DriverManager.getConnection(url, "yizhan_owner", password("database-owner"));
  }

  /** Proportional set size of the station and its database, MB. */
  double residentMegabytes() throws IOException {
    var postmaster = ProcessHandle.of(Long.parseLong(postmaster().getFirst())).orElseThrow();
    var total = kilobytes(process.pid()) + kilobytes(postmaster.pid());
    for (var child : postmaster.descendants().toList()) {
      total += kilobytes(child.pid());
    }
    return total / 1024.0;
  }

  /** Processor time that the program has used, milliseconds. */
  double programMillis() {
    return millis(process.toHandle());
  }

  /** Processor time that the database's living processes have used, milliseconds. */
  double databaseMillis() throws IOException {
    return databaseMillis(data.resolve("postgres"));
  }

  /** The same of a database that was started on that directory. */
  static double databaseMillis(Path postgres) throws IOException {
    var pid = Files.readAllLines(postgres.resolve("data/postmaster.pid")).getFirst();
    var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    return millis(postmaster) + postmaster.descendants().mapToDouble(StationProcess::millis).sum();
  }

  static double millis(ProcessHandle handle) {
    return handle.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e6;
  }

  private static long kilobytes(long pid) throws IOException {
    return Files.readAllLines(
            Path.of("/proc", Long.toString(pid), "smaps_rollup"), StandardCharsets.US_ASCII)
        .stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
