package org.yizhan.station.dispatch.day;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.json.Json;
import org.yizhan.station.dispatch.Assignment;

/** The table of plans. */
final class PlanStore {
  private static final String PLAN =
      """
      SELECT p.id, p.day, p.state, p.given, p.preview::text AS preview, a.visit, a.version, a.worker, a.previous
      FROM plan p
      LEFT JOIN LATERAL jsonb_to_recordset(p.proposal) AS a(visit uuid, version bigint, worker uuid, previous uuid)
        ON true
      WHERE p.id = $1
      """;

  private static final String INSERT =
      """
      INSERT INTO plan (id, day, state, proposal, made_at)
      SELECT $1, NULL, 'proposed', jsonb_agg(to_jsonb(a)), $2
      FROM unnest($3::uuid[], $4::bigint[], $5::uuid[], $6::uuid[]) AS a(visit, version, worker, previous)
      """;

  private static final String BEGIN =
      """
      INSERT INTO plan (id, day, state, proposal, made_at) VALUES ($1, $2, 'planning', '[]', $3)
      ON CONFLICT (day) WHERE state = 'planning' DO NOTHING
      RETURNING id
      """;

  private static final String FINISH =
      """
      UPDATE plan SET state = $2, preview = $3::text::jsonb,
        proposal = coalesce((SELECT jsonb_agg(to_jsonb(a))
          FROM unnest($4::uuid[], $5::bigint[], $6::uuid[], $7::uuid[]) AS a(visit, version, worker, previous)), '[]')
      WHERE id = $1 AND state = 'planning'
      """;

  private static final String GIVE =
      """
      UPDATE plan SET given = given || $2::uuid[], applied_at = $3,
        state = CASE WHEN cardinality(given || $2::uuid[]) >= jsonb_array_length(proposal) THEN 'applied' ELSE state END
      WHERE id = $1
      """;

  private static final String RUNNING = "SELECT id FROM plan WHERE day = $1 AND state = 'planning'";

  private final Db db;

  PlanStore(Db db) {
    this.db = db;
  }

  /** Plans of an earlier life of the station that were never finished. */
  void markLost() {
    db.rows("UPDATE plan SET state = 'lost' WHERE state = 'planning'");
  }

  void insert(DayPlan plan, Instant now) {
    var a = plan.assignments();
    db.rows(
        INSERT,
        plan.id(),
        now.atOffset(ZoneOffset.UTC),
        ids(a, Assignment::visit),
        versions(a),
        ids(a, Assignment::worker),
        ids(a, Assignment::previous));
  }

  /** Begins a planning; false when another one of that day runs. */
  boolean begin(UUID id, LocalDate day, Instant now) {
    return db.rows(BEGIN, id, day, now.atOffset(ZoneOffset.UTC)).size() == 1;
  }

  /** The plan of that day that is being made. */
  Optional<UUID> running(LocalDate day) {
    return Rows.first(db.rows(RUNNING, day), row -> row.getUUID("id"));
  }

  void finish(UUID id, PlanState state, DayProposal proposal) {
    var a = proposal.assignments();
    var preview = proposal.preview();
    db.rows(
        FINISH,
        id,
        state.code(),
        preview == null ? null : new String(Json.bytes(preview), StandardCharsets.UTF_8),
        ids(a, Assignment::visit),
        versions(a),
        ids(a, Assignment::worker),
        ids(a, Assignment::previous));
  }

  Optional<DayPlan> plan(UUID id) {
    return plan(db.rows(PLAN, id));
  }

  /** The plan, locked until the end of the transaction. */
  Optional<DayPlan> locked(Tx tx, UUID id) {
    return plan(tx.rows(PLAN + "FOR UPDATE OF p", id));
  }

  /** Notes that these visits of the locked plan were given. */
  void give(Tx tx, UUID id, List<UUID> visits, Instant now) {
    tx.send(GIVE, id, visits.toArray(UUID[]::new), now.atOffset(ZoneOffset.UTC));
  }

  private static Optional<DayPlan> plan(RowSet<Row> found) {
    var rows = Rows.list(found, row -> row);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var first = rows.getFirst();
    @Nullable String preview = first.getString("preview");
    return Optional.of(
        new DayPlan(
            first.getUUID("id"),
            first.getLocalDate("day"),
            PlanState.of(first.getString("state")),
            rows.stream()
                .filter(row -> row.getUUID("visit") != null)
                .map(PlanStore::assignment)
                .toList(),
            Set.of(first.getArrayOfUUIDs("given")),
            preview == null
                ? null
                : Json.read(preview.getBytes(StandardCharsets.UTF_8), DayPreview.class)));
  }

  private static Assignment assignment(Row row) {
    return new Assignment(
        row.getUUID("visit"),
        row.getLong("version"),
        row.getUUID("worker"),
        row.getUUID("previous"));
  }

  private static @Nullable UUID[] ids(
      List<Assignment> assignments, Function<Assignment, @Nullable UUID> which) {
    return assignments.stream().map(which).toArray(UUID[]::new);
  }

  private static Long[] versions(List<Assignment> assignments) {
    return assignments.stream().map(Assignment::version).toArray(Long[]::new);
  }
}
