package org.yizhan.station.device;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** Tables of devices, enrolment codes and challenges. */
final class DeviceStore {
  private static final String CODE_OF =
      "SELECT worker_id FROM device_code WHERE code_mac = $1 AND expires_at > $2";

  private static final String TAKE_CODE =
      "DELETE FROM device_code WHERE code_mac = $1 AND expires_at > $2 RETURNING worker_id";

  private static final String COUNT =
      "SELECT count(*)::int AS n FROM device WHERE worker_id = $1 AND kind = 'phone' AND revoked_at"
          + " IS NULL";

  private static final String INSERT =
      """
      INSERT INTO device (id, worker_id, enrolment, enrolled_at, name, public_key) VALUES ($1, $2, 1, $3, $4, $5)
      """;

  private static final String CHALLENGE =
      """
      INSERT INTO device_challenge (device_id, challenge, expires_at) VALUES ($1, $2, $3)
      ON CONFLICT (device_id) DO UPDATE SET challenge = excluded.challenge, expires_at = excluded.expires_at
      """;

  private static final String TAKE_CHALLENGE =
      "DELETE FROM device_challenge WHERE device_id = $1 AND challenge = $2 AND expires_at > $3"
          + " RETURNING device_id";

  private static final String KEY =
      """
      SELECT worker_id, public_key FROM device WHERE id = $1 AND public_key IS NOT NULL AND revoked_at IS NULL
      """;

  private static final String REVOKE =
      """
      UPDATE device SET revoked_at = $2 WHERE id = $1 AND kind = 'phone' AND revoked_at IS NULL RETURNING worker_id
      """;

  private static final String DEVICES =
      """
      SELECT d.id, d.worker_id, d.name, d.public_key IS NOT NULL AS own_key, d.enrolled_at, d.revoked_at,
             last.received_at, last.skew
      FROM device d
      LEFT JOIN LATERAL (
        SELECT max(r.received_at) AS received_at,
               round(extract(epoch FROM max(r.device_time - r.received_at)))::bigint AS skew
        FROM (SELECT received_at, device_time FROM visit_report WHERE device_id = d.id
              ORDER BY received_at DESC LIMIT 20) r) last ON true
      WHERE d.kind = 'phone' AND ($1::uuid IS NULL OR d.worker_id = $1) AND ($2::uuid IS NULL OR d.id = $2)
      ORDER BY d.enrolled_at DESC, d.id
      LIMIT 500
      """;

  /** The key of a device, and whose it is. */
  record Key(UUID worker, byte[] encoded) {}

  void insertCode(Db db, byte[] mac, UUID worker, Instant expires) {
    db.rows(
        "INSERT INTO device_code (code_mac, worker_id, expires_at) VALUES ($1, $2, $3)",
        Buffer.buffer(mac),
        worker,
        utc(expires));
  }

  Optional<UUID> workerOf(Db db, byte[] mac, Instant now) {
    return Rows.first(
        db.rows(CODE_OF, Buffer.buffer(mac), utc(now)), row -> row.getUUID("worker_id"));
  }

  /** Uses the code up. */
  boolean takeCode(Tx tx, byte[] mac, Instant now) {
    return tx.rows(TAKE_CODE, Buffer.buffer(mac), utc(now)).size() > 0;
  }

  int count(Tx tx, UUID worker) {
    return Rows.first(tx.rows(COUNT, worker), row -> row.getInteger("n")).orElseThrow();
  }

  void insert(Tx tx, UUID id, UUID worker, @Nullable String name, byte[] key, Instant now) {
    tx.send(INSERT, id, worker, utc(now), name, Buffer.buffer(key));
  }

  void challenge(Db db, UUID device, String challenge, Instant expires) {
    db.rows(CHALLENGE, device, challenge, utc(expires));
  }

  /** Uses the challenge up. */
  boolean takeChallenge(Db db, UUID device, String challenge, Instant now) {
    return db.rows(TAKE_CHALLENGE, device, challenge, utc(now)).size() > 0;
  }

  /** The key, unless the device has none or was revoked. */
  Optional<Key> key(Db db, UUID device) {
    return Rows.first(
        db.rows(KEY, device),
        row -> new Key(row.getUUID("worker_id"), row.getBuffer("public_key").getBytes()));
  }

  /** Whose device it was; nothing when there is none to revoke. */
  Optional<UUID> revoke(Tx tx, UUID device, Instant now) {
    return Rows.first(tx.rows(REVOKE, device, utc(now)), row -> row.getUUID("worker_id"));
  }

  /** The latest enrolled first. */
  List<Enrolled> devices(Db db, @Nullable UUID worker) {
    return Rows.list(db.rows(DEVICES, worker, null), DeviceStore::enrolled);
  }

  Optional<Enrolled> device(Db db, UUID id) {
    return Rows.first(db.rows(DEVICES, null, id), DeviceStore::enrolled);
  }

  private static Enrolled enrolled(Row row) {
    return new Enrolled(
        row.getUUID("id"),
        row.getUUID("worker_id"),
        row.getString("name"),
        row.getBoolean("own_key"),
        Rows.instant(row, "enrolled_at"),
        Rows.instantOrNull(row, "revoked_at"),
        Rows.instantOrNull(row, "received_at"),
        row.getLong("skew"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
