package org.yizhan.hub.log;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The table of events. */
final class LogStore {
  private static final String INSERT =
      """
      INSERT INTO station_event (station, epoch, seq, event_id, at, type, subject, version, body, hash, received_at)
      SELECT $1, $2, e.*, $11
      FROM unnest($3::bigint[], $4::uuid[], $5::timestamptz[], $6::text[], $7::uuid[], $8::bigint[], $9::bytea[], $10::bytea[]) AS e
      """;

  private static final String READ =
      """
      SELECT seq, event_id, at, type, subject, version, body, hash FROM station_event
      WHERE station = $1 AND epoch = $2 AND seq > $3 AND seq <= $4
      ORDER BY seq
      LIMIT $5
      """;

  void append(Tx tx, UUID station, UUID epoch, List<ReceivedEvent> events, Instant now) {
    tx.send(
        INSERT,
        station,
        epoch,
        each(events, ReceivedEvent::seq, Long[]::new),
        each(events, ReceivedEvent::id, UUID[]::new),
        each(events, event -> event.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
        each(events, ReceivedEvent::type, String[]::new),
        each(events, ReceivedEvent::subject, UUID[]::new),
        each(events, ReceivedEvent::version, Long[]::new),
        each(events, event -> Buffer.buffer(event.body()), Buffer[]::new),
        each(events, event -> Buffer.buffer(event.hash()), Buffer[]::new),
        now.atOffset(ZoneOffset.UTC));
  }

  private static <T> T[] each(
      List<ReceivedEvent> events, Function<ReceivedEvent, T> part, IntFunction<T[]> array) {
    return events.stream().map(part).toArray(array);
  }

  List<ReceivedEvent> read(Tx tx, UUID station, UUID epoch, long after, long until, int limit) {
    return Rows.list(tx.rows(READ, station, epoch, after, until, limit), LogStore::event);
  }

  boolean hasEvents(Db db) {
    return db.rows("SELECT FROM station_event LIMIT 1").size() > 0;
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
