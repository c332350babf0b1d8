package org.yizhan.city;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.NOPLogger;
import org.yizhan.city.world.StationWorld;
import org.yizhan.city.world.Truth;
import org.yizhan.platform.text.Text;
import org.yizhan.station.report.HubLink;
import org.yizhan.station.report.HubLinkConfig;
import org.yizhan.station.report.Leg;

/** One simulated station: its world, its log and its real link to the hub. */
final class SimulatedStation {
  private static final Duration DAY = Duration.ofDays(1);

  private final Vertx vertx;
  private final UUID id;
  private final Text name;
  private final HubLinkConfig config;
  private final BadNetwork network;
  private final Trouble trouble;
  private final int restoreOn;
  private final SplittableRandom random;
  private final SimulatedLog log = new SimulatedLog();
  private StationWorld world;
  private Runnable link = () -> {};
  private @Nullable Backup backup;

  /** A station as it was. */
  private record Backup(StationWorld world, Leg.Parent place) {}

  /**
   * @param restoreOn number of the day at whose beginning the day before is lost; 0 for none
   */
  SimulatedStation(
      Vertx vertx,
      UUID id,
      Text name,
      HubLinkConfig config,
      BadNetwork network,
      Trouble trouble,
      int restoreOn,
      StationWorld world,
      SplittableRandom random) {
    this.vertx = vertx;
    this.id = id;
    this.name = name;
    this.config = config;
    this.network = network;
    this.trouble = trouble;
    this.restoreOn = restoreOn;
    this.world = world;
    this.random = random;
  }

  UUID id() {
    return id;
  }

  Text name() {
    return name;
  }

  /** Begins to report; a bad network is nothing to be told of here. */
  void report() {
    link =
        HubLink.start(
            vertx,
            log,
            log.epoch(),
            network,
            config,
            name,
            Map.of(),
            new SimpleMeterRegistry(),
            NOPLogger.NOP_LOGGER);
  }

  /** Ends to report; what was not acknowledged is kept. */
  void stop() {
    link.run();
    link = () -> {};
  }

  /** Lets everything happen that is due before {@code until}. */
  void advance(Instant until) {
    log.seal(world.advance(until));
  }

  /**
   * Rolls the dice for a simulated day: an outage of up to a day and a half, a restart, a restore
   * that loses the day before, which is then lived through otherwise.
   *
   * @param day its number, from 0
   */
  void suffer(Instant midnight, int day) {
    var saved = backup;
    if (saved != null && day == restoreOn) {
      stop();
      world = saved.world();
      log.restore(saved.place());
      report();
      log.seal(world.advance(midnight));
    }
    backup = day + 1 == restoreOn ? new Backup(world.copy(), log.backup()) : null;
    if (random.nextDouble() < trouble.outages() / 10) {
      var begin = midnight.plusSeconds(random.nextLong(DAY.toSeconds()));
      var length = Math.min(36 * 3_600, (long) (random.nextExponential() * 4 * 3_600));
      network.breakBetween(begin, begin.plusSeconds(length));
    }
    if (random.nextDouble() < trouble.restarts() / 10) {
      stop();
      report();
    }
  }

  /** Ends every outage. */
  void mend() {
    network.mend();
  }

  long missing() {
    return log.missing();
  }

  /** How many events the hub could have and does not. */
  long waiting() {
    return network.broken() ? 0 : log.missing();
  }

  long sealed() {
    return log.sealed();
  }

  Truth truth() {
    return world.truth();
  }
}
