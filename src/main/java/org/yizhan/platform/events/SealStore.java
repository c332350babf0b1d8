package org.yizhan.platform.events;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.ids.Ids;

/** The sealer's statements, on a connection of its own that holds the sealer's lock. */
public final class SealStore {
  private static final long LOCK = 0x59495A48414EL;

  /** Few events are younger than the mark; the planner believes that a third of all are. */
  static final String BY_INDEX = "SET enable_seqscan = off; SET enable_bitmapscan = off";

  /** Events that are sealed at once, at most. */
  static final int BATCH = 500;

  /**
   * A look-up for each event, which the planner does not turn into a join with the whole log. It
   * has no parameter, so it is planned once and not after every commit.
   */
  static final String UNSEALED =
      """
      SELECT e.id, e.subject, e.type, e.at, e.body
      FROM event e
      WHERE e.xid >= (SELECT xid FROM seal_mark)
        AND (SELECT s.seq FROM sealed s WHERE s.event_id = e.id) IS NULL
      ORDER BY e.pos
      LIMIT
      """
          + BATCH;

  private static final String SEAL =
      """
      WITH moved AS (
        UPDATE seal_mark SET xid = $5::text::xid8 WHERE $5::text IS NOT NULL
      )
      INSERT INTO sealed (epoch, seq, event_id, hash)
      SELECT $1, $2 + n, id, hash FROM unnest($3::uuid[], $4::bytea[]) WITH ORDINALITY AS b(id, hash, n)
      """;

  private static final String HEAD =
      """
      SELECT e.id AS epoch, coalesce(s.seq, 0) AS seq, coalesce(s.hash, p.hash) AS hash
      FROM (SELECT * FROM epoch ORDER BY started_at DESC, id DESC LIMIT 1) e
      LEFT JOIN LATERAL (SELECT * FROM sealed WHERE epoch = e.id ORDER BY seq DESC LIMIT 1) s ON true
      LEFT JOIN sealed p ON p.epoch = e.parent AND p.seq = e.parent_seq
      """;

  private final SqlConnection connection;

  private SealStore(SqlConnection connection) {
    this.connection = connection;
  }

  /**
   * Takes the lock on {@code connection}.
   *
   * @throws IllegalStateException when another process holds it
   */
  public static SealStore open(SqlConnection connection) {
    var locked =
        connection
            .preparedQuery("SELECT pg_try_advisory_lock($1) AS locked")
            .execute(Tuple.of(LOCK))
            .await();
    if (!locked.iterator().next().getBoolean("locked")) {
      connection.close();
      throw new IllegalStateException(
          "Another station works on this database. Stop it first: a station is one process.");
    }
    connection.query(BY_INDEX).execute().await();
    return new SealStore(connection);
  }

  /** Where the log ends. */
  record Head(UUID epoch, long seq, byte[] hash) {
    /** The places that {@code events} get after this one. */
    List<SealedEvent> follow(List<Unsealed.Row> events) {
      var batch = new ArrayList<SealedEvent>(events.size());
      var previous = hash;
      for (var event : events) {
        previous = SealedEvent.chain(previous, event.body());
        batch.add(
            new SealedEvent(
                epoch,
                seq + batch.size() + 1,
                event.subject(),
                event.type(),
                event.body(),
                previous));
      }
      return batch;
    }
  }

  /**
   * Committed events without a place, in order of {@code pos}.
   *
   * @param xmin every transaction older than this had ended before they were read
   */
  record Unsealed(String xmin, List<Row> events) {
    record Row(UUID id, UUID subject, String type, Instant at, byte[] body) {}
  }

  Head head(Instant now) {
    var rows = connection.query(HEAD).execute().await().iterator();
    if (!rows.hasNext()) {
      return firstEpoch(now);
    }
    var row = rows.next();
    var hash = row.getBuffer("hash");
    return new Head(
        row.getUUID("epoch"),
        row.getLong("seq"),
        hash == null ? SealedEvent.genesis() : hash.getBytes());
  }

  private Head firstEpoch(Instant now) {
    var epoch = Ids.next();
    connection
        .preparedQuery(
            """
            WITH mark AS (INSERT INTO seal_mark (xid) VALUES ('0'))
            INSERT INTO epoch (id, started_at) VALUES ($1, $2)
            """)
        .execute(Tuple.of(epoch, now.atOffset(ZoneOffset.UTC)))
        .await();
    return new Head(epoch, 0, SealedEvent.genesis());
  }

  Unsealed unsealed() {
    var xmin =
        connection.query("SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin").execute();
    var events = new ArrayList<Unsealed.Row>();
    for (var row : connection.preparedQuery(UNSEALED).execute().await()) {
      events.add(
          new Unsealed.Row(
              row.getUUID("id"),
              row.getUUID("subject"),
              row.getString("type"),
              row.getOffsetDateTime("at").toInstant(),
              row.getBuffer("body").getBytes()));
    }
    return new Unsealed(xmin.await().iterator().next().getString("xmin"), events);
  }

  /**
   * One statement, and so one transaction: the places of the batch and, when it was all there was,
   * the new mark.
   */
  void save(List<SealedEvent> batch, Unsealed unsealed, boolean all) {
    var ids = unsealed.events().stream().map(Unsealed.Row::id).toArray(UUID[]::new);
    var hashes = batch.stream().map(e -> Buffer.buffer(e.hash())).toArray(Buffer[]::new);
    @Nullable String mark = all ? unsealed.xmin() : null;
    connection
        .preparedQuery(SEAL)
        .execute(Tuple.of(batch.getFirst().epoch(), batch.getFirst().seq() - 1, ids, hashes, mark))
        .await();
  }

  void close() {
    connection.close();
  }
}
