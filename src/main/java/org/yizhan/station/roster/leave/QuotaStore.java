package org.yizhan.station.roster.leave;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;

/** The table of quotas. */
final class QuotaStore {
  /** Of the table: two quotas never speak about the same day. */
  static final String ONCE = "leave_quota_once";

  private static final String ALL =
      """
      SELECT id, name_zh, name_en, lower(days) AS first, upper(days) - 1 AS last, per_company
      FROM leave_quota ORDER BY days
      """;

  private static final String INSERT =
      """
      INSERT INTO leave_quota (id, name_zh, name_en, days, per_company)
      VALUES ($1, $2, $3, daterange($4, $5, '[]'), $6)
      """;

  /** The first day on which as many others of the company are away already as may be. */
  private static final String USED_UP =
      """
      SELECT q.name_zh, q.name_en, q.per_company, d.day::date AS day
      FROM leave_quota q
      CROSS JOIN LATERAL generate_series(
        greatest(lower(q.days), ($3::timestamptz AT TIME ZONE $5)::date)::timestamp,
        least(upper(q.days) - 1, (($4::timestamptz - interval '1 microsecond') AT TIME ZONE $5)::date)::timestamp,
        interval '1 day') AS d(day)
      WHERE (
        SELECT count(DISTINCT t.worker_id) FROM time_off t JOIN worker w ON w.id = t.worker_id
        WHERE w.company_id = $1 AND w.id <> $2 AND t.state = 'approved'
          AND t.during && tstzrange(d.day AT TIME ZONE $5, (d.day + interval '1 day') AT TIME ZONE $5)
        ) >= q.per_company
      ORDER BY d.day LIMIT 1
      """;

  /** A quota that is used up on a day. */
  record UsedUp(Text name, int perCompany, LocalDate day) {}

  Optional<UsedUp> usedUp(Tx tx, UUID company, TimeOff off, ZoneId zone) {
    return Rows.first(
        tx.rows(
            USED_UP,
            company,
            off.worker(),
            off.during().start().atOffset(ZoneOffset.UTC),
            off.during().end().atOffset(ZoneOffset.UTC),
            zone.getId()),
        row ->
            new UsedUp(
                new Text(row.getString("name_zh"), row.getString("name_en")),
                row.getInteger("per_company"),
                row.getLocalDate("day")));
  }

  List<Quota> all(Db db) {
    return Rows.list(db.rows(ALL), QuotaStore::quota);
  }

  void insert(Tx tx, Quota quota) {
    tx.rows(
        INSERT,
        quota.id(),
        quota.name().zh(),
        quota.name().en(),
        quota.from(),
        quota.until(),
        quota.perCompany());
  }

  boolean delete(Tx tx, UUID id) {
    return tx.rows("DELETE FROM leave_quota WHERE id = $1", id).rowCount() == 1;
  }

  private static Quota quota(Row row) {
    return new Quota(
        row.getUUID("id"),
        new Text(row.getString("name_zh"), row.getString("name_en")),
        row.getLocalDate("first"),
        row.getLocalDate("last"),
        row.getInteger("per_company"));
  }
}
