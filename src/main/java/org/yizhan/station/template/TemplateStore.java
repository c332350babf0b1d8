package org.yizhan.station.template;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The tables of the city's templates and of which service follows which. */
final class TemplateStore {
  private static final String OFFERED =
      "SELECT * FROM city_template WHERE withdrawn_at IS NULL ORDER BY category, code";

  private static final String BY_ID =
      "SELECT * FROM city_template WHERE id = $1 AND withdrawn_at IS NULL";

  private static final String ADOPTIONS = "SELECT code, service_id, version FROM template_adoption";

  private static final String RECEIVE =
      """
      INSERT INTO city_template AS t (id, code, version, category, name_zh, name_en, includes_zh, includes_en,
        excludes_zh, excludes_en, duration_minutes, guide_fen, valid_from, published_at, received_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      ON CONFLICT (code) DO UPDATE SET
        id = excluded.id, version = excluded.version, category = excluded.category,
        name_zh = excluded.name_zh, name_en = excluded.name_en,
        includes_zh = excluded.includes_zh, includes_en = excluded.includes_en,
        excludes_zh = excluded.excludes_zh, excludes_en = excluded.excludes_en,
        duration_minutes = excluded.duration_minutes, guide_fen = excluded.guide_fen,
        valid_from = excluded.valid_from, published_at = excluded.published_at,
        received_at = excluded.received_at, withdrawn_at = NULL
      WHERE t.version < excluded.version OR (t.id = excluded.id AND t.withdrawn_at IS NOT NULL)
      RETURNING id
      """;

  private static final String WITHDRAW =
      """
      UPDATE city_template SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL RETURNING id
      """;

  private static final String ADOPT =
      """
      INSERT INTO template_adoption (code, service_id, version, adopted_at, adopted_by)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (code) DO UPDATE SET
        version = excluded.version, adopted_at = excluded.adopted_at, adopted_by = excluded.adopted_by
      """;

  List<CityTemplate> offered(Db db) {
    return Rows.list(db.rows(OFFERED), TemplateStore::template);
  }

  List<CityTemplate.Adoption> adoptions(Db db) {
    return adoptions(db.rows(ADOPTIONS));
  }

  List<CityTemplate.Adoption> adoptions(Tx tx) {
    return adoptions(tx.rows(ADOPTIONS));
  }

  Optional<CityTemplate> find(Tx tx, UUID id) {
    return Rows.first(tx.rows(BY_ID, id), TemplateStore::template);
  }

  /** Lets nobody else adopt anything until the end. */
  void hold(Tx tx) {
    tx.send("SELECT pg_advisory_xact_lock(hashtextextended('city templates', 0))");
  }

  /**
   * Whether it is newer than what was there, or is offered again: to a station that is back in the
   * district.
   */
  boolean receive(Tx tx, CityTemplate t, Instant now) {
    return tx.rows(
                RECEIVE,
                t.id(),
                t.code(),
                t.version(),
                t.category(),
                t.name().zh(),
                t.name().en(),
                t.includes().zh(),
                t.includes().en(),
                t.excludes().zh(),
                t.excludes().en(),
                t.durationMinutes(),
                t.guideFen(),
                t.validFrom(),
                t.publishedAt().atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC))
            .size()
        > 0;
  }

  /** Whether it was offered until now. */
  boolean withdraw(Tx tx, UUID id, Instant now) {
    return tx.rows(WITHDRAW, id, now.atOffset(ZoneOffset.UTC)).size() > 0;
  }

  void adopt(Tx tx, CityTemplate.Adoption adoption, Instant now, String by) {
    tx.send(
        ADOPT,
        adoption.code(),
        adoption.service(),
        adoption.version(),
        now.atOffset(ZoneOffset.UTC),
        by);
  }

  private static List<CityTemplate.Adoption> adoptions(RowSet<Row> rows) {
    return Rows.list(
        rows,
        row ->
            new CityTemplate.Adoption(
                row.getString("code"), row.getUUID("service_id"), row.getInteger("version")));
  }

  private static CityTemplate template(Row row) {
    return new CityTemplate(
        row.getUUID("id"),
        row.getString("code"),
        row.getInteger("version"),
        row.getString("category"),
        text(row, "name"),
        text(row, "includes"),
        text(row, "excludes"),
        row.getInteger("duration_minutes"),
        row.getLong("guide_fen"),
        row.getLocalDate("valid_from"),
        Rows.instant(row, "published_at"));
  }

  private static Text text(Row row, String column) {
    return new Text(row.getString(column + "_zh"), row.getString(column + "_en"));
  }
}
