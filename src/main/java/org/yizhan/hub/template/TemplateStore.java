package org.yizhan.hub.template;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The tables of templates, and of the downlink items with which they went to stations. */
final class TemplateStore {
  private static final String NEWEST =
      """
      SELECT t.*, w.name AS publisher, r.stations, r.received
      FROM template t
      JOIN account w ON w.id = t.published_by
      CROSS JOIN LATERAL (
        SELECT count(*) AS stations, count(l.applied_at) AS received
        FROM template_receipt x
        JOIN station s ON s.id = x.station
        JOIN downlink l ON l.station = x.station AND l.number = x.number
        WHERE x.template = t.id AND ($1::uuid IS NULL OR s.district = $1)) r
      WHERE ($2::uuid IS NULL OR t.id = $2)
        AND NOT EXISTS (SELECT FROM template n WHERE n.code = t.code AND n.version > t.version)
      ORDER BY t.withdrawn_at IS NOT NULL, t.category, t.code
      LIMIT 500
      """;

  private static final String RECEIPTS =
      """
      SELECT s.id, s.name_zh, s.name_en, l.applied_at
      FROM template_receipt x
      JOIN station s ON s.id = x.station
      JOIN downlink l ON l.station = x.station AND l.number = x.number
      WHERE x.template = $1 AND ($2::uuid IS NULL OR s.district = $2)
      ORDER BY l.applied_at IS NOT NULL, s.name_zh, s.id
      """;

  private static final String INSERT =
      """
      INSERT INTO template (id, version, code, category, name_zh, name_en, includes_zh, includes_en,
        excludes_zh, excludes_en, duration_minutes, guide_fen, valid_from, published_at, published_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      """;

  /** The newest versions that hold. */
  private static final String CURRENT =
      """
      SELECT t.* FROM template t
      WHERE t.withdrawn_at IS NULL
        AND NOT EXISTS (SELECT FROM template n WHERE n.code = t.code AND n.version > t.version)
      ORDER BY t.published_at, t.id
      """;

  private static final String WITHDRAW =
      """
      UPDATE template SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1 AND withdrawn_at IS NULL
      RETURNING id
      """;

  List<Template> newest(Db db, Scope scope, @Nullable UUID only) {
    return Rows.list(db.rows(NEWEST, scope.district(), only), TemplateStore::template);
  }

  List<Template.Receipt> receipts(Db db, Scope scope, UUID id) {
    return Rows.list(
        db.rows(RECEIPTS, id, scope.district()),
        row ->
            new Template.Receipt(
                row.getUUID("id"), text(row, "name"), Rows.instantOrNull(row, "applied_at")));
  }

  /** The number of the last version of a code; 0 where there was none. */
  int lastVersion(Tx tx, String code) {
    return tx.rows("SELECT coalesce(max(version), 0) AS v FROM template WHERE code = $1", code)
        .iterator()
        .next()
        .getInteger("v");
  }

  void insert(Tx tx, Template.Sent sent, UUID by) {
    var content = sent.content();
    tx.send(
        INSERT,
        sent.id(),
        sent.version(),
        content.code(),
        content.category(),
        content.name().zh(),
        content.name().en(),
        content.includes().zh(),
        content.includes().en(),
        content.excludes().zh(),
        content.excludes().en(),
        content.durationMinutes(),
        content.guideFen(),
        content.validFrom(),
        sent.publishedAt().atOffset(ZoneOffset.UTC),
        by);
  }

  /** Whether it was not withdrawn before. */
  boolean withdraw(Tx tx, UUID id, Instant now, UUID by) {
    return tx.rows(WITHDRAW, id, now.atOffset(ZoneOffset.UTC), by).size() > 0;
  }

  List<Template.Sent> current(Tx tx) {
    return Rows.list(
        tx.rows(CURRENT),
        row ->
            new Template.Sent(
                row.getUUID("id"),
                row.getInteger("version"),
                content(row),
                Rows.instant(row, "published_at")));
  }

  List<UUID> stations(Tx tx) {
    return Rows.list(tx.rows("SELECT id FROM station"), row -> row.getUUID("id"));
  }

  /** With which item it went to each of the stations: the last that the transaction appended. */
  void went(Tx tx, UUID template, List<UUID> stations) {
    tx.send(
        """
        INSERT INTO template_receipt (template, station, number)
        SELECT $1, station, max(number) FROM downlink WHERE station = ANY($2) GROUP BY station
        """,
        template,
        stations.toArray(UUID[]::new));
  }

  private static Template template(Row row) {
    return new Template(
        row.getUUID("id"),
        row.getInteger("version"),
        content(row),
        row.getString("publisher"),
        Rows.instant(row, "published_at"),
        Rows.instantOrNull(row, "withdrawn_at"),
        row.getLong("stations"),
        row.getLong("received"));
  }

  private static Template.Draft content(Row row) {
    return new Template.Draft(
        row.getString("code"),
        row.getString("category"),
        text(row, "name"),
        text(row, "includes"),
        text(row, "excludes"),
        row.getInteger("duration_minutes"),
        row.getLong("guide_fen"),
        row.getLocalDate("valid_from"));
  }

  private static Text text(Row row, String column) {
    return new Text(row.getString(column + "_zh"), row.getString(column + "_en"));
  }
}
