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

  private final Db db;

  EnrolmentStore(Db db) {
    this.db = db;
  }

  /** A code that was given out, and the station that used it. */
  record Code(Instant expiresAt, @Nullable UUID usedBy) {}

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

  Optional<byte[]> publicKey(UUID station) {
    return Rows.first(
        db.rows("SELECT public_key FROM station WHERE id = $1", station),
        row -> row.getBuffer("public_key").getBytes());
  }

  Optional<byte[]> publicKey(Tx tx, UUID station) {
    return Rows.first(
        tx.rows("SELECT public_key FROM station WHERE id = $1", station),
        row -> row.getBuffer("public_key").getBytes());
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
