package org.yizhan.station.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The table of what the city told. */
final class AnnouncementStore {
  private static final String SHOWN =
      """
      SELECT id, text_zh, text_en, shown_until, written_at FROM announcement
      WHERE shown_until >= $1 AND withdrawn_at IS NULL
      ORDER BY written_at DESC, id DESC
      """;

  private static final String INSERT =
      """
      INSERT INTO announcement (id, text_zh, text_en, shown_until, written_at, received_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (id) DO NOTHING RETURNING id
      """;

  private static final String WITHDRAW =
      """
      UPDATE announcement SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL RETURNING id
      """;

  List<Announcement> shown(Db db, LocalDate day) {
    return Rows.list(
        db.rows(SHOWN, day),
        row ->
            new Announcement(
                row.getUUID("id"),
                new Text(row.getString("text_zh"), row.getString("text_en")),
                row.getLocalDate("shown_until"),
                Rows.instant(row, "written_at")));
  }

  /** Whether it is new; what comes again is there already. */
  boolean insert(Tx tx, Announcement a, Instant now) {
    return tx.rows(
                INSERT,
                a.id(),
                a.text().zh(),
                a.text().en(),
                a.until(),
                a.writtenAt().atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC))
            .size()
        > 0;
  }

  /** Whether it was shown until now. */
  boolean withdraw(Tx tx, UUID id, Instant now) {
    return tx.rows(WITHDRAW, id, now.atOffset(ZoneOffset.UTC)).size() > 0;
  }
}
