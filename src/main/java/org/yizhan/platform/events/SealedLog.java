package org.yizhan.platform.events;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.yizhan.platform.db.Db;

/** Reads what was sealed, and tells subscribers of each batch as it is sealed. */
public final class SealedLog {
  private static final String AFTER =
      """
      SELECT s.epoch, s.seq, e.subject, e.type, e.body, s.hash
      FROM sealed s JOIN event e ON e.id = s.event_id
      WHERE s.epoch = $1 AND s.seq > $2
      ORDER BY s.seq
      LIMIT $3
      """;

  private final Db db;
  private final List<Consumer<List<SealedEvent>>> subscribers = new CopyOnWriteArrayList<>();

  /** Reads from {@code db}. */
  public SealedLog(Db db) {
    this.db = db;
  }

  /** Up to {@code limit} events of the epoch after {@code seq}, in order. */
  public List<SealedEvent> after(UUID epoch, long seq, int limit) {
    var events = new ArrayList<SealedEvent>();
    for (var row : db.rows(AFTER, epoch, seq, limit)) {
      events.add(read(row));
    }
    return events;
  }

  /** The hash at that place; absent before the first event and where nothing is sealed. */
  public Optional<byte[]> hashAt(UUID epoch, long seq) {
    var rows =
        db.rows("SELECT hash FROM sealed WHERE epoch = $1 AND seq = $2", epoch, seq).iterator();
    return rows.hasNext()
        ? Optional.of(rows.next().getBuffer("hash").getBytes())
        : Optional.empty();
  }

  /**
   * Hands each new batch to {@code subscriber}, in order and on the sealer's thread, until the
   * returned action is run. It must return quickly and must not wait.
   */
  public Runnable subscribe(Consumer<List<SealedEvent>> subscriber) {
    subscribers.add(subscriber);
    return () -> subscribers.remove(subscriber);
  }

  void publish(List<SealedEvent> batch) {
    subscribers.forEach(subscriber -> subscriber.accept(batch));
  }

  private static SealedEvent read(Row row) {
    return new SealedEvent(
        row.getUUID("epoch"),
        row.getLong("seq"),
        row.getUUID("subject"),
        row.getString("type"),
        row.getBuffer("body").getBytes(),
        row.getBuffer("hash").getBytes());
  }
}
