package org.yizhan.station.booking;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.crypto.Secrets;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.json.Json;

/**
 * Remembers answers, so that a request sent again does nothing again and gets the same one. Answers
 * hold a ticket's secret code, so they are stored encrypted.
 */
final class AnswerStore {
  /** The table's own guard against two requests with one key at the same moment. */
  static final String CONSTRAINT = "idempotency_pkey";

  private static final String FIND =
      "SELECT body_hash, answer_enc FROM idempotency WHERE actor = $1 AND key = $2";

  private static final String INSERT =
      "INSERT INTO idempotency (actor, key, body_hash, answer_enc, made_at) VALUES ($1, $2, $3, $4,"
          + " $5)";

  private final ColumnCipher cipher;

  AnswerStore(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  /** Who asks for what under which key. */
  record Ask(String actor, String key, byte[] bodyHash) {
    static Ask of(String actor, String key, Object body) {
      return new Ask(actor, key, Secrets.sha256(Json.canonical(body)));
    }
  }

  private record Known(byte[] bodyHash, byte[] answer) {}

  /**
   * The answer given before.
   *
   * @throws org.yizhan.platform.http.ProblemException 422 when the key was used for another body
   */
  Future<Optional<byte[]>> answered(Tx tx, Ask ask) {
    return tx.send(FIND, ask.actor(), ask.key())
        .map(rows -> Rows.first(rows, AnswerStore::known).map(known -> same(known, ask)));
  }

  /** The same without a transaction. */
  Optional<byte[]> answered(Db db, Ask ask) {
    return Rows.first(db.rows(FIND, ask.actor(), ask.key()), AnswerStore::known)
        .map(known -> same(known, ask));
  }

  void remember(Tx tx, Ask ask, byte[] answer, Instant now) {
    tx.send(
        INSERT,
        ask.actor(),
        ask.key(),
        Buffer.buffer(ask.bodyHash()),
        Buffer.buffer(cipher.encrypt(new String(answer, StandardCharsets.UTF_8))),
        now.atOffset(ZoneOffset.UTC));
  }

  private byte[] same(Known known, Ask ask) {
    if (!Secrets.same(known.bodyHash(), ask.bodyHash())) {
      throw Problem.of(
              422, "idempotency-key-reused", "This Idempotency-Key belongs to another booking")
          .withDetail("Use a new key for a new booking, and the same body when you repeat one.")
          .exception();
    }
    return cipher.decrypt(known.answer()).getBytes(StandardCharsets.UTF_8);
  }

  private static Known known(Row row) {
    return new Known(row.getBuffer("body_hash").getBytes(), row.getBuffer("answer_enc").getBytes());
  }
}
