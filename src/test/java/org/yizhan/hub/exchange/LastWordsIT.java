package org.yizhan.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.OwnDatabase;
import org.yizhan.platform.db.Rows;

class LastWordsIT {
  private static final Instant NOW = Instant.parse("2026-03-10T04:00:00Z");

  @TempDir private Path data;

  private final UUID one = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private OwnDatabase own;
  private Db db;
  private LastWords words;

  @BeforeEach
  void open() {
    own = new OwnDatabase(data, "hub");
    db = own.database().db();
    words = new LastWords(db);
    for (var station : List.of(one, other)) {
      db.rows(
          "INSERT INTO station (id, name_zh, name_en, public_key, enrolled_at) VALUES ($1, '', '',"
              + " '', now())",
          station);
    }
  }

  @AfterEach
  void close() {
    own.close();
  }

  private record Heard(@Nullable Instant at, @Nullable Long aheadMillis, @Nullable Long missing) {}

  private static final Heard NEVER = new Heard(null, null, null);

  private Heard heard(UUID station) {
    return Rows.first(
            db.rows("SELECT last_word, clock_ahead_ms, behind FROM station WHERE id = $1", station),
            row ->
                new Heard(
                    Rows.instantOrNull(row, "last_word"),
                    row.getLong("clock_ahead_ms"),
                    row.getLong("behind")))
        .orElseThrow();
  }

  @Test
  void writesTheLastWordOfEachStation() {
    words.heard(one, new OwnWord(NOW.plusMillis(400), 3L), NOW);
    words.heard(one, new OwnWord(NOW.plusMillis(1_500), 0L), NOW.plusSeconds(1));
    words.heard(other, new OwnWord(null, null), NOW);
    assertThat(heard(one)).as("not written yet").isEqualTo(NEVER);

    words.write();

    assertThat(heard(one)).isEqualTo(new Heard(NOW.plusSeconds(1), 500L, 0L));
    assertThat(heard(other)).isEqualTo(new Heard(NOW, null, null));
  }

  @Test
  void aNewerWordThatACallWroteItselfStands() {
    words.heard(one, new OwnWord(NOW, 7L), NOW);
    words.heard(other, new OwnWord(NOW, 7L), NOW);
    var later = NOW.plusMillis(300).atOffset(ZoneOffset.UTC);
    db.rows("UPDATE station SET last_word = $2, behind = 1 WHERE id = $1", one, later);

    words.write();

    assertThat(heard(one)).isEqualTo(new Heard(later.toInstant(), null, 1L));
    assertThat(heard(other)).isEqualTo(new Heard(NOW, 0L, 7L));
  }

  @Test
  void whomAnotherTransactionWorksOnNobodyWaitsForAndItIsWrittenTheNextTime() {
    words.heard(one, new OwnWord(NOW, 7L), NOW);
    words.heard(other, new OwnWord(NOW, 8L), NOW);
    db.inTransaction(tx -> {
      tx.rows("SELECT FROM station WHERE id = $1 FOR SHARE", one);
      words.write();
      return one;
    });
    assertThat(heard(one)).isEqualTo(NEVER);
    assertThat(heard(other)).isEqualTo(new Heard(NOW, 0L, 8L));

    words.write();

    assertThat(heard(one)).isEqualTo(new Heard(NOW, 0L, 7L));
  }

  @Test
  void whatWasWrittenIsNotWrittenAgain() {
    words.heard(one, new OwnWord(NOW, 7L), NOW);
    words.write();
    db.rows("UPDATE station SET last_word = NULL, clock_ahead_ms = NULL, behind = NULL");

    words.write();

    assertThat(heard(one)).isEqualTo(NEVER);
  }
}
