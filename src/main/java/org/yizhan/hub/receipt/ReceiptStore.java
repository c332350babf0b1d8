package org.yizhan.hub.receipt;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The table that says with which item of the downlink something went to which station. */
final class ReceiptStore {
  private final String receipts;
  private final String went;

  /**
   * @param kind the kind of thing that is sent, after which the table is called
   */
  ReceiptStore(String kind) {
    this.receipts =
        """
        SELECT s.id, s.name_zh, s.name_en, l.applied_at
        FROM %1$s_receipt x
        JOIN station s ON s.id = x.station
        JOIN downlink l ON l.station = x.station AND l.number = x.number
        WHERE x.%1$s = $1 AND ($2::uuid IS NULL OR s.district = $2)
        ORDER BY l.applied_at IS NOT NULL, s.name_zh, s.id
        """
            .formatted(kind);
    this.went =
        """
        INSERT INTO %1$s_receipt (%1$s, station, number)
        SELECT $1, station, max(number) FROM downlink WHERE station = ANY($2) GROUP BY station
        """
            .formatted(kind);
  }

  List<Receipt> of(Db db, Scope scope, UUID sent) {
    return Rows.list(
        db.rows(receipts, sent, scope.district()),
        row ->
            new Receipt(
                row.getUUID("id"),
                new Text(row.getString("name_zh"), row.getString("name_en")),
                Rows.instantOrNull(row, "applied_at")));
  }

  /** With which item it went to each of the stations: the last that the transaction appended. */
  void went(Tx tx, UUID sent, List<UUID> stations) {
    tx.send(went, sent, stations.toArray(UUID[]::new));
  }

  static List<UUID> stations(Tx tx, @Nullable UUID district) {
    return Rows.list(
        tx.rows("SELECT id FROM station WHERE $1::uuid IS NULL OR district = $1", district),
        row -> row.getUUID("id"));
  }

  static boolean knowsDistrict(Db db, UUID district) {
    return db.rows("SELECT FROM district WHERE id = $1", district).size() > 0;
  }

  /** Called as it was when announcements alone were sent: nodes of every version take it. */
  static void hold(Tx tx) {
    tx.send("SELECT pg_advisory_xact_lock(hashtextextended('announcements', 0))");
  }
}
