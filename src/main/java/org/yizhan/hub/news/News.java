package org.yizhan.hub.news;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.yizhan.platform.db.Database;
import org.yizhan.platform.db.Signals;
import org.yizhan.platform.db.Tx;

/**
 * Says what changed to the readers at all nodes, in the transaction that changes it. News only say
 * where to look; whoever missed some looks everywhere.
 */
public final class News {
  private static final String STATION = "station";
  private static final String CITY = "city";
  private static final String SESSIONS = "sessions";
  private static final String DOWNLINK = "downlink";
  private static final String KEY = "key";

  private final List<NewsReader> readers = new CopyOnWriteArrayList<>();

  /**
   * Begins to hear all nodes. Called on a virtual-thread context, before any reader is let in; what
   * it returns ends it.
   */
  public Signals hear(Vertx vertx, Database database) {
    return Signals.listening(
        vertx,
        database,
        Map.of(
            STATION, ofStation -> tell(reader -> reader.ofStation(UUID.fromString(ofStation))),
            CITY, ofCity -> tell(NewsReader::ofCity),
            SESSIONS, ofSessions -> tell(NewsReader::ofSessions),
            DOWNLINK, ofStation -> tell(reader -> reader.ofDownlink(UUID.fromString(ofStation))),
            KEY, ofStation -> tell(reader -> reader.ofKey(UUID.fromString(ofStation)))),
        () -> tell(NewsReader::missed));
  }

  private void tell(Consumer<NewsReader> word) {
    readers.forEach(word);
  }

  /** Tells {@code reader}, on any thread, until the returned action is run. */
  public Runnable subscribe(NewsReader reader) {
    readers.add(reader);
    return () -> readers.remove(reader);
  }

  /** The transaction changes something about the station. */
  public static void ofStation(Tx tx, UUID station) {
    Signals.say(tx, STATION, station.toString());
  }

  /** The transaction changes something that is not one station's. */
  public static void ofCity(Tx tx) {
    Signals.say(tx, CITY, "");
  }

  /** The transaction ends sessions. */
  public static void ofSessions(Tx tx) {
    Signals.say(tx, SESSIONS, "");
  }

  /** The transaction lets another key of the station count, or none. */
  public static void ofKey(Tx tx, UUID station) {
    Signals.say(tx, KEY, station.toString());
  }

  /** The transaction leaves something to be told to the stations. */
  public static void ofDownlink(Tx tx, List<UUID> stations) {
    Signals.say(tx, DOWNLINK, stations.stream().map(UUID::toString).toArray(String[]::new));
  }
}
