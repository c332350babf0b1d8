package org.yizhan.station.report;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.VirtualThreads;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.db.Database;
import org.yizhan.platform.db.DatabaseConfig;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.events.SealStore;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.events.SealedLog;
import org.yizhan.platform.events.Sealer;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.text.Text;

/** As much of a station as reports to a hub: a real database, a sealer, a link. */
final class StationSide implements AutoCloseable {
  final UUID id = Ids.next();
  private final VirtualThreads threads = new VirtualThreads();
  private final Vertx vertx = threads.vertx();
  private final InstantSource clock = InstantSource.system();
  private final KeyFiles keys;
  private final Database database;
  private final SealedLog log;
  private SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Sealer sealer;
  private int happened;
  private Runnable link = () -> {};

  StationSide(Path data) {
    this.keys = new KeyFiles(data.resolve("keys"));
    var config = new DatabaseConfig("", "", "", "", "", 8);
    this.database = threads.call(() -> Database.open(vertx, config, data, keys, "station"));
    this.log = new SealedLog(database.db());
    threads.run(() ->
        database
            .db()
            .rows(
                "INSERT INTO station_identity (id, created_at) VALUES ($1, $2)",
                id,
                OffsetDateTime.now(ZoneOffset.UTC)));
    this.sealer = startSealer();
  }

  private Sealer startSealer() {
    return threads.call(() ->
        Sealer.start(
            vertx,
            () -> SealStore.open(database.connection()),
            log,
            new SimpleMeterRegistry(),
            clock));
  }

  UUID epoch() {
    return sealer.epoch();
  }

  void report(String url, String code) {
    report(url, code, Duration.ZERO);
  }

  /** Reports by a clock that is so far ahead. */
  void report(String url, String code, Duration ahead) {
    var config = new HubLinkConfig(url, code, 5, 3, 1);
    var name = new Text("和平里社区家政驿站", "Hepingli Community Station");
    meters = new SimpleMeterRegistry();
    link =
        threads.call(() ->
            HubLink.start(
                vertx,
                database.db(),
                log,
                epoch(),
                keys,
                config,
                name,
                Map.of(),
                () -> clock.instant().plus(ahead),
                meters));
  }

  void stopReporting() {
    threads.run(link::run);
    link = () -> {};
  }

  /** Commits that many events, each in a transaction of its own. */
  void happen(int count) {
    happened += count;
    var events = new EventLog(sealer::wake);
    threads.run(() -> {
      for (int i = 0; i < count; i++) {
        var event =
            Event.of(
                clock.instant(),
                "kiosk:1",
                "org.yizhan.booking.created.v1",
                Ids.next(),
                1,
                Map.of());
        database
            .db()
            .inTransaction(tx -> {
              events.append(tx, event);
              return event;
            });
      }
    });
  }

  /** How many events happened in the current epoch. */
  int happened() {
    return happened;
  }

  /** Goes on in a new epoch, as after a restore that kept everything. */
  void beginNewEpoch() {
    while (sealed().size() < happened) {
      Thread.onSpinWait();
    }
    var parent = epoch();
    var head = (long) happened;
    happened = 0;
    threads.run(() -> {
      sealer.close();
      database
          .db()
          .rows(
              "INSERT INTO epoch (id, parent, parent_seq, started_at) VALUES ($1, $2, $3, $4)",
              Ids.next(),
              parent,
              head,
              OffsetDateTime.now(ZoneOffset.UTC));
    });
    sealer = startSealer();
  }

  /** What is sealed in the current epoch. */
  List<SealedEvent> sealed() {
    return threads.call(() -> log.after(epoch(), 0, 10_000));
  }

  /** Number of the last downlink item that was applied. */
  long applied() {
    return threads.call(() -> new ReportStore(database.db(), log).applied());
  }

  /** How many events the hub lacks, as the metrics say. */
  double lag() {
    return meters.get("yizhan.hub.lag.events").gauge().value();
  }

  @Override
  public void close() {
    threads.run(() -> {
      link.run();
      sealer.close();
      database.close();
    });
    threads.close();
  }
}
