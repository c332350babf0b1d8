package org.yizhan.station.licence;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.json.Json;

/** The table of credentials. Whoever writes one locks the workers it is about. */
public final class CredentialStore {
  private static final String COLUMNS =
      """
      c.id, c.worker_id, c.company_id, c.kind, c.covers, c.level, c.hours, c.issuer, c.issued_on, c.valid_until,
      c.revoked_on
      """;

  private static final String OF_WORKERS =
      "SELECT c.worker_id AS whose, "
          + COLUMNS
          + """
          FROM credential c WHERE c.worker_id = ANY($1)
          UNION ALL
          SELECT w.id AS whose,
          """
          + COLUMNS
          + """
          FROM worker w JOIN credential c ON c.company_id = w.company_id WHERE w.id = ANY($1)
          """;

  private static final String INSERT =
      """
      INSERT INTO credential (id, worker_id, company_id, kind, covers, level, hours, issuer, issued_on, valid_until,
        revoked_on, number_enc, health_enc, paid_by, subsidy_percent, voucher, recorded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      """;

  private static final String REVOKE =
      """
      UPDATE credential SET revoked_on = $2, version = version + 1 WHERE id = $1 AND revoked_on IS NULL
      """;

  private static final String CHANGE =
      """
      UPDATE credential SET covers = $2, level = $3, hours = $4, issued_on = $5, valid_until = $6, health_enc = $7,
        paid_by = $8, subsidy_percent = $9, voucher = $10, version = version + 1
      WHERE id = $1
      """;

  private static final String EARLIER =
      """
      SELECT id FROM credential
      WHERE worker_id = $1 AND kind = $2 AND issued_on <= $3 AND revoked_on IS NULL AND id <> $4
      """;

  private static final String DETAILS =
      """
      SELECT c.id, c.number_enc, c.health_enc, c.paid_by, c.subsidy_percent, c.voucher, c.version, e.type, e.bytes
      FROM credential c LEFT JOIN evidence e ON e.credential_id = c.id
      WHERE c.id = ANY($1)
      """;

  private static final String WORKERS_OF =
      """
      SELECT w.id FROM credential c JOIN worker w ON w.id = c.worker_id OR w.company_id = c.company_id WHERE c.id = $1
      """;

  /** Asks what the workers and their companies hold; on its way when this returns. */
  public Future<Map<UUID, List<Credential>>> ofWorkers(Tx tx, UUID[] workers) {
    return tx.send(OF_WORKERS, (Object) workers).map(CredentialStore::byWorker);
  }

  Map<UUID, List<Credential>> ofWorkers(Db db, UUID[] workers) {
    return byWorker(db.rows(OF_WORKERS, (Object) workers));
  }

  List<Credential> ofCompanies(Db db) {
    return Rows.list(
        db.rows("SELECT " + COLUMNS + " FROM credential c WHERE c.company_id IS NOT NULL"),
        CredentialStore::credential);
  }

  Optional<Credential> find(Tx tx, UUID id) {
    return Rows.first(
        tx.rows("SELECT " + COLUMNS + " FROM credential c WHERE c.id = $1", id),
        CredentialStore::credential);
  }

  void insert(Tx tx, Credential credential, Details details, ColumnCipher cipher, Instant now) {
    var worker = credential.holder() == Holder.WORKER;
    tx.send(
        INSERT,
        credential.id(),
        worker ? credential.holderId() : null,
        worker ? null : credential.holderId(),
        credential.kind().code(),
        credential.covers().toArray(String[]::new),
        credential.level(),
        credential.hours(),
        credential.issuer(),
        credential.issuedOn(),
        credential.validUntil(),
        credential.revokedOn(),
        details.number() == null ? null : Buffer.buffer(cipher.encrypt(details.number())),
        health(details, cipher),
        details.paidBy(),
        details.subsidyPercent(),
        details.voucher(),
        now.atOffset(ZoneOffset.UTC));
  }

  /** Writes everything anew but by what the document is known: kind, number and issuer. */
  void change(Tx tx, Credential credential, Details details, ColumnCipher cipher) {
    tx.send(
        CHANGE,
        credential.id(),
        credential.covers().toArray(String[]::new),
        credential.level(),
        credential.hours(),
        credential.issuedOn(),
        credential.validUntil(),
        health(details, cipher),
        details.paidBy(),
        details.subsidyPercent(),
        details.voucher());
  }

  private static @Nullable Buffer health(Details details, ColumnCipher cipher) {
    var health = details.health();
    return health == null
        ? null
        : Buffer.buffer(cipher.encrypt(new String(Json.bytes(health), StandardCharsets.UTF_8)));
  }

  /** Those of the same kind that the worker held before {@code credential} and still count. */
  List<UUID> earlier(Tx tx, Credential credential) {
    return Rows.list(
        tx.rows(
            EARLIER,
            credential.holderId(),
            credential.kind().code(),
            credential.issuedOn(),
            credential.id()),
        row -> row.getUUID("id"));
  }

  /** False when it was revoked before. */
  boolean revoke(Tx tx, UUID id, LocalDate day) {
    return tx.rows(REVOKE, id, day).rowCount() == 1;
  }

  /** The workers whom the credential is about: its holder, or everybody of its company. */
  Set<UUID> workersOf(Db db, UUID credential) {
    return Set.copyOf(Rows.list(db.rows(WORKERS_OF, credential), row -> row.getUUID("id")));
  }

  /** What else is written down of the credentials, deciphered. */
  Map<UUID, Details> details(Db db, List<UUID> ids, ColumnCipher cipher) {
    return details(db.rows(DETAILS, (Object) ids.toArray(UUID[]::new)), cipher);
  }

  Map<UUID, Details> details(Tx tx, List<UUID> ids, ColumnCipher cipher) {
    return details(tx.rows(DETAILS, (Object) ids.toArray(UUID[]::new)), cipher);
  }

  private static Map<UUID, Details> details(RowSet<Row> rows, ColumnCipher cipher) {
    var details = new HashMap<UUID, Details>();
    rows.forEach(row -> details.put(row.getUUID("id"), details(row, cipher)));
    return details;
  }

  private static Details details(Row row, ColumnCipher cipher) {
    var number = row.getBuffer("number_enc");
    var health = row.getBuffer("health_enc");
    var type = row.getString("type");
    return new Details(
        number == null ? null : cipher.decrypt(number.getBytes()),
        health == null
            ? null
            : Json.read(
                cipher.decrypt(health.getBytes()).getBytes(StandardCharsets.UTF_8),
                Details.Health.class),
        row.getString("paid_by"),
        row.getInteger("subsidy_percent"),
        row.getString("voucher"),
        type == null ? null : new Details.Evidence(type, row.getInteger("bytes")),
        row.getLong("version"));
  }

  private static Map<UUID, List<Credential>> byWorker(RowSet<Row> rows) {
    var result = new HashMap<UUID, List<Credential>>();
    for (var row : rows) {
      result.computeIfAbsent(row.getUUID("whose"), id -> new ArrayList<>()).add(credential(row));
    }
    return result;
  }

  private static Credential credential(Row row) {
    @Nullable UUID worker = row.getUUID("worker_id");
    return new Credential(
        row.getUUID("id"),
        worker == null ? Holder.COMPANY : Holder.WORKER,
        worker == null ? row.getUUID("company_id") : worker,
        CredentialKind.of(row.getString("kind")),
        Set.of(row.getArrayOfStrings("covers")),
        row.getInteger("level"),
        row.getInteger("hours"),
        row.getString("issuer"),
        row.getLocalDate("issued_on"),
        row.getLocalDate("valid_until"),
        row.getLocalDate("revoked_on"));
  }
}
