package org.yizhan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.yizhan.platform.config.Config;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.json.Json;
import org.yizhan.station.Station;
import org.yizhan.station.StationConfig;

/** A station with sample data, and a hub beside it as a second process. */
final class Demo {
  /** How the hub's process says that it listens. */
  static final String HUB_READY = "Hub ready at ";

  private static final String FIRST_RUN = "first-run.json";

  private final Path data;
  private final Map<String, String> environment;

  private Demo(Path data, Map<String, String> environment) {
    this.data = data;
    this.environment = environment;
  }

  static void run(Arguments arguments, Path data, Map<String, String> environment) {
    var demo = new Demo(data, environment);
    say("Starting the hub: database, schema, pages …");
    var hubUrl = demo.startHub();
    var hub = demo.firstRun("hub");
    say("Starting the station: database, schema, sample data …");
    var settings = new HashMap<>(environment);
    settings.put("YIZHAN_SAMPLE_DATA", "true");
    settings.put("YIZHAN_HUB_URL", hubUrl);
    settings.put("YIZHAN_HUB_ENROLMENT_CODE", hub.path("enrolmentCode").asText());
    var config = Config.load("station.yaml", arguments.config(), settings, StationConfig.class);
    Launcher.run((vertx, meters) -> {
      var station = Station.start(vertx, config, data.resolve("station"), meters, Launcher.CLOCK);
      demo.hand(station.url(), hubUrl, hub);
      return station;
    });
  }

  /**
   * Starts the hub's process with the options of this one and waits until it says that it listens;
   * its end ends the demo.
   */
  private String startHub() {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "hub",
            "--data",
            data.resolve("hub").toString()));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("YIZHAN_"));
    builder.environment().put("YIZHAN_STOP_WITH_PARENT", "true");
    builder
        .environment()
        .put("YIZHAN_HTTP_PORT", environment.getOrDefault("YIZHAN_HUB_HTTP_PORT", "8090"));
    try {
      var process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-hub"));
      var url = new CompletableFuture<String>();
      Thread.ofVirtual().start(() -> follow(process, url));
      return url.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void follow(Process process, CompletableFuture<String> url) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(HUB_READY)) {
          url.complete(line.substring(HUB_READY.length()));
        }
      }
    } catch (IOException e) {
      url.completeExceptionally(e);
    }
    url.completeExceptionally(new IllegalStateException("the hub ended before it listened"));
  }

  private JsonNode firstRun(String part) {
    try {
      return Json.mapper().readTree(data.resolve(part).resolve(FIRST_RUN).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts both parts' first-run files into one and says where everything is. */
  private void hand(String stationUrl, String hubUrl, JsonNode hub) {
    var file = data.resolve(FIRST_RUN);
    try {
      if (!Files.exists(file)) {
        var both = (ObjectNode) firstRun("station");
        both.set("hub", hub.path("hub"));
        KeyFiles.writePrivate(file, both.toPrettyString() + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    say(
        """

        Yizhan is running.
          Kiosk    %1$s/kiosk
          Console  %1$s/console
          Worker   %1$s/worker
          Hub      %2$s/
          Passwords, pairing link and a worker's device: %3$s
        Ctrl-C stops it.
        """
            .formatted(stationUrl, hubUrl, file));
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
