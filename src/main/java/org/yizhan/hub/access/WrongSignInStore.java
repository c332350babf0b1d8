package org.yizhan.hub.access;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The table of wrong passwords in a row. */
final class WrongSignInStore {
  private static final String COUNT =
      """
      INSERT INTO wrong_sign_in (name_hash, times, not_before) VALUES ($1, 1, $2)
      ON CONFLICT (name_hash) DO UPDATE SET times = wrong_sign_in.times + 1
      RETURNING times
      """;

  Optional<Instant> notBefore(Db db, byte[] nameHash) {
    return Rows.first(
        db.rows(
            "SELECT not_before FROM wrong_sign_in WHERE name_hash = $1", Buffer.buffer(nameHash)),
        row -> Rows.instant(row, "not_before"));
  }

  /** One more; how many there are, and the row is locked. */
  int count(Tx tx, byte[] nameHash, Instant now) {
    return tx.rows(COUNT, Buffer.buffer(nameHash), now.atOffset(ZoneOffset.UTC))
        .iterator()
        .next()
        .getInteger("times");
  }

  void hold(Tx tx, byte[] nameHash, Instant notBefore) {
    tx.send(
        "UPDATE wrong_sign_in SET not_before = $2 WHERE name_hash = $1",
        Buffer.buffer(nameHash),
        notBefore.atOffset(ZoneOffset.UTC));
  }

  void forget(Db db, byte[] nameHash) {
    db.rows("DELETE FROM wrong_sign_in WHERE name_hash = $1", Buffer.buffer(nameHash));
  }

  /** Everybody's whose last pause ended before. */
  void forget(Db db, Instant before) {
    db.rows("DELETE FROM wrong_sign_in WHERE not_before < $1", before.atOffset(ZoneOffset.UTC));
  }
}
