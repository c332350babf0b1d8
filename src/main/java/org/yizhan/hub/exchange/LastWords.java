package org.yizhan.hub.exchange;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.rounds.Rounds;

/**
 * When stations that only wait were heard. Thousands of them call hundreds of times a second, so it
 * is gathered and written together; what is lost with a node they say again with their next call.
 */
final class LastWords {
  private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);
  private static final long EVERY_MS = 1_000;

  private final Db db;
  private final LastWordStore store = new LastWordStore();
  private final ConcurrentHashMap<UUID, LastWordStore.Word> words = new ConcurrentHashMap<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  LastWords(Db db) {
    this.db = db;
  }

  /** Writes to {@code db} every second. */
  static LastWords start(Rounds rounds, Db db) {
    var words = new LastWords(db);
    rounds.every(EVERY_MS, words::write);
    return words;
  }

  /** The station has called. */
  void heard(UUID station, OwnWord own, Instant now) {
    words.put(station, new LastWordStore.Word(now, own.aheadMillis(now), own.missing()));
  }

  /** Writes what was heard since it was written last; what cannot be written waits for the next. */
  void write() {
    if (words.isEmpty() || !writing.compareAndSet(false, true)) {
      return;
    }
    var heard = taken();
    try {
      db.inTransaction(tx -> store.write(tx, heard)).forEach(heard::remove);
    } catch (Exception e) {
      LOG.atWarn()
          .addKeyValue("stations", heard.size())
          .addKeyValue("cause", e.toString())
          .log("When stations were heard is not written yet");
    } finally {
      heard.forEach(words::putIfAbsent);
      writing.set(false);
    }
  }

  private Map<UUID, LastWordStore.Word> taken() {
    var taken = new LinkedHashMap<UUID, LastWordStore.Word>();
    words.forEach((station, word) -> {
      if (words.remove(station, word)) {
        taken.put(station, word);
      }
    });
    return taken;
  }
}
