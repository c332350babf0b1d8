package org.yizhan.station.roster.leave;

import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.workforce.Worker;

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

  /** The first day on which too many of the company would be away. */
  private static final String USED_UP =
      """
      SELECT q.name_zh, q.name_en, q.per_company, d.day::date AS day, others.away + cardinality($2::uuid[]) AS away
      FROM leave_quota q
      CROSS JOIN LATERAL generate_series(
        greatest(lower(q.days), ($3::timestamptz AT TIME ZONE $5)::date)::timestamp,
        least(upper(q.days) - 1, (($4::timestamptz - interval '1 microsecond') AT TIME ZONE $5)::date)::timestamp,
        interval '1 day') AS d(day)
      CROSS JOIN LATERAL (
        SELECT count(DISTINCT t.worker_id)::int AS away FROM time_off t JOIN worker w ON w.id = t.worker_id
        WHERE w.company_id = $1 AND w.id <> ALL($2) AND t.state = 'approved'
          AND t.during && tstzrange(d.day AT TIME ZONE $5, (d.day + interval '1 day') AT TIME ZONE $5)) AS others
      WHERE others.away + cardinality($2::uuid[]) > q.per_company
      ORDER BY d.day LIMIT 1
      """;

  /** When these workers of one company are away beside those who are already. */
  Optional<UsedUp> usedUp(Tx tx, List<Worker> workers, Window during, ZoneId zone) {
    var company = workers.getFirst();
    return Rows.first(
        tx.rows(
            USED_UP,
            company.companyId(),
            workers.stream().map(Worker::id).toArray(UUID[]::new),
            during.start().atOffset(ZoneOffset.UTC),
            during.end().atOffset(ZoneOffset.UTC),
            zone.getId()),
        row ->
            new UsedUp(
                company.company(),
                new Text(row.getString("name_zh"), row.getString("name_en")),
                row.getInteger("per_company"),
                row.getLocalDate("day"),
                row.getInteger("away")));
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
