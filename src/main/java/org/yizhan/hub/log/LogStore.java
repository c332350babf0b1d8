package org.yizhan.hub.log;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The table of events. */
final class LogStore {
  private static final String INSERT =
      """
      INSERT INTO station_event (station, epoch, seq, event_id, at, type, subject, version, body, hash, received_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      """;

  private static final String READ =
      """
      SELECT seq, event_id, at, type, subject, version, body, hash FROM station_event
      WHERE station = $1 AND epoch = $2 AND seq > $3 AND seq <= $4
      ORDER BY seq
      LIMIT $5
      """;

  void append(Tx tx, UUID station, UUID epoch, List<ReceivedEvent> events, Instant now) {
    var receivedAt = now.atOffset(ZoneOffset.UTC);
    tx.sendAll(
        INSERT, events.stream().map(event -> tuple(station, epoch, event, receivedAt)).toList());
  }

  List<ReceivedEvent> read(Tx tx, UUID station, UUID epoch, long after, long until, int limit) {
    return Rows.list(tx.rows(READ, station, epoch, after, until, limit), LogStore::event);
  }

  boolean hasEvents(Db db) {
    return db.rows("SELECT FROM station_event LIMIT 1").size() > 0;
  }

  /** Makes the tables for events received in that month and the two after it. */
  void prepareMonths(Db db, Instant now) {
    var month = LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1);
    for (int i = 0; i < 3; i++) {
      db.rows("SELECT make_event_month($1)", month.plusMonths(i));
    }
  }

  private static Tuple tuple(
      UUID station, UUID epoch, ReceivedEvent event, OffsetDateTime receivedAt) {
    return Tuple.from(
        new Object[] {
          station,
          epoch,
          event.seq(),
          event.id(),
          event.at().atOffset(ZoneOffset.UTC),
          event.type(),
          event.subject(),
          event.version(),
          Buffer.buffer(event.body()),
          Buffer.buffer(event.hash()),
          receivedAt
        });
  }

  private static ReceivedEvent event(Row row) {
    return new ReceivedEvent(
        row.getLong("seq"),
        row.getBuffer("hash").getBytes(),
        row.getBuffer("body").getBytes(),
        row.getUUID("event_id"),
        Rows.instant(row, "at"),
        row.getString("type"),
        row.getUUID("subject"),
        row.getLong("version"));
  }
}
