package org.yizhan.hub;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.VirtualThreads;
import org.yizhan.platform.config.Config;
import org.yizhan.platform.json.Json;

/** A hub in this process, with its own database unless it is told of another. */
public final class HubServer extends HubApi {
  private final Path data;
  private final Map<String, String> more;
  private VirtualThreads threads;
  private Hub hub;

  public HubServer(Path data) {
    this(data, Map.of());
  }

  /** With settings of its own, as the environment would give them. */
  HubServer(Path data, Map<String, String> more) {
    this.data = data;
    this.more = more;
    start();
  }

  /** Starts it again on the data it left. */
  public void start() {
    var settings = new HashMap<String, String>();
    settings.put("YIZHAN_HTTP_PORT", "0");
    settings.put("YIZHAN_HTTP_HOST", "127.0.0.1");
    settings.put("YIZHAN_EXCHANGE_WAIT_SECONDS", "5");
    settings.putAll(more);
    var config = Config.load("hub.yaml", null, settings, HubConfig.class);
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    threads = new VirtualThreads();
    hub =
        threads.call(
            () -> Hub.start(threads.vertx(), config, data, meters, InstantSource.system()));
  }

  /** Tells it that it will be stopped. */
  void drain() {
    threads.run(hub::drain);
  }

  public void stop() {
    threads.run(hub::close);
    threads.close();
  }

  @Override
  public void close() {
    stop();
    super.close();
  }

  public int port() {
    return hub.port();
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  public Path data() {
    return data;
  }

  @Override
  public JsonNode firstRun() {
    return firstRun(data);
  }

  /** What the first start on that directory wrote. */
  static JsonNode firstRun(Path data) {
    try {
      return Json.mapper().readTree(data.resolve("first-run.json").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A code for one more station. */
  public String newCode() {
    return threads.call(hub.enrolments()::newCode);
  }

  /** Sends something down to a station. */
  public void tell(UUID station, String type) {
    threads.run(() ->
        hub.downlink()
            .tell(station, type, Map.of("say", "今天停水"), InstantSource.system().instant()));
  }
}
