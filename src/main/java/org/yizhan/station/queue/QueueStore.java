package org.yizhan.station.queue;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The tables of the queue and of what was called. */
final class QueueStore {
  /** One lock for the queue: a person at a counter waits for nobody longer than a statement. */
  private static final UUID QUEUE = UUID.fromString("0198f000-0000-7000-8000-717565756500");

  private static final String OF_DAY =
      """
      SELECT id, version, day, number, purpose, taken_at, state, desk, times, since
      FROM queue_entry WHERE day = $1 ORDER BY taken_at, id
      """;

  private static final String INSERT =
      """
      INSERT INTO queue_entry (id, version, day, number, purpose, taken_at, state, since)
      VALUES ($1, 1, $2, $3, $4, $5, 'waiting', $5)
      """;

  private static final String UPDATE =
      """
      UPDATE queue_entry
      SET version = $2, state = $3, desk = $4, times = $5, since = $6, purpose = $7, taken_at = $8
      WHERE id = $1
      """;

  private static final String CALL =
      "INSERT INTO queue_call (entry_id, day, number, desk, called_at) VALUES ($1, $2, $3, $4, $5)";

  private static final String CALLS_AFTER =
      """
      SELECT seq, number, desk, called_at FROM queue_call WHERE day = $1 AND seq > $2
      ORDER BY seq LIMIT $3
      """;

  private static final String NEWEST_CALLS =
      """
      SELECT seq, number, desk, called_at FROM (
        SELECT * FROM queue_call WHERE day = $1 ORDER BY seq DESC LIMIT $2) newest ORDER BY seq
      """;

  void lock(Tx tx) {
    tx.lock(List.of(QUEUE));
  }

  List<QueueEntry> ofDay(Tx tx, LocalDate day) {
    return Rows.list(tx.rows(OF_DAY, day), QueueStore::entry);
  }

  List<QueueEntry> ofDay(Db db, LocalDate day) {
    return Rows.list(db.rows(OF_DAY, day), QueueStore::entry);
  }

  /** A number that no ticket of the day has. */
  int nextNumber(Tx tx) {
    return tx.rows("SELECT nextval('ticket_number')::int AS number")
        .iterator()
        .next()
        .getInteger("number");
  }

  void insert(Tx tx, QueueEntry entry) {
    tx.send(
        INSERT,
        entry.id(),
        entry.day(),
        entry.number(),
        entry.purpose().code(),
        at(entry.takenAt()));
  }

  void update(Tx tx, QueueEntry entry) {
    var standing = entry.standing();
    tx.send(
        UPDATE,
        entry.id(),
        entry.version(),
        standing.code(),
        standing.at(),
        standing instanceof Standing.Called called ? called.times() : 0,
        at(standing.since()),
        entry.purpose().code(),
        at(entry.takenAt()));
  }

  void call(Tx tx, QueueEntry entry, Standing.Called called) {
    tx.send(CALL, entry.id(), entry.day(), entry.number(), called.desk(), at(called.since()));
  }

  /** The day's calls after {@code seq}, in order. */
  List<Call> callsAfter(Db db, LocalDate day, long seq, int limit) {
    return Rows.list(db.rows(CALLS_AFTER, day, seq, limit), QueueStore::call);
  }

  /** The last calls of the day, in order. */
  List<Call> newestCalls(Db db, LocalDate day, int limit) {
    return Rows.list(db.rows(NEWEST_CALLS, day, limit), QueueStore::call);
  }

  private static Call call(Row row) {
    return new Call(
        row.getLong("seq"),
        row.getInteger("number"),
        row.getInteger("desk"),
        Rows.instant(row, "called_at"));
  }

  private static QueueEntry entry(Row row) {
    return new QueueEntry(
        row.getUUID("id"),
        row.getLong("version"),
        row.getLocalDate("day"),
        row.getInteger("number"),
        Purpose.of(row.getString("purpose")),
        Rows.instant(row, "taken_at"),
        standing(row));
  }

  private static Standing standing(Row row) {
    var desk = row.getInteger("desk");
    var since = Rows.instant(row, "since");
    return switch (row.getString("state")) {
      case "waiting" -> new Standing.Waiting(desk, since);
      case "called" -> new Standing.Called(desk, row.getInteger("times"), since);
      case "missed" -> new Standing.Missed(desk, since);
      case "served" -> new Standing.Served(desk, since);
      default -> throw new IllegalStateException("Unknown standing in the queue");
    };
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
