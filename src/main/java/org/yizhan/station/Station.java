package org.yizhan.station;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.db.Database;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.events.SealStore;
import org.yizhan.platform.events.SealedLog;
import org.yizhan.platform.events.Sealer;
import org.yizhan.platform.http.Contract;
import org.yizhan.platform.http.HttpVerticle;
import org.yizhan.platform.http.Operations;
import org.yizhan.platform.http.Pages;
import org.yizhan.platform.http.Readiness;
import org.yizhan.platform.mqtt.MqttGate;
import org.yizhan.platform.mqtt.WebSocketBridge;
import org.yizhan.platform.rounds.Rounds;
import org.yizhan.station.report.HubLink;
import org.yizhan.station.workforce.Device;

/** A running station: its database, its sealer, its features and its listeners. */
public final class Station implements AutoCloseable {
  private static final String CONTRACT = "openapi/station.yaml";
  private static final long SWEEP_MS = 2_000;
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  /** How old the shares may be that whoever is free is ranked by. */
  private static final long SHARING_MS = 60_000;

  private final Database database;
  private final Sealer sealer;
  private final Runnable endFeatures;
  private final MqttGate<Device> mqtt;
  private final int port;
  private final String url;

  private Station(
      Database database,
      Sealer sealer,
      Runnable endFeatures,
      MqttGate<Device> mqtt,
      int port,
      String url) {
    this.database = database;
    this.sealer = sealer;
    this.endFeatures = endFeatures;
    this.mqtt = mqtt;
    this.port = port;
    this.url = url;
  }

  /**
   * Opens the data, then listens. Called on a virtual-thread context.
   *
   * @throws IllegalStateException when another station works on the same data
   */
  public static Station start(
      Vertx vertx,
      StationConfig config,
      Path data,
      PrometheusMeterRegistry meters,
      InstantSource clock) {
    var keys = new KeyFiles(data.resolve("keys"));
    var contract = Contract.reading(vertx, CONTRACT);
    var database = Database.opening(vertx, config.database(), data, keys, "station").await();
    try {
      var rounds = new Rounds(vertx);
      return open(
          new Foundation(vertx, rounds, config, data, keys, contract, database, meters, clock));
    } catch (Exception e) {
      database.close();
      throw e;
    }
  }

  private static Station open(Foundation base) {
    var db = base.database().db();
    var log = new SealedLog(db);
    var sealer =
        Sealer.start(
            base.vertx(),
            () -> SealStore.open(base.database().connection()),
            log,
            base.meters(),
            base.clock());
    // Known once everything listens. Who asks earlier waits as Vert.x waits: a thread that merely
    // blocked would keep its context from ever hearing that its listener is ready.
    var url = Promise.<String>promise();
    var features =
        new Features(
            base, log, new EventLog(sealer::wake), sealer::epoch, () -> url.future().await());
    var mqtt = features.tracking().gate();
    var mqttPort = features.tracking().openMqtt();
    var port =
        HttpVerticle.deploy(
            base.vertx(), base.config().http(), vertx -> routes(base, features, mqttPort, vertx));
    var at = base.config().http().urlAt(port);
    features.firstRun(at, mqttPort);
    url.complete(at);
    rounds(base, features);
    var endReporting = report(base, log, sealer, features);
    Runnable endFeatures =
        () -> {
          features.close();
          endReporting.run();
          base.rounds().close();
        };
    return new Station(base.database(), sealer, endFeatures, mqtt, port, at);
  }

  private static void rounds(Foundation base, Features features) {
    var rounds = base.rounds();
    rounds.every(SWEEP_MS, () -> features.holds().sweep());
    rounds.every(SHARING_MS, () -> features.sharing().refresh());
    rounds.nowAndEvery(HOUR_MS, features::byTheHour);
    var printers = features.kiosks().printers();
    rounds.every(base.config().kiosk().look().toMillis(), printers::look);
    features.tracking().watch();
  }

  private static Runnable report(Foundation base, SealedLog log, Sealer sealer, Features features) {
    var config = base.config();
    return HubLink.start(
        base.vertx(),
        base.database().db(),
        log,
        sealer.epoch(),
        base.keys(),
        config.hub(),
        config.station().name(),
        features.downlink(),
        base.clock(),
        base.meters());
  }

  private static Router routes(Foundation base, Features features, int mqttPort, Vertx vertx) {
    var router = Router.router(vertx);
    Operations.mount(
        router,
        base.meters(),
        () -> Readiness.of(base.database().answers()),
        Map.of("/openapi.yaml", CONTRACT, "/asyncapi.yaml", "asyncapi.yaml"));
    Pages.allowCamera(router, "/kiosk");
    Pages.mount(
        router,
        Map.of(
            "/kiosk",
            "kiosk.html",
            "/console",
            "console.html",
            "/worker",
            "worker.html",
            "/board",
            "board.html"));
    Pages.mountApp(router, "worker");
    WebSocketBridge.mount(router, vertx, () -> mqttPort);
    router.route().subRouter(features.api(vertx));
    return router;
  }

  /** The HTTP port. */
  public int port() {
    return port;
  }

  /** How the station is reached. */
  public String url() {
    return url;
  }

  @Override
  public void close() {
    try {
      mqtt.close();
      endFeatures.run();
      sealer.close();
    } finally {
      database.close();
    }
  }
}
