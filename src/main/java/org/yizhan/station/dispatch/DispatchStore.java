package org.yizhan.station.dispatch;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

/** What ranking asks of the past, and the table of plans. */
final class DispatchStore {
  private static final String STEADY =
      """
      SELECT o.worker_id, count(*)::int AS visits
      FROM booking b JOIN visit v ON v.booking_id = b.id JOIN occupancy o ON o.visit_id = v.id
      WHERE b.household_id = $1 AND v.state = 'finished' AND v.starts_at >= $2 AND v.starts_at < $3
      GROUP BY o.worker_id
      """;

  private static final String BOOKED =
      """
      SELECT worker_id, (sum(extract(epoch FROM upper(during) - lower(during))) / 60)::bigint AS minutes
      FROM occupancy WHERE upper(during) > $1 GROUP BY worker_id
      """;

  private static final String OPEN_AHEAD =
      """
      SELECT v.id FROM visit v JOIN occupancy o ON o.visit_id = v.id
      WHERE v.starts_at > $1 AND v.state IN ('assigned', 'accepted')
      """;

  private static final String RAISE =
      """
      INSERT INTO visit_alarm (visit_id, worker_id, rules, raised_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (visit_id) DO UPDATE SET worker_id = $2, rules = $3, raised_at = $4
      """;

  private static final String PLAN =
      """
      SELECT p.id, p.applied_at IS NOT NULL AS applied, a.visit, a.version, a.worker, a.previous
      FROM plan p, jsonb_to_recordset(p.proposal) AS a(visit uuid, version bigint, worker uuid, previous uuid)
      WHERE p.id = $1
      """;

  /** The visits that lie ahead, have a worker, and nobody set out for. */
  List<UUID> openAhead(Db db, Instant now) {
    return Rows.list(db.rows(OPEN_AHEAD, now.atOffset(ZoneOffset.UTC)), row -> row.getUUID("id"));
  }

  /** Says why the worker was taken off the visit. */
  void raise(Tx tx, UUID visit, UUID worker, Set<String> rules, Instant now) {
    tx.send(RAISE, visit, worker, rules.toArray(String[]::new), now.atOffset(ZoneOffset.UTC));
  }

  Map<UUID, Integer> steadyVisits(Db db, UUID household, Instant since, Instant until) {
    return Rows.list(
            db.rows(
                STEADY, household, since.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC)),
            row -> Map.entry(row.getUUID("worker_id"), row.getInteger("visits")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  Map<UUID, Long> bookedMinutes(Db db, Instant now) {
    return Rows.list(
            db.rows(BOOKED, now.atOffset(ZoneOffset.UTC)),
            row -> Map.entry(row.getUUID("worker_id"), row.getLong("minutes")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void insertPlan(Db db, Plan plan, Instant now) {
    db.rows(
        """
        INSERT INTO plan (id, proposal, made_at)
        SELECT $1, jsonb_agg(to_jsonb(a)), $2
        FROM unnest($3::uuid[], $4::bigint[], $5::uuid[], $6::uuid[]) AS a(visit, version, worker, previous)
        """,
        plan.id(),
        now.atOffset(ZoneOffset.UTC),
        plan.assignments().stream().map(Plan.Assignment::visit).toArray(UUID[]::new),
        plan.assignments().stream().map(Plan.Assignment::version).toArray(Long[]::new),
        plan.assignments().stream().map(Plan.Assignment::worker).toArray(UUID[]::new),
        plan.assignments().stream().map(Plan.Assignment::previous).toArray(UUID[]::new));
  }

  Optional<Plan> plan(Db db, UUID id) {
    List<Row> rows = Rows.list(db.rows(PLAN, id), row -> row);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Plan(
                id,
                rows.getFirst().getBoolean("applied"),
                rows.stream().map(DispatchStore::assignment).toList()));
  }

  /** Marks the plan; false when somebody applied it before. */
  boolean apply(Tx tx, UUID id, Instant now) {
    return tx.rows(
                "UPDATE plan SET applied_at = $2 WHERE id = $1 AND applied_at IS NULL RETURNING id",
                id,
                now.atOffset(ZoneOffset.UTC))
            .size()
        == 1;
  }

  private static Plan.Assignment assignment(Row row) {
    return new Plan.Assignment(
        row.getUUID("visit"),
        row.getLong("version"),
        row.getUUID("worker"),
        row.getUUID("previous"));
  }
}
