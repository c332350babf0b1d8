package org.yizhan.station.notice;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The table of notices. */
final class NoticeStore {
  private static final String NOTICE =
      "SELECT id, version, text_zh, text_en, shown_from, shown_until FROM notice ";

  private static final String SINCE = NOTICE + "WHERE shown_until >= $1 ORDER BY shown_from, id";

  private static final String LOCKED = NOTICE + "WHERE id = $1 FOR UPDATE";

  private static final String SAVE =
      """
      INSERT INTO notice (id, version, text_zh, text_en, shown_from, shown_until, changed_at, changed_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (id) DO UPDATE SET version = $2, text_zh = $3, text_en = $4, shown_from = $5,
        shown_until = $6, changed_at = $7, changed_by = $8
      """;

  List<Notice> since(Db db, LocalDate day) {
    return Rows.list(db.rows(SINCE, day), NoticeStore::notice);
  }

  Optional<Notice> locked(Tx tx, UUID id) {
    return Rows.first(tx.rows(LOCKED, id), NoticeStore::notice);
  }

  void save(Tx tx, Notice notice, Instant now, String by) {
    tx.send(
        SAVE,
        notice.id(),
        notice.version(),
        notice.text().zh(),
        notice.text().en(),
        notice.from(),
        notice.until(),
        now.atOffset(ZoneOffset.UTC),
        by);
  }

  private static Notice notice(Row row) {
    return new Notice(
        row.getUUID("id"),
        row.getLong("version"),
        new Text(row.getString("text_zh"), row.getString("text_en")),
        row.getLocalDate("shown_from"),
        row.getLocalDate("shown_until"));
  }
}
