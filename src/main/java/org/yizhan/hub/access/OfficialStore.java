package org.yizhan.hub.access;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The officials' side of the table of accounts. */
final class OfficialStore {
  /** What {@link #official} reads, of {@code account a} and {@code district d}. */
  static final String COLUMNS =
      "a.id, a.name, a.role, a.district, d.name_zh, d.name_en, a.created_at, a.closed_at,"
          + " a.password_version";

  private static final String ALL =
      "SELECT " + COLUMNS + " FROM account a LEFT JOIN district d ON d.id = a.district ";

  private static final String INSERT =
      """
      INSERT INTO account (id, name, role, district, password_hash, created_at, made_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (name) DO NOTHING RETURNING id
      """;

  private final Db db;

  OfficialStore(Db db) {
    this.db = db;
  }

  List<Official> all() {
    return Rows.list(db.rows(ALL + "ORDER BY a.created_at, a.id"), OfficialStore::official);
  }

  Optional<Official> find(UUID id) {
    return Rows.first(db.rows(ALL + "WHERE a.id = $1", id), OfficialStore::official);
  }

  Optional<Official> find(String name) {
    return Rows.first(db.rows(ALL + "WHERE a.name = $1", name), OfficialStore::official);
  }

  boolean knowsDistrict(UUID district) {
    return db.rows("SELECT FROM district WHERE id = $1", district).size() > 0;
  }

  /** Whether it was made; it was not when somebody has the name. */
  boolean insert(
      Tx tx,
      UUID id,
      String name,
      Role role,
      @Nullable UUID district,
      String hash,
      Instant now,
      UUID madeBy) {
    return tx.rows(
                INSERT, id, name, role.code(), district, hash, now.atOffset(ZoneOffset.UTC), madeBy)
            .size()
        > 0;
  }

  void close(Tx tx, UUID id, Instant now, UUID by) {
    tx.send(
        "UPDATE account SET closed_at = $2, closed_by = $3 WHERE id = $1 AND closed_at IS NULL",
        id,
        now.atOffset(ZoneOffset.UTC),
        by);
  }

  void renew(Tx tx, UUID id, String hash) {
    tx.send(
        "UPDATE account SET password_hash = $2, password_version = password_version + 1 WHERE id ="
            + " $1",
        id,
        hash);
  }

  static Official official(Row row) {
    return new Official(
        row.getUUID("id"),
        row.getString("name"),
        Role.of(row.getString("role")),
        row.getUUID("district") == null
            ? null
            : new DistrictName(
                row.getUUID("district"),
                new Text(row.getString("name_zh"), row.getString("name_en"))),
        Rows.instant(row, "created_at"),
        Rows.instantOrNull(row, "closed_at"),
        row.getLong("password_version"));
  }
}
