package org.yizhan.hub.template;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.DistrictName;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The tables of templates, and of the downlink items with which they went to stations. */
final class TemplateStore {
  private static final String NEWEST =
      """
      SELECT t.*, w.name AS publisher, d.name_zh AS district_zh, d.name_en AS district_en, r.stations, r.received
      FROM template t
      JOIN account w ON w.id = t.published_by
      LEFT JOIN district d ON d.id = t.district
      CROSS JOIN LATERAL (
        SELECT count(*) AS stations, count(l.applied_at) AS received
        FROM template_receipt x
        JOIN station s ON s.id = x.station
        JOIN downlink l ON l.station = x.station AND l.number = x.number
        WHERE x.template = t.id AND ($1::uuid IS NULL OR s.district = $1)) r
      WHERE ($1::uuid IS NULL OR t.district IS NULL OR t.district = $1) AND ($2::uuid IS NULL OR t.id = $2)
        AND NOT EXISTS (SELECT FROM template n WHERE n.code = t.code AND n.version > t.version)
      ORDER BY t.withdrawn_at IS NOT NULL, t.category, t.code
      LIMIT 500
      """;

  private static final String INSERT =
      """
      INSERT INTO template (id, version, code, category, name_zh, name_en, includes_zh, includes_en,
        excludes_zh, excludes_en, duration_minutes, guide_fen, valid_from, published_at, published_by, district)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
      """;

  /**
   * The newest versions that hold, which a station of the district should have and was not sent.
   */
  private static final String OWED =
      """
      SELECT t.* FROM template t
      WHERE t.withdrawn_at IS NULL AND (t.district IS NULL OR t.district = $2)
        AND NOT EXISTS (SELECT FROM template n WHERE n.code = t.code AND n.version > t.version)
        AND NOT EXISTS (SELECT FROM template_receipt x WHERE x.template = t.id AND x.station = $1)
      ORDER BY t.published_at, t.id
      """;

  /** It may come back to the district, and is to be sent them again then. */
  private static final String LEAVE =
      """
      DELETE FROM template_receipt x USING template t
      WHERE x.station = $1 AND t.id = x.template AND t.district = $2
      RETURNING t.id, t.withdrawn_at IS NULL AS holds
      """;

  private static final String WITHDRAW =
      """
      UPDATE template SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1 AND withdrawn_at IS NULL
      RETURNING id
      """;

  List<Template> newest(Db db, Scope scope, @Nullable UUID only) {
    return Rows.list(db.rows(NEWEST, scope.district(), only), TemplateStore::template);
  }

  /** The last version of a code, and whose stations it is for. */
  record Last(int version, @Nullable UUID district) {}

  Optional<Last> last(Tx tx, String code) {
    return Rows.first(
        tx.rows(
            "SELECT version, district FROM template WHERE code = $1 ORDER BY version DESC LIMIT 1",
            code),
        row -> new Last(row.getInteger("version"), row.getUUID("district")));
  }

  void insert(Tx tx, Template.Sent sent, @Nullable UUID district, UUID by) {
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
        by,
        district);
  }

  /** Whether it was not withdrawn before. */
  boolean withdraw(Tx tx, UUID id, Instant now, UUID by) {
    return tx.rows(WITHDRAW, id, now.atOffset(ZoneOffset.UTC), by).size() > 0;
  }

  List<Template.Sent> owed(Tx tx, UUID station, @Nullable UUID district) {
    return Rows.list(
        tx.rows(OWED, station, district),
        row ->
            new Template.Sent(
                row.getUUID("id"),
                row.getInteger("version"),
                content(row),
                Rows.instant(row, "published_at")));
  }

  /** Forgets that a station was sent what is for the district; which of that it may still show. */
  List<UUID> leave(Tx tx, UUID station, UUID district) {
    var shown = new ArrayList<UUID>();
    for (var row : tx.rows(LEAVE, station, district)) {
      if (row.getBoolean("holds")) {
        shown.add(row.getUUID("id"));
      }
    }
    return shown;
  }

  private static Template template(Row row) {
    return new Template(
        row.getUUID("id"),
        row.getInteger("version"),
        content(row),
        district(row),
        row.getString("publisher"),
        Rows.instant(row, "published_at"),
        Rows.instantOrNull(row, "withdrawn_at"),
        row.getLong("stations"),
        row.getLong("received"));
  }

  private static @Nullable DistrictName district(Row row) {
    var district = row.getUUID("district");
    return district == null ? null : new DistrictName(district, text(row, "district"));
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
