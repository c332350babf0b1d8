package org.yizhan.station.suspension;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.schedule.Window;

/** The table of suspensions; what the schedule needs of it, the schedule reads under its lock. */
final class SuspensionStore {
  private static final String SUSPENSION =
      """
      SELECT id, worker_id, building_id, reason_enc, lower(during) AS starts, upper(during) AS ends, taken_off, made_at
      FROM suspension WHERE lifted_at IS NULL
      """;

  private static final String STANDING =
      SUSPENSION + "AND upper(during) > $1 ORDER BY starts, made_at, id";
  private static final String BY_ID = SUSPENSION + "AND id = $1";

  private static final String INSERT =
      """
      INSERT INTO suspension (id, worker_id, building_id, reason_enc, during, taken_off, made_at, made_by)
      VALUES ($1, $2, $3, $4, tstzrange($5, $6), $7, $8, $9)
      """;

  private static final String LIFT =
      "UPDATE suspension SET lifted_at = $2, lifted_by = $3 WHERE id = $1 AND lifted_at IS NULL";

  /** In the building, with the worker, waiting since the worker was taken off, or all. */
  private static final String CONCERNED =
      """
      SELECT v.id FROM visit v
      JOIN booking b ON b.id = v.booking_id
      JOIN dwelling d ON d.id = b.dwelling_id
      LEFT JOIN occupancy o ON o.visit_id = v.id
      WHERE v.starts_at < $4 AND v.ends_at > $3 AND v.state IN ('unassigned', 'assigned', 'accepted')
        AND (d.building_id = $1 OR o.worker_id = $2 OR v.id = ANY($5) AND v.state = 'unassigned'
          OR $1::uuid IS NULL AND $2::uuid IS NULL)
      """;

  private final ColumnCipher cipher;
  private final ZoneId zone;

  SuspensionStore(ColumnCipher cipher, ZoneId zone) {
    this.cipher = cipher;
    this.zone = zone;
  }

  void insert(Tx tx, Suspension made, String by) {
    tx.send(
        INSERT,
        made.id(),
        made.worker(),
        made.building(),
        Buffer.buffer(cipher.encrypt(made.reason().code())),
        at(made.during().start()),
        at(made.during().end()),
        made.takenOff().toArray(UUID[]::new),
        at(made.at()),
        by);
  }

  /** Those that are not over. */
  List<Suspension> standing(Db db, Instant now) {
    return Rows.list(db.rows(STANDING, at(now)), this::suspension);
  }

  Optional<Suspension> find(Db db, UUID id) {
    return Rows.first(db.rows(BY_ID, id), this::suspension);
  }

  /** Whether it was standing until now. */
  boolean lift(Tx tx, UUID id, Instant now, String by) {
    return tx.rows(LIFT, id, at(now), by).rowCount() == 1;
  }

  List<UUID> concerned(Db db, Suspension suspension) {
    return Rows.list(
        db.rows(
            CONCERNED,
            suspension.building(),
            suspension.worker(),
            at(suspension.during().start()),
            at(suspension.during().end()),
            suspension.takenOff().toArray(UUID[]::new)),
        row -> row.getUUID("id"));
  }

  private Suspension suspension(Row row) {
    var during = new Window(Rows.instant(row, "starts"), Rows.instant(row, "ends"));
    return new Suspension(
        row.getUUID("id"),
        row.getUUID("worker_id"),
        row.getUUID("building_id"),
        SuspensionReason.of(cipher.decrypt(row.getBuffer("reason_enc").getBytes())),
        during.start().atZone(zone).toLocalDate(),
        during.end().atZone(zone).toLocalDate().minusDays(1),
        during,
        List.of(row.getArrayOfUUIDs("taken_off")),
        Rows.instant(row, "made_at"));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
