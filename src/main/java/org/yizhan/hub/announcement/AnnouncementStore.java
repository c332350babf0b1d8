package org.yizhan.hub.announcement;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** The tables of announcements, and of the downlink items with which they went to stations. */
final class AnnouncementStore {
  private static final String ALL =
      """
      SELECT a.id, a.text_zh, a.text_en, a.district, d.name_zh, d.name_en, a.shown_until,
             w.name AS writer, a.written_at, a.withdrawn_at, r.stations, r.received
      FROM announcement a
      JOIN account w ON w.id = a.written_by
      LEFT JOIN district d ON d.id = a.district
      CROSS JOIN LATERAL (
        SELECT count(*) AS stations, count(l.applied_at) AS received
        FROM announcement_receipt x
        JOIN station s ON s.id = x.station
        JOIN downlink l ON l.station = x.station AND l.number = x.number
        WHERE x.announcement = a.id AND ($1::uuid IS NULL OR s.district = $1)) r
      WHERE ($1::uuid IS NULL OR a.district IS NULL OR a.district = $1) AND ($2::uuid IS NULL OR a.id = $2)
      ORDER BY a.written_at DESC, a.id DESC
      LIMIT 200
      """;

  private static final String INSERT =
      """
      INSERT INTO announcement (id, district, text_zh, text_en, shown_until, written_at, written_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """;

  /** What a station that belongs to the district should have and was never sent. */
  private static final String OWED =
      """
      SELECT a.id, a.text_zh, a.text_en, a.shown_until, a.written_at
      FROM announcement a
      WHERE a.withdrawn_at IS NULL AND a.shown_until >= $3 AND (a.district IS NULL OR a.district = $2)
        AND NOT EXISTS (SELECT FROM announcement_receipt x WHERE x.announcement = a.id AND x.station = $1)
      ORDER BY a.written_at, a.id
      """;

  private static final String WITHDRAW =
      """
      UPDATE announcement SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1 AND withdrawn_at IS NULL
      RETURNING id
      """;

  /** An announcement as stations read it. */
  record Sent(UUID id, Text text, LocalDate until, Instant writtenAt) {}

  List<Announcement> all(Db db, Scope scope, @Nullable UUID only) {
    return Rows.list(db.rows(ALL, scope.district(), only), AnnouncementStore::announcement);
  }

  Optional<Announcement> find(Db db, Scope scope, UUID id) {
    return all(db, scope, id).stream().findFirst();
  }

  void insert(Tx tx, Sent sent, @Nullable UUID district, UUID by) {
    tx.send(
        INSERT,
        sent.id(),
        district,
        sent.text().zh(),
        sent.text().en(),
        sent.until(),
        sent.writtenAt().atOffset(ZoneOffset.UTC),
        by);
  }

  /** Whether it was not withdrawn before. */
  boolean withdraw(Tx tx, UUID id, Instant now, UUID by) {
    return tx.rows(WITHDRAW, id, now.atOffset(ZoneOffset.UTC), by).size() > 0;
  }

  List<Sent> owed(Tx tx, UUID station, @Nullable UUID district, LocalDate today) {
    return Rows.list(
        tx.rows(OWED, station, district, today),
        row ->
            new Sent(
                row.getUUID("id"),
                text(row, "text"),
                row.getLocalDate("shown_until"),
                Rows.instant(row, "written_at")));
  }

  List<UUID> receivers(Tx tx, UUID announcement) {
    return Rows.list(
        tx.rows("SELECT station FROM announcement_receipt WHERE announcement = $1", announcement),
        row -> row.getUUID("station"));
  }

  private static Announcement announcement(Row row) {
    var district = row.getUUID("district");
    return new Announcement(
        row.getUUID("id"),
        text(row, "text"),
        district == null ? null : new DistrictName(district, text(row, "name")),
        row.getLocalDate("shown_until"),
        row.getString("writer"),
        Rows.instant(row, "written_at"),
        Rows.instantOrNull(row, "withdrawn_at"),
        row.getLong("stations"),
        row.getLong("received"));
  }

  private static Text text(Row row, String column) {
    return new Text(row.getString(column + "_zh"), row.getString(column + "_en"));
  }
}
