package org.yizhan.hub.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.rounds.Rounds;

/** The log in the hub's own database: in the same transaction as everything else. */
final class PostgresLog implements EventLog {
  private static final long LOOK_MS = 1_000;

  private final Rounds rounds;
  private final LogStore store = new LogStore();
  private volatile @Nullable Reader reader;

  PostgresLog(Rounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public void append(Tx tx, UUID station, UUID epoch, List<ReceivedEvent> events, Instant now) {
    store.append(tx, station, epoch, events, now);
    tx.afterCommit(this::look);
  }

  @Override
  public List<ReceivedEvent> read(
      Tx tx, UUID station, UUID epoch, long after, long until, int limit) {
    return store.read(tx, station, epoch, after, until, limit);
  }

  /** What this node takes is told at once; looking every second finds what another one took. */
  @Override
  public void follow(Reader reader) {
    this.reader = reader;
    rounds.every(LOOK_MS, this::look);
    look();
  }

  private void look() {
    var told = reader;
    if (told != null) {
      told.look();
    }
  }

  /** It looks no more when the rounds end. */
  @Override
  public void close() {}
}
