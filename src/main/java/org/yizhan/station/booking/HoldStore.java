package org.yizhan.station.booking;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The table of holds; what they occupy stands with the schedule. */
final class HoldStore {
  private static final String HOLD =
      """
      SELECT h.id, h.service_id, h.starts_at, h.chosen_worker, h.urgent, h.price_id, h.expires_at, o.workers
      FROM hold h
      JOIN LATERAL (
        SELECT array_agg(worker_id ORDER BY member) AS workers FROM occupancy WHERE hold_id = h.id) o
        ON o.workers IS NOT NULL
      """;

  private static final String LIVE =
      HOLD + "WHERE h.id = $1 AND h.session LIKE $2 AND h.expires_at > $3";
  private static final String OF_SESSION = HOLD + "WHERE h.session = $1";

  private static final String INSERT =
      """
      INSERT INTO hold (id, session, service_id, starts_at, chosen_worker, price_id, expires_at, urgent)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  void insert(Tx tx, Hold hold, String session) {
    tx.send(
        INSERT,
        hold.id(),
        session,
        hold.service(),
        hold.start().atOffset(ZoneOffset.UTC),
        hold.chosen(),
        hold.price(),
        hold.expiresAt().atOffset(ZoneOffset.UTC),
        hold.urgent());
  }

  /** The hold, unless it expired or belongs to another owner. */
  Optional<Hold> live(Tx tx, UUID id, String owner, Instant now) {
    return Rows.first(
        tx.rows(LIVE, id, owner + "/%", now.atOffset(ZoneOffset.UTC)), HoldStore::hold);
  }

  /** The same without a transaction. */
  Optional<Hold> live(Db db, UUID id, String owner, Instant now) {
    return Rows.first(
        db.rows(LIVE, id, owner + "/%", now.atOffset(ZoneOffset.UTC)), HoldStore::hold);
  }

  List<Hold> ofSession(Tx tx, String session) {
    return Rows.list(tx.rows(OF_SESSION, session), HoldStore::hold);
  }

  void delete(Tx tx, UUID id) {
    tx.send("DELETE FROM hold WHERE id = $1", id);
  }

  void deleteOlderThan(Db db, Instant limit) {
    db.rows("DELETE FROM hold WHERE expires_at < $1", limit.atOffset(ZoneOffset.UTC));
  }

  private static Hold hold(Row row) {
    return new Hold(
        row.getUUID("id"),
        row.getUUID("service_id"),
        Rows.instant(row, "starts_at"),
        List.of(row.getArrayOfUUIDs("workers")),
        row.getUUID("chosen_worker"),
        row.getBoolean("urgent"),
        row.getUUID("price_id"),
        Rows.instant(row, "expires_at"));
  }
}
