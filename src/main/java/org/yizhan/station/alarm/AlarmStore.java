package org.yizhan.station.alarm;

import static java.util.stream.Collectors.groupingBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.visit.VisitState;

/** The table of alarms, and the facts they are judged by. */
final class AlarmStore {
  /** What ended longer ago than this raises no alarm any more. */
  private static final Duration OLDEST = Duration.ofDays(30);

  private static final String TO_JUDGE =
      """
      SELECT id FROM visit
      WHERE state IN ('assigned', 'accepted', 'departed', 'arrived', 'started') AND starts_at < $1
      UNION
      SELECT v.id FROM visit v
      WHERE (v.state IN ('unanswered', 'left') OR (v.state = 'finished' AND NOT v.presence_proven)) AND v.since > $2
        AND NOT EXISTS (SELECT FROM alarm a
                        WHERE a.visit_id = v.id AND a.kind IN ('no-presence', 'unanswered', 'left'))
      UNION
      SELECT r.visit_id FROM visit_report r
      WHERE r.type = 'sos'
        AND NOT EXISTS (SELECT FROM alarm a
                        WHERE a.visit_id = r.visit_id AND a.kind = 'sos' AND a.occasion = r.device_id || ' ' || r.id)
      UNION
      SELECT v.id FROM finding f JOIN visit v ON v.id = f.visit_id AND v.assignment = f.assignment
      WHERE v.state IN ('assigned', 'accepted')
        AND NOT EXISTS (SELECT FROM alarm a
                        WHERE a.visit_id = v.id AND a.kind = 'against-rules' AND a.occasion = v.assignment::text)
      UNION
      SELECT v.id FROM visit v
      WHERE v.state = 'unassigned' AND v.since > $2
        AND NOT EXISTS (SELECT FROM alarm a
                        WHERE a.visit_id = v.id AND a.kind IN ('taken-off', 'given-back')
                          AND a.occasion = v.assignment::text)
      UNION
      SELECT visit_id FROM alarm WHERE closed_at IS NULL
      """;

  private static final String FACTS =
      """
      SELECT v.id, v.state, v.assignment, v.starts_at, v.ends_at, v.since, v.presence_proven,
             coalesce(o.worker_id, back.worker_id, f.worker_id) AS worker_id,
             mate.id AS mate_id, mate.state AS mate_state, mate.since AS mate_since,
             (SELECT count(*) FROM visit_report r
              WHERE r.visit_id = v.id AND r.door_code = 'wrong'
                AND r.refused IS DISTINCT FROM 'not-your-visit')::int AS wrong,
             f.visit_id IS NOT NULL AS found, back.worker_id IS NOT NULL AS given_back
      FROM visit v
      LEFT JOIN occupancy o ON o.visit_id = v.id
      LEFT JOIN finding f ON f.visit_id = v.id AND f.assignment = v.assignment
      LEFT JOIN LATERAL (
        SELECT d.worker_id FROM visit_report r JOIN device d ON d.id = r.device_id
        WHERE v.state = 'unassigned' AND r.visit_id = v.id AND r.assignment = v.assignment
          AND r.type = 'declined' AND r.refused IS NULL
        LIMIT 1) back ON true
      LEFT JOIN LATERAL (
        SELECT m.id, m.state, m.since FROM visit m WHERE m.crew = v.crew AND m.id <> v.id LIMIT 1) mate ON true
      WHERE v.id = ANY($1)
      """;

  private static final String CALLS =
      """
      SELECT r.visit_id, r.device_id || ' ' || r.id AS occasion, d.worker_id, r.received_at
      FROM visit_report r JOIN device d ON d.id = r.device_id
      WHERE r.visit_id = ANY($1) AND r.type = 'sos'
      """;

  private static final String ALARM =
      """
      SELECT id, visit_id, kind, occasion, worker_id, due_at, raised_at, level, version, closed_at, closed_by, note_enc
      FROM alarm
      """;

  private static final String OF_VISITS = ALARM + "WHERE visit_id = ANY($1)";
  private static final String BY_ID = ALARM + "WHERE id = $1";
  private static final String OPEN =
      ALARM + "WHERE closed_at IS NULL ORDER BY level DESC, raised_at, id";
  private static final String CLOSED =
      ALARM + "WHERE closed_at IS NOT NULL ORDER BY closed_at DESC, id LIMIT $1";

  private static final String INSERT =
      """
      INSERT INTO alarm (id, visit_id, kind, occasion, worker_id, due_at, raised_at, level, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  private static final String SAVE =
      """
      UPDATE alarm SET level = $2, version = $3, closed_at = $4, closed_how = $5, closed_by = $6, note_enc = $7
      WHERE id = $1
      """;

  private final ColumnCipher cipher;

  AlarmStore(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  /** The visits about which an alarm may be due, or is open. */
  List<UUID> toJudge(Db db, Instant now) {
    return Rows.list(
        db.rows(
            TO_JUDGE,
            now.plus(AlarmConfig.HORIZON).atOffset(ZoneOffset.UTC),
            now.minus(OLDEST).atOffset(ZoneOffset.UTC)),
        row -> row.getUUID("id"));
  }

  List<VisitFacts> facts(Tx tx, List<UUID> visits) {
    var ids = visits.toArray(UUID[]::new);
    var rows = tx.send(FACTS, (Object) ids);
    var calls =
        Rows.list(tx.rows(CALLS, (Object) ids), AlarmStore::call).stream()
            .collect(groupingBy(VisitFacts.Call::visit));
    return Rows.list(
        rows.await(), row -> facts(row, calls.getOrDefault(row.getUUID("id"), List.of())));
  }

  private static VisitFacts.Call call(Row row) {
    return new VisitFacts.Call(
        row.getUUID("visit_id"),
        row.getString("occasion"),
        row.getUUID("worker_id"),
        Rows.instant(row, "received_at"));
  }

  private static VisitFacts facts(Row row, List<VisitFacts.Call> calls) {
    return new VisitFacts(
        row.getUUID("id"),
        VisitState.of(row.getString("state")),
        row.getInteger("assignment"),
        row.getUUID("worker_id"),
        Rows.instant(row, "starts_at"),
        Rows.instant(row, "ends_at"),
        Rows.instant(row, "since"),
        row.getBoolean("presence_proven"),
        row.getInteger("wrong"),
        calls,
        row.getBoolean("found"),
        row.getBoolean("given_back"),
        mate(row));
  }

  private static VisitFacts.@Nullable Mate mate(Row row) {
    var id = row.getUUID("mate_id");
    return id == null
        ? null
        : new VisitFacts.Mate(
            id, VisitState.of(row.getString("mate_state")), Rows.instant(row, "mate_since"));
  }

  Map<UUID, List<Alarm>> ofVisits(Tx tx, List<UUID> visits) {
    return Rows.list(tx.rows(OF_VISITS, (Object) visits.toArray(UUID[]::new)), this::alarm).stream()
        .collect(groupingBy(Alarm::visit));
  }

  Optional<Alarm> find(Tx tx, UUID id) {
    return Rows.first(tx.rows(BY_ID, id), this::alarm);
  }

  Optional<Alarm> find(Db db, UUID id) {
    return Rows.first(db.rows(BY_ID, id), this::alarm);
  }

  /** Open ones, the most urgent first. */
  List<Alarm> open(Db db) {
    return Rows.list(db.rows(OPEN), this::alarm);
  }

  /** The latest that were closed. */
  List<Alarm> closed(Db db, int limit) {
    return Rows.list(db.rows(CLOSED, limit), this::alarm);
  }

  void insert(Tx tx, Alarm alarm) {
    tx.send(
        INSERT,
        alarm.id(),
        alarm.visit(),
        alarm.kind().code(),
        alarm.occasion(),
        alarm.worker(),
        alarm.due().atOffset(ZoneOffset.UTC),
        alarm.raised().atOffset(ZoneOffset.UTC),
        alarm.level(),
        alarm.version());
  }

  void save(Tx tx, Alarm alarm) {
    var closed = alarm.closed();
    var note = closed == null ? null : closed.note();
    tx.send(
        SAVE,
        alarm.id(),
        alarm.level(),
        alarm.version(),
        closed == null ? null : closed.at().atOffset(ZoneOffset.UTC),
        closed == null ? null : closed.how(),
        closed == null ? null : closed.by(),
        note == null ? null : Buffer.buffer(cipher.encrypt(note)));
  }

  private Alarm alarm(Row row) {
    return new Alarm(
        row.getUUID("id"),
        row.getUUID("visit_id"),
        AlarmKind.of(row.getString("kind")),
        row.getString("occasion"),
        row.getUUID("worker_id"),
        Rows.instant(row, "due_at"),
        Rows.instant(row, "raised_at"),
        row.getInteger("level"),
        row.getLong("version"),
        closed(row));
  }

  private Alarm.@Nullable Closed closed(Row row) {
    if (row.getOffsetDateTime("closed_at") == null) {
      return null;
    }
    var note = row.getBuffer("note_enc");
    return new Alarm.Closed(
        Rows.instant(row, "closed_at"),
        row.getString("closed_by"),
        note == null ? null : cipher.decrypt(note.getBytes()));
  }
}
