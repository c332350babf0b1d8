package org.yizhan.hub.enrolment;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The tables of stations and of the codes they enrol with. */
final class EnrolmentStore {
  private static final String INSERT_STATION =
      """
      INSERT INTO station (id, name_zh, name_en, public_key, enrolled_at)
      VALUES ($1, $2, $3, $4, $5)
      """;

  private static final String GOOD_KEY =
      """
      SELECT public_key FROM station s
      WHERE id = $1 AND NOT EXISTS (SELECT FROM revoked_key r WHERE r.station = s.id AND r.public_key = s.public_key)
      """;

  private static final String KEY =
      """
      SELECT s.public_key,
             EXISTS (SELECT FROM revoked_key r WHERE r.station = s.id AND r.public_key = s.public_key) AS revoked
      FROM station s WHERE s.id = $1 FOR NO KEY UPDATE OF s
      """;

  private final Db db;

  EnrolmentStore(Db db) {
    this.db = db;
  }

  /** A code that was given out, and the station that used it. */
  record Code(Instant expiresAt, @Nullable UUID usedBy) {}

  /** The key of a station. */
  record Key(byte[] bytes, boolean revoked) {}

  void insertCodes(List<byte[]> hashes, Instant expiresAt) {
    db.rows(
        "INSERT INTO enrolment_code (code_hash, expires_at) SELECT unnest($1::bytea[]), $2",
        hashes.stream().map(Buffer::buffer).toArray(Buffer[]::new),
        expiresAt.atOffset(ZoneOffset.UTC));
  }

  /** The code, locked so that nobody else can use it meanwhile. */
  Optional<Code> lockCode(Tx tx, byte[] hash) {
    return Rows.first(
        tx.rows(
            "SELECT expires_at, used_by FROM enrolment_code WHERE code_hash = $1 FOR UPDATE",
            Buffer.buffer(hash)),
        row -> new Code(Rows.instant(row, "expires_at"), row.getUUID("used_by")));
  }

  void markUsed(Tx tx, byte[] hash, UUID station) {
    tx.send(
        "UPDATE enrolment_code SET used_by = $2 WHERE code_hash = $1",
        Buffer.buffer(hash),
        station);
  }

  /** The station's key, unless it was revoked. */
  Optional<byte[]> goodKey(UUID station) {
    return Rows.first(db.rows(GOOD_KEY, station), row -> row.getBuffer("public_key").getBytes());
  }

  /** The station's key, locked so that nobody revokes or replaces it meanwhile. */
  Optional<Key> lockKey(Tx tx, UUID station) {
    return Rows.first(
        tx.rows(KEY, station),
        row -> new Key(row.getBuffer("public_key").getBytes(), row.getBoolean("revoked")));
  }

  /** Whether the station had that key and it was revoked. */
  boolean isRevoked(Tx tx, UUID station, byte[] publicKey) {
    return tx.rows(
                "SELECT FROM revoked_key WHERE station = $1 AND public_key = $2",
                station,
                Buffer.buffer(publicKey))
            .size()
        > 0;
  }

  void revoke(Tx tx, UUID station, byte[] publicKey, Instant now, UUID by) {
    tx.send(
        """
        INSERT INTO revoked_key (station, public_key, revoked_at, revoked_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING
        """,
        station,
        Buffer.buffer(publicKey),
        now.atOffset(ZoneOffset.UTC),
        by);
  }

  void replaceKey(Tx tx, UUID station, Text name, byte[] publicKey) {
    tx.send(
        "UPDATE station SET public_key = $2, name_zh = $3, name_en = $4 WHERE id = $1",
        station,
        Buffer.buffer(publicKey),
        name.zh(),
        name.en());
  }

  void insertStation(Tx tx, UUID station, Text name, byte[] publicKey, Instant now) {
    tx.send(
        INSERT_STATION,
        station,
        name.zh(),
        name.en(),
        Buffer.buffer(publicKey),
        now.atOffset(ZoneOffset.UTC));
  }
}
