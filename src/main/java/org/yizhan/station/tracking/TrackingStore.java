package org.yizhan.station.tracking;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.tracking.Tracking.Incoming;
import org.yizhan.station.visit.Refusal;

/** The table of reports. */
final class TrackingStore {
  private static final String REPORTED =
      """
      SELECT r.id, r.visit_id, r.assignment, r.device_id, d.worker_id, r.enrolment, r.sequence, r.type,
             r.door_code, r.licensed, r.refused,
             CASE r.source WHEN 'device' THEN r.received_at ELSE r.device_time END AS happened_at
      """;

  /** Arrays behind a SELECT of their own have no length to plan for, so it is planned once. */
  private static final String STORED =
      REPORTED
          + """
          FROM (
            SELECT * FROM visit_report WHERE visit_id = ANY((SELECT $1::uuid[])::uuid[])
            UNION ALL
            SELECT known.*
            FROM unnest((SELECT $2::uuid[]), (SELECT $3::text[])) AS came(device_id, id)
            JOIN visit_report known USING (device_id, id)
            WHERE known.visit_id <> ALL((SELECT $1::uuid[])::uuid[])
          ) r
          JOIN device d ON d.id = r.device_id
          """;

  private static final String STORED_FOR_ONE =
      REPORTED
          + """
          FROM visit_report r
          JOIN device d ON d.id = r.device_id
          WHERE r.visit_id = $1 OR (r.device_id = $2 AND r.id = $3)
          """;

  private static final String INSERT =
      """
      INSERT INTO visit_report (id, visit_id, assignment, device_id, enrolment, sequence, type, device_time,
        received_at, door_code, refused, licensed, source, entered_by, reason, minutes, note_enc)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      """;

  private static final String JUDGE_AGAIN =
      "UPDATE visit_report SET refused = $3 WHERE device_id = $1 AND id = $2";

  /** What was refused first after the last that was applied: the rest was only built on it. */
  private static final String STANDING_REFUSALS =
      """
      WITH reported AS (
        SELECT r.visit_id, r.id, r.type, r.refused, r.received_at,
               bool_or(r.refused IS DISTINCT FROM 'not-your-visit') OVER (PARTITION BY r.visit_id) AS had,
               row_number() OVER (PARTITION BY r.visit_id ORDER BY r.received_at, r.sequence, r.id) AS at
        FROM visit_report r
        JOIN device d ON d.id = r.device_id
        JOIN visit v ON v.id = r.visit_id
        WHERE d.worker_id = $1 AND v.starts_at >= $2 AND v.starts_at < $3
      ), applied AS (
        SELECT visit_id, max(at) AS last FROM reported
        WHERE refused IS NULL AND type NOT IN ('sos', 'problem')
        GROUP BY visit_id
      )
      SELECT DISTINCT ON (visit_id) visit_id, id, received_at, had,
             CASE WHEN at > coalesce(last, 0) THEN refused END AS refused
      FROM reported LEFT JOIN applied USING (visit_id)
      ORDER BY visit_id, (refused IS NOT NULL AND at > coalesce(last, 0)) DESC, at
      """;

  private static final String HAD =
      """
      SELECT FROM visit_report r JOIN device d ON d.id = r.device_id
      WHERE r.visit_id = $1 AND d.worker_id = $2 AND r.refused IS DISTINCT FROM 'not-your-visit'
      LIMIT 1
      """;

  /** A report with where it stands. */
  record Stored(UUID visit, int assignment, Reported report, @Nullable Refusal refused) {}

  /**
   * What stands against a worker's reports about a visit; nothing where the last of them was
   * applied.
   *
   * @param had whether the visit was the worker's when any of the devices spoke
   */
  record Standing(String id, @Nullable Refusal refused, Instant receivedAt, boolean had) {}

  private final ColumnCipher cipher;

  TrackingStore(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * Everything reported about the visits, and whatever has one of the ids that came. A lone report
   * is asked about by itself: for arrays PostgreSQL plans anew each time, which takes longer than
   * reading.
   */
  Future<RowSet<Row>> sendForStored(Tx tx, Collection<Incoming> batch) {
    if (batch.size() == 1) {
      var one = batch.iterator().next();
      return tx.send(STORED_FOR_ONE, one.visit(), one.device().id(), one.report().id());
    }
    return tx.send(
        STORED,
        batch.stream().map(Incoming::visit).distinct().toArray(UUID[]::new),
        batch.stream().map(incoming -> incoming.device().id()).toArray(UUID[]::new),
        batch.stream().map(incoming -> incoming.report().id()).toArray(String[]::new));
  }

  static List<Stored> stored(RowSet<Row> rows) {
    return Rows.list(
        rows,
        row ->
            new Stored(
                row.getUUID("visit_id"),
                row.getInteger("assignment"),
                new Reported(
                    row.getString("id"),
                    row.getUUID("device_id"),
                    row.getUUID("worker_id"),
                    row.getInteger("enrolment"),
                    row.getLong("sequence"),
                    ReportType.of(row.getString("type")),
                    DoorCode.of(row.getString("door_code")),
                    row.getBoolean("licensed"),
                    Rows.instant(row, "happened_at")),
                refusal(row)));
  }

  void insert(Tx tx, List<Writes.Fresh> fresh) {
    tx.sendAll(INSERT, fresh.stream().map(one -> tuple(one.stored(), one.incoming())).toList());
  }

  private Tuple tuple(Stored stored, Incoming incoming) {
    var report = stored.report();
    var remark = incoming.report().remark();
    return Tuple.of(
        report.id(),
        stored.visit(),
        stored.assignment(),
        report.device(),
        report.enrolment(),
        report.sequence(),
        report.type().code(),
        incoming.report().time().atOffset(ZoneOffset.UTC),
        incoming.receivedAt().atOffset(ZoneOffset.UTC),
        report.doorCode().code(),
        code(stored.refused()),
        report.licensed(),
        incoming.origin().code(),
        incoming.origin().enteredBy(),
        remark.reason() == null ? null : remark.reason().code(),
        remark.minutes(),
        remark.note() == null ? null : Buffer.buffer(cipher.encrypt(remark.note())));
  }

  void judgeAgain(Tx tx, List<Stored> changed) {
    tx.sendAll(
        JUDGE_AGAIN,
        changed.stream()
            .map(stored ->
                Tuple.of(stored.report().device(), stored.report().id(), code(stored.refused())))
            .toList());
  }

  /** Of every visit that the worker reported about and that starts in the window. */
  Map<UUID, Standing> standing(Db db, UUID worker, Instant from, Instant to) {
    var found = new HashMap<UUID, Standing>();
    for (var row :
        db.rows(
            STANDING_REFUSALS,
            worker,
            from.atOffset(ZoneOffset.UTC),
            to.atOffset(ZoneOffset.UTC))) {
      found.put(
          row.getUUID("visit_id"),
          new Standing(
              row.getString("id"),
              refusal(row),
              Rows.instant(row, "received_at"),
              row.getBoolean("had")));
    }
    return found;
  }

  /** Whether the visit was the worker's when one of the worker's devices spoke of it. */
  boolean had(Db db, UUID visit, UUID worker) {
    return db.rows(HAD, visit, worker).size() > 0;
  }

  private static @Nullable Refusal refusal(Row row) {
    var code = row.getString("refused");
    return code == null ? null : Refusal.of(code);
  }

  private static @Nullable String code(@Nullable Refusal refusal) {
    return refusal == null ? null : refusal.code();
  }
}
