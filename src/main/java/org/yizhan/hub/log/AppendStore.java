package org.yizhan.hub.log;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.kafka.TopicWriter;

/** The tables of what stands where in a topic. */
final class AppendStore {
  private static final String SAVE =
      """
      INSERT INTO log_append (station, epoch, last_seq, id, size, part, first_offset, last_offset, received_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  private static final String AFTER =
      """
      SELECT id, last_seq, size, part, first_offset, last_offset FROM log_append
      WHERE station = $1 AND epoch = $2 AND last_seq > $3 AND last_seq - size < $4
      ORDER BY last_seq
      LIMIT $5
      """;

  private static final String SETTLE =
      """
      SELECT FROM station WHERE id = ANY($1) ORDER BY id FOR SHARE
      """;

  private static final String PUT_ASIDE =
      """
      INSERT INTO put_aside (part, record_offset, reason, read_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING
      """;

  /** Events of a station that were written to the topic together. */
  record Append(UUID id, long lastSeq, int size, TopicWriter.Span span) {
    /** Whether it was written when the others were, and is no copy of another time. */
    boolean holds(Envelope envelope) {
      return envelope.partition() == span.partition()
          && envelope.offset() >= span.first()
          && envelope.offset() <= span.last();
    }
  }

  void save(Tx tx, UUID station, UUID epoch, Append append, Instant now) {
    tx.send(
        SAVE,
        station,
        epoch,
        append.lastSeq(),
        append.id(),
        append.size(),
        append.span().partition(),
        append.span().first(),
        append.span().last(),
        now.atOffset(ZoneOffset.UTC));
  }

  /** Those that have any event after {@code after} and up to {@code until}, oldest first. */
  List<Append> after(Tx tx, UUID station, UUID epoch, long after, long until, int limit) {
    return Rows.list(tx.rows(AFTER, station, epoch, after, until, limit), AppendStore::append);
  }

  private static Append append(Row row) {
    return new Append(
        row.getUUID("id"),
        row.getLong("last_seq"),
        row.getInteger("size"),
        new TopicWriter.Span(
            row.getInteger("part"), row.getLong("first_offset"), row.getLong("last_offset")));
  }

  /**
   * Waits until what stations wrote before is committed or never will be: whoever writes holds the
   * station's row.
   */
  void settle(Db db, Collection<UUID> stations) {
    db.rows(SETTLE, (Object) stations.toArray(UUID[]::new));
  }

  void putAside(Db db, int partition, long offset, String reason, Instant now) {
    db.rows(PUT_ASIDE, partition, offset, reason, now.atOffset(ZoneOffset.UTC));
  }

  /** The topic in which events stand, if any do. */
  Optional<String> topic(Db db) {
    return Rows.first(
        db.rows("SELECT topic FROM log_topic WHERE EXISTS (SELECT FROM log_append)"),
        row -> row.getString("topic"));
  }

  void saveTopic(Db db, String topic) {
    db.rows(
        """
        INSERT INTO log_topic (one, topic) VALUES (true, $1) ON CONFLICT (one) DO UPDATE SET topic = $1
        """,
        topic);
  }
}
