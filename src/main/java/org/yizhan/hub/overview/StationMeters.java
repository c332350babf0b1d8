package org.yizhan.hub.overview;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.rounds.Rounds;

/**
 * What of the stations whoever runs the hub watches, for Prometheus. Every node reads the same from
 * the database, so a dashboard takes the greatest of the nodes and never their sum.
 */
public final class StationMeters {
  private static final Logger LOG = LoggerFactory.getLogger(StationMeters.class);
  private static final long PERIOD_MS = 15_000;

  private final MeterStore store;
  private final LivenessConfig config;
  private final InstantSource clock;
  private volatile MeterStore.Reading reading = MeterStore.Reading.NOTHING;

  private StationMeters(Db db, LivenessConfig config, InstantSource clock) {
    this.store = new MeterStore(db);
    this.config = config;
    this.clock = clock;
  }

  /** Reads now and every 15 seconds, as long as {@code rounds} are made. */
  public static void start(
      Rounds rounds, Db db, LivenessConfig config, InstantSource clock, MeterRegistry meters) {
    var all = new StationMeters(db, config, clock);
    all.stations(meters, Liveness.LIVE, MeterStore.Reading::live);
    all.stations(meters, Liveness.LATE, MeterStore.Reading::late);
    all.stations(meters, Liveness.SILENT, MeterStore.Reading::silent);
    all.stations(meters, Liveness.NEVER, MeterStore.Reading::never);
    all.stations(meters, Liveness.REVOKED, MeterStore.Reading::revoked);
    all.gauge(
        meters, "events", "Events received in the current epochs", MeterStore.Reading::events);
    all.gauge(
        meters,
        "uncounted",
        "Events received that no figure counts",
        MeterStore.Reading::uncounted);
    all.gauge(
        meters, "forks", "Sequences received with different hashes", MeterStore.Reading::forks);
    all.gauge(
        meters, "downlink", "Items told that no station applied", MeterStore.Reading::downlink);
    all.gauge(
        meters,
        "put.aside",
        "Records of the event log that are no events",
        MeterStore.Reading::putAside);
    all.gauge(
        meters,
        "not.counted",
        "Events that speak of what is counted and are in no figure",
        MeterStore.Reading::notCounted);
    all.gauge(
        meters, "open.alarms", "Alarms that nobody has closed", MeterStore.Reading::openAlarms);
    all.read();
    rounds.every(PERIOD_MS, all::read);
  }

  private void stations(
      MeterRegistry meters, Liveness liveness, ToDoubleFunction<MeterStore.Reading> value) {
    Gauge.builder("yizhan.hub.stations", () -> value.applyAsDouble(reading))
        .description("Stations by whether they are heard")
        .tag("liveness", liveness.code())
        .register(meters);
  }

  private void gauge(
      MeterRegistry meters,
      String name,
      String description,
      ToDoubleFunction<MeterStore.Reading> value) {
    Gauge.builder("yizhan.hub." + name, () -> value.applyAsDouble(reading))
        .description(description)
        .register(meters);
  }

  private void read() {
    try {
      var now = clock.instant();
      reading =
          store.read(
              now.minusSeconds(config.lateSeconds()), now.minusSeconds(config.silentSeconds()));
    } catch (RuntimeException e) { // The next reading tries again.
      LOG.atWarn().addKeyValue("cause", e.toString()).log("Metrics could not be read");
    }
  }
}
