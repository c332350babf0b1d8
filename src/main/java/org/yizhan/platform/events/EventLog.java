package org.yizhan.platform.events;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.yizhan.platform.db.Tx;

/**
 * Appends events to the one table that carries all news; the sealer is told once they are
 * committed.
 */
public final class EventLog {
  private static final String APPEND =
      "INSERT INTO event (id, at, actor, type, subject, version, body) VALUES ($1, $2, $3, $4, $5,"
          + " $6, $7)";

  private final Runnable committed;

  /** Calls {@code committed} after each commit that appended something. */
  public EventLog(Runnable committed) {
    this.committed = committed;
  }

  /**
   * Appends in the caller's transaction, after the aggregates' rows were locked, so that versions
   * are in order.
   */
  public void append(Tx tx, Event... events) {
    tx.sendAll(APPEND, Arrays.stream(events).map(EventLog::tuple).toList());
    tx.afterCommit(committed);
  }

  private static Tuple tuple(Event event) {
    return Tuple.of(
        event.id(),
        event.at().atOffset(ZoneOffset.UTC),
        event.actor(),
        event.type(),
        event.subject(),
        event.version(),
        Buffer.buffer(event.body()));
  }
}
