package org.yizhan.hub.exchange;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.rounds.Rounds;

/**
 * When stations that only wait were heard. Thousands of them call hundreds of times a second, so it
 * is gathered and written together; what is lost with a node they say again with their next call.
 */
final class LastWords {
  private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);
  private static final long EVERY_MS = 1_000;

  /**
   * A newer word stands. A row that another transaction works on is passed over: who waited for it
   * would keep all others waiting.
   */
  private static final String WRITE =
      """
      WITH own AS MATERIALIZED (
        SELECT id FROM station WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED),
      written AS (
        UPDATE station s SET last_word = w.at, clock_ahead_ms = w.ahead, behind = w.missing
        FROM own, unnest($1::uuid[], $2::timestamptz[], $3::bigint[], $4::bigint[]) AS w (station, at, ahead, missing)
        WHERE s.id = own.id AND s.id = w.station AND (s.last_word IS NULL OR s.last_word < w.at))
      SELECT id FROM own
      """;

  private final Db db;
  private final ConcurrentHashMap<UUID, Word> words = new ConcurrentHashMap<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  LastWords(Db db) {
    this.db = db;
  }

  private record Word(Instant at, @Nullable Long aheadMillis, @Nullable Long missing) {}

  /** Writes to {@code db} every second. */
  static LastWords start(Rounds rounds, Db db) {
    var words = new LastWords(db);
    rounds.every(EVERY_MS, words::write);
    return words;
  }

  /** The station has called. */
  void heard(UUID station, OwnWord own, Instant now) {
    words.put(station, new Word(now, own.aheadMillis(now), own.missing()));
  }

  /** Writes what was heard since it was written last; what cannot be written waits for the next. */
  void write() {
    if (words.isEmpty() || !writing.compareAndSet(false, true)) {
      return;
    }
    var heard = taken();
    try {
      heard.keySet().removeAll(written(heard));
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

  private Map<UUID, Word> taken() {
    var taken = new LinkedHashMap<UUID, Word>();
    words.forEach((station, word) -> {
      if (words.remove(station, word)) {
        taken.put(station, word);
      }
    });
    return taken;
  }

  /** Which of them are written, or stand as a newer word. */
  private List<UUID> written(Map<UUID, Word> heard) {
    var stations = heard.keySet().toArray(UUID[]::new);
    var times =
        heard.values().stream()
            .map(word -> word.at().atOffset(ZoneOffset.UTC))
            .toArray(OffsetDateTime[]::new);
    var ahead = heard.values().stream().map(Word::aheadMillis).toArray(Long[]::new);
    var missing = heard.values().stream().map(Word::missing).toArray(Long[]::new);
    return db.inTransaction(tx -> {
      tx.mayBeLost();
      return Rows.list(tx.rows(WRITE, stations, times, ahead, missing), row -> row.getUUID("id"));
    });
  }
}
