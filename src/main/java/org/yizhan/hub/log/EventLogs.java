package org.yizhan.hub.log;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import org.yizhan.platform.config.ConfigException;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.rounds.Rounds;

/** Opens the log that is configured. */
public final class EventLogs {
  private EventLogs() {}

  /**
   * Called on a virtual-thread context. A Kafka that is away keeps nobody from starting.
   *
   * @param rounds in which it looks for what other nodes did
   * @throws ConfigException when the events that are there stand elsewhere
   */
  public static EventLog open(
      Vertx vertx, Rounds rounds, Db db, LogConfig config, InstantSource clock) {
    Months.prepare(rounds, db, clock);
    var earlier = new AppendStore().topic(db);
    if (config.inKafka()) {
      if (!earlier.orElse(config.topic()).equals(config.topic())) {
        throw new ConfigException(
            "log.topic", "must stay " + earlier.get() + ", where this hub's events stand");
      }
      return KafkaLog.open(vertx, db, config, clock);
    }
    if (earlier.isPresent()) {
      throw new ConfigException(
          "log.kind", "must stay kafka: this hub's events stand in the topic " + earlier.get());
    }
    return new PostgresLog(rounds);
  }
}
