package org.yizhan.station.access;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.ids.Ids;

/** Touchscreens that staff made kiosks with a code that works once. */
public final class KioskStore {
  private static final int CODE_LENGTH = 8;

  private static final String TAKE_CODE =
      "DELETE FROM kiosk_pairing WHERE code_mac = $1 AND expires_at > $2 RETURNING code_mac";

  private final Db db;
  private final byte[] key;

  /** Stores codes under {@code key}. */
  public KioskStore(Db db, byte[] key) {
    this.db = db;
    this.key = key;
  }

  /** A new code. */
  public String pair(Instant expiresAt) {
    var code = Secrets.letters(CODE_LENGTH);
    db.rows(
        "INSERT INTO kiosk_pairing (code_mac, expires_at) VALUES ($1, $2)",
        stored(code),
        expiresAt.atOffset(ZoneOffset.UTC));
    return code;
  }

  /** The new kiosk's id; nothing when the code is wrong, used or expired. */
  Optional<UUID> enrol(String code, String name, Instant now) {
    return db.inTransaction(tx -> {
      if (tx.rows(TAKE_CODE, stored(code), now.atOffset(ZoneOffset.UTC)).size() == 0) {
        return Optional.empty();
      }
      var id = Ids.next();
      tx.send(
          "INSERT INTO kiosk (id, name, enrolled_at) VALUES ($1, $2, $3)",
          id,
          name,
          now.atOffset(ZoneOffset.UTC));
      return Optional.of(id);
    });
  }

  private Buffer stored(String code) {
    return Buffer.buffer(Secrets.keyed(key, code));
  }
}
