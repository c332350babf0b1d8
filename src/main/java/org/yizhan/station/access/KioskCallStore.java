package org.yizhan.station.access;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The table of calls from kiosks. */
final class KioskCallStore {
  private static final String CALLS =
      """
      SELECT c.id, k.name, c.called_at FROM kiosk_call c JOIN kiosk k ON k.id = c.kiosk_id
      WHERE c.closed_at IS NULL
      """;

  private static final String OPEN = CALLS + "ORDER BY c.called_at, c.id";
  private static final String OF_KIOSK = CALLS + "AND c.kiosk_id = $1";

  private static final String INSERT =
      """
      INSERT INTO kiosk_call (id, kiosk_id, called_at) VALUES ($1, $2, $3)
      ON CONFLICT (kiosk_id) WHERE closed_at IS NULL DO NOTHING
      """;

  private static final String CLOSE =
      """
      UPDATE kiosk_call SET closed_at = $2, closed_by = $3
      WHERE id = $1 AND closed_at IS NULL
      """;

  private final Db db;

  KioskCallStore(Db db) {
    this.db = db;
  }

  /** Open calls, the oldest first. */
  List<KioskCalls.Call> open() {
    return Rows.list(db.rows(OPEN), KioskCallStore::call);
  }

  Optional<KioskCalls.Call> openOf(UUID kiosk) {
    return Rows.first(db.rows(OF_KIOSK, kiosk), KioskCallStore::call);
  }

  Optional<KioskCalls.Call> openOf(Tx tx, UUID kiosk) {
    return Rows.first(tx.rows(OF_KIOSK, kiosk), KioskCallStore::call);
  }

  /** Whether it was inserted; not where the kiosk has an open call. */
  boolean insert(Tx tx, UUID id, UUID kiosk, Instant at) {
    return tx.rows(INSERT, id, kiosk, at.atOffset(ZoneOffset.UTC)).rowCount() > 0;
  }

  /** Whether it was open until now. */
  boolean close(Tx tx, UUID id, Instant at, String by) {
    return tx.rows(CLOSE, id, at.atOffset(ZoneOffset.UTC), by).rowCount() > 0;
  }

  private static KioskCalls.Call call(Row row) {
    return new KioskCalls.Call(
        row.getUUID("id"), row.getString("name"), Rows.instant(row, "called_at"));
  }
}
