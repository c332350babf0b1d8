package org.yizhan.hub.access;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** The table of who is signed in. */
final class SessionStore {
  /**
   * The lock makes it wait for whoever closes the account or gives it a new password at that
   * moment, and them for it.
   */
  private static final String BEGIN =
      """
      INSERT INTO session (token_hash, account, ends_at)
      SELECT $1, id, $2 FROM account
      WHERE id = $3 AND password_version = $4 AND closed_at IS NULL
      FOR SHARE
      RETURNING account
      """;

  private static final String FIND =
      "SELECT s.ends_at, "
          + OfficialStore.COLUMNS
          + " FROM session s JOIN account a ON a.id = s.account"
          + " LEFT JOIN district d ON d.id = a.district"
          + " WHERE s.token_hash = $1 AND s.ends_at > $2 AND a.closed_at IS NULL";

  private final Db db;

  SessionStore(Db db) {
    this.db = db;
  }

  /** Whose session it is, and until when. */
  record Known(Official official, Instant endsAt) {}

  /** Whether it began: the account is open, and the password still the one that was checked. */
  boolean begin(byte[] tokenHash, UUID account, long passwordVersion, Instant now, Instant endsAt) {
    db.rows("DELETE FROM session WHERE ends_at <= $1", now.atOffset(ZoneOffset.UTC));
    return db.rows(
                BEGIN,
                Buffer.buffer(tokenHash),
                endsAt.atOffset(ZoneOffset.UTC),
                account,
                passwordVersion)
            .size()
        > 0;
  }

  Optional<Known> find(byte[] tokenHash, Instant now) {
    return Rows.first(
        db.rows(FIND, Buffer.buffer(tokenHash), now.atOffset(ZoneOffset.UTC)),
        row -> new Known(OfficialStore.official(row), Rows.instant(row, "ends_at")));
  }

  void end(Tx tx, byte[] tokenHash) {
    tx.send("DELETE FROM session WHERE token_hash = $1", Buffer.buffer(tokenHash));
  }

  /** All of an account; comes after what changed the account, which waits for who signs in. */
  void endAll(Tx tx, UUID account) {
    tx.send("DELETE FROM session WHERE account = $1", account);
  }
}
