package org.yizhan.hub.exchange;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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

  /** Rows are locked in the order in which all lock several; a newer word stands. */
  private static final String WRITE =
      """
      WITH own AS MATERIALIZED (
        SELECT id FROM station WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE)
      UPDATE station s SET last_word = w.at, clock_ahead_ms = w.ahead, behind = w.missing
      FROM own, unnest($1::uuid[], $2::timestamptz[], $3::bigint[], $4::bigint[]) AS w (station, at, ahead, missing)
      WHERE s.id = own.id AND s.id = w.station AND (s.last_word IS NULL OR s.last_word < w.at)
      """;

  private final Db db;
  private final ConcurrentHashMap<UUID, Word> words = new ConcurrentHashMap<>();

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

  /** Writes what was heard since it was written last. */
  void write() {
    var stations = new ArrayList<UUID>();
    var heard = new ArrayList<Word>();
    words.forEach((station, word) -> {
      if (words.remove(station, word)) {
        stations.add(station);
        heard.add(word);
      }
    });
    if (stations.isEmpty()) {
      return;
    }
    try {
      db.inTransaction(tx -> {
        tx.mayBeLost();
        tx.send(
            WRITE,
            stations.toArray(UUID[]::new),
            heard.stream()
                .map(word -> word.at().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new),
            heard.stream().map(Word::aheadMillis).toArray(Long[]::new),
            heard.stream().map(Word::missing).toArray(Long[]::new));
        return stations;
      });
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("stations", stations.size())
          .addKeyValue("cause", e)
          .log("When stations were heard is not written");
    }
  }
}
