package org.yizhan.hub.figures;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.json.Json;

/** How far events are counted, and the events themselves. */
final class ProgressStore {
  private static final String BEHIND =
      """
      SELECT s.id
      FROM station s
      JOIN station_epoch e ON e.station = s.id AND e.epoch = s.epoch
      LEFT JOIN figure_progress p ON p.station = s.id
      WHERE p.epoch IS DISTINCT FROM s.epoch OR p.seq < e.acked
      LIMIT 200
      """;

  /**
   * The epochs that lead to the current one, the oldest first, and up to where each counts: what an
   * epoch holds after the place at which a restore left it is kept, and counts for nothing.
   */
  private static final String LINE =
      """
      WITH RECURSIVE line (epoch, until_seq, age) AS (
        SELECT epoch, 9223372036854775807, 0 FROM station WHERE id = $1 AND epoch IS NOT NULL
        UNION ALL
        SELECT p.parent, p.parent_seq, l.age + 1
        FROM line l JOIN station_epoch p ON p.station = $1 AND p.epoch = l.epoch
        WHERE p.parent IS NOT NULL
      )
      SELECT epoch, until_seq FROM line ORDER BY age DESC
      """;

  private static final String EVENTS =
      """
      SELECT seq, body FROM station_event
      WHERE station = $1 AND epoch = $2 AND seq > $3 AND seq <= $4
      ORDER BY seq
      LIMIT $5
      """;

  private static final TypeReference<Body> BODY = new TypeReference<>() {};

  private record Body(
      OffsetDateTime at,
      String type,
      UUID subject,
      long version,
      @Nullable Map<String, Object> data) {}

  /** Up to where events are counted. */
  record At(UUID epoch, long seq) {}

  /** An epoch and its last sequence that counts. */
  record Leg(UUID epoch, long until) {}

  /** An event in its place. */
  record Placed(long seq, FactRules.Said said) {}

  List<UUID> behind(Db db) {
    return Rows.list(db.rows(BEHIND), row -> row.getUUID("id"));
  }

  /** Whether the station is this transaction's to count; another node may be at it. */
  boolean claim(Tx tx, UUID station) {
    return tx.rows(
            "SELECT pg_try_advisory_xact_lock(hashtextextended('figures' || $1::text, 0)) AS mine",
            station.toString())
        .iterator()
        .next()
        .getBoolean("mine");
  }

  Optional<At> at(Tx tx, UUID station) {
    return Rows.first(
        tx.rows("SELECT epoch, seq FROM figure_progress WHERE station = $1", station),
        row -> new At(row.getUUID("epoch"), row.getLong("seq")));
  }

  List<Leg> line(Tx tx, UUID station) {
    return Rows.list(
        tx.rows(LINE, station), row -> new Leg(row.getUUID("epoch"), row.getLong("until_seq")));
  }

  List<Placed> events(Tx tx, UUID station, Leg leg, long after, int limit) {
    return Rows.list(
        tx.rows(EVENTS, station, leg.epoch(), after, leg.until(), limit), ProgressStore::placed);
  }

  void save(Tx tx, UUID station, At at) {
    tx.send(
        """
        INSERT INTO figure_progress (station, epoch, seq) VALUES ($1, $2, $3)
        ON CONFLICT (station) DO UPDATE SET epoch = $2, seq = $3
        """,
        station,
        at.epoch(),
        at.seq());
  }

  private static Placed placed(Row row) {
    try {
      var body = Json.mapper().readValue(row.getBuffer("body").getBytes(), BODY);
      var at = Instant.from(body.at());
      var said = new FactRules.Said(at, body.type(), body.subject(), body.version(), body.data());
      return new Placed(row.getLong("seq"), said);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("It was readable when it was received", e);
    }
  }
}
