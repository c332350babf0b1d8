package org.yizhan.city;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.yizhan.city.world.StationWorld;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.text.Text;
import org.yizhan.station.report.HubClient;
import org.yizhan.station.report.HubLinkConfig;

/**
 * Simulated stations that report to a real hub. Days pass at the speed that was asked for, and more
 * slowly where the hub cannot follow.
 */
final class City {
  private static final long TICK_MS = 20;
  private static final Duration LONGEST_STEP = Duration.ofMinutes(30);

  /**
   * So much of each station, and in a small city so much in all, may be on the way before the
   * simulated clock waits for the hub.
   */
  private static final long UNSENT_OF_EACH = 20;

  private static final long UNSENT = 20_000;

  private static final int CONNECTIONS = 12_000;

  private final Vertx vertx;
  private final CitySettings settings;
  private final HttpClient http;
  private final SplittableRandom random;
  private final List<SimulatedStation> stations;
  private final Placing placing;
  private volatile Instant now;

  private City(Vertx vertx, CitySettings settings, HubOffice office, HttpClient http) {
    this.vertx = vertx;
    this.settings = settings;
    this.http = http;
    this.random = new SplittableRandom(settings.seed());
    this.now = midnight(0);
    var codes = office.codes(settings.stations());
    this.stations =
        IntStream.range(0, settings.stations()).mapToObj(i -> station(i, codes.get(i))).toList();
    this.placing = new Placing(vertx, office, stations.stream().map(SimulatedStation::id).toList());
  }

  /** How far a simulation is. */
  record Progress(Instant simulated, long sealed, long missing) {}

  /**
   * Lives through all days and returns once the hub acknowledged everything. Called on a
   * virtual-thread context.
   *
   * @param said told how far it is, every few seconds
   */
  static CityTruth run(Vertx vertx, CitySettings settings, Consumer<Progress> said) {
    var http =
        vertx.createHttpClient(
            new HttpClientOptions().setDecompressionSupported(true),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    try {
      var office = HubOffice.signIn(http, settings.hub(), settings.login());
      var city = new City(vertx, settings, office, http);
      var timer = vertx.setPeriodic(5_000, id -> said.accept(city.progress()));
      try {
        return city.live();
      } finally {
        vertx.cancelTimer(timer);
      }
    } finally {
      http.close().await();
    }
  }

  private SimulatedStation station(int index, String code) {
    var own = random.split();
    var id = Ids.next();
    var number = "%04d".formatted(index + 1);
    var name = new Text("模拟驿站 " + number, "Simulated station " + number);
    var config = new HubLinkConfig(settings.hub(), code, 10, 30, 1);
    var client = new HubClient(vertx, http, config, id, newKey(), InstantSource.system());
    var network = new BadNetwork(client, settings.trouble(), () -> now, own.split());
    var world = StationWorld.opening(settings.first(), settings.zone(), own.nextLong());
    return new SimulatedStation(
        vertx, id, name, config, network, settings.trouble(), restoreOn(own), world, own);
  }

  /** The day at whose beginning the station is restored; 0 for most. */
  private int restoreOn(SplittableRandom own) {
    var restored = own.nextDouble() < settings.trouble().restores();
    return restored && settings.days() > 1 ? own.nextInt(1, settings.days()) : 0;
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Instant midnight(int day) {
    return settings.first().plusDays(day).atStartOfDay(settings.zone()).toInstant();
  }

  private CityTruth live() {
    stations.forEach(SimulatedStation::report);
    for (int day = 0; day < settings.days(); day++) {
      for (var station : stations) {
        station.suffer(now, day);
      }
      pass(midnight(day + 1));
      placing.onDay(day, settings.days());
    }
    stations.forEach(SimulatedStation::mend);
    while (stations.stream().anyMatch(station -> station.missing() > 0)) {
      tick();
    }
    stations.forEach(SimulatedStation::stop);
    placing.finish();
    return CityTruth.of(settings, stations, placing);
  }

  /** Lets a day pass. */
  private void pass(Instant end) {
    var step = Duration.ofNanos((long) (settings.speedup() * TICK_MS * 1_000_000));
    var unsent = Math.max(UNSENT, UNSENT_OF_EACH * stations.size());
    while (now.isBefore(end)) {
      tick();
      if (stations.stream().mapToLong(SimulatedStation::waiting).sum() < unsent) {
        var next = now.plus(step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP);
        var until = next.isBefore(end) ? next : end;
        stations.forEach(station -> station.advance(until));
        now = until;
      }
    }
  }

  private void tick() {
    vertx.timer(TICK_MS, TimeUnit.MILLISECONDS).await();
  }

  private Progress progress() {
    return new Progress(
        now,
        stations.stream().mapToLong(SimulatedStation::sealed).sum(),
        stations.stream().mapToLong(SimulatedStation::missing).sum());
  }
}
