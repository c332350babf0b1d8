package org.yizhan.station.evidence;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.ids.Ids;

/** The table of what was handed in. */
final class EvidenceStore {
  /** What a file belongs to; the names are those of the columns. */
  enum Owner {
    CREDENTIAL("credential_id", "credential"),
    WORKER("worker_id", "worker");

    private final String find;
    private final String next;
    private final String save;

    Owner(String column, String table) {
      this.next = "UPDATE " + table + " SET version = version + 1 WHERE id = $1 RETURNING version";
      this.find = "SELECT digest, type, bytes FROM evidence WHERE " + column + " = $1";
      this.save =
          """
          INSERT INTO evidence (id, %s, digest, type, bytes, stored_at) VALUES ($1, $2, $3, $4, $5, $6)
          ON CONFLICT (%s) DO UPDATE SET digest = $3, type = $4, bytes = $5, stored_at = $6
          """
              .formatted(column, column);
    }
  }

  /** Photos of visits lie in the same place. */
  private static final String NAMED =
      """
      SELECT digest FROM evidence WHERE digest = ANY($1)
      UNION
      SELECT digest FROM visit_photo WHERE digest = ANY($1)
      """;

  /** A file by the digest of its content. */
  record Kept(String digest, FileKind kind, int bytes) {}

  /** Gives the owner its next version; absent when there is no such owner. */
  Optional<Long> next(Tx tx, Owner owner, UUID id) {
    return Rows.first(tx.rows(owner.next, id), row -> row.getLong("version"));
  }

  Optional<Kept> find(Db db, Owner owner, UUID id) {
    return Rows.first(db.rows(owner.find, id), EvidenceStore::kept);
  }

  void save(Tx tx, Owner owner, UUID id, Kept kept, Instant now) {
    tx.send(
        owner.save,
        Ids.next(),
        id,
        kept.digest(),
        kept.kind().type(),
        kept.bytes(),
        now.atOffset(ZoneOffset.UTC));
  }

  /** Those of the digests that a row names. */
  Set<String> named(Db db, List<String> digests) {
    return Rows.list(
            db.rows(NAMED, (Object) digests.toArray(String[]::new)), row -> row.getString("digest"))
        .stream()
        .collect(Collectors.toSet());
  }

  private static Kept kept(Row row) {
    return new Kept(
        row.getString("digest"), FileKind.of(row.getString("type")), row.getInteger("bytes"));
  }
}
