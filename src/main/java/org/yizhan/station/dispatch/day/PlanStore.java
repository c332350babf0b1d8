package org.yizhan.station.dispatch.day;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
      SELECT p.id, p.day, p.asked::text AS asked, p.state, p.given, p.preview::text AS preview, a.visit, a.version, a.worker, a.previous
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
      INSERT INTO plan (id, day, asked, state, proposal, made_at)
      VALUES ($1, $2, $3::text::jsonb, 'planning', '[]', $4)
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

  private static final String OF_DAY =
      """
      SELECT id, state, made_at, jsonb_array_length(proposal) AS changes, cardinality(given) AS given
      FROM plan WHERE day = $1 ORDER BY made_at DESC, id DESC LIMIT 20
      """;

  private static final String TOLD =
      """
      SELECT v.id, v.version, v.state, b.call_at_station,
             booker.phone_enc IS NOT NULL OR contact.phone_enc IS NOT NULL AS phone
      FROM visit v
      JOIN booking b ON b.id = v.booking_id
      JOIN person booker ON booker.id = b.booker_id
      JOIN person contact ON contact.id = b.contact_id
      WHERE v.id = ANY($1)
      """;

  private final Db db;

  /** A plan in the list of its day. */
  record Summary(UUID id, PlanState state, Instant madeAt, int changes, int given) {}

  /**
   * A visit as it is now.
   *
   * @param accepted by the worker
   * @param phone a number of the resident is known
   * @param callAtStation the resident asks at the station
   */
  record Told(long version, boolean accepted, boolean phone, boolean callAtStation) {}

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
  boolean begin(UUID id, Planning.Order order, Instant now) {
    var at = now.atOffset(ZoneOffset.UTC);
    return db.rows(BEGIN, id, order.date(), json(order), at).size() == 1;
  }

  /** The newest plans of a day. */
  List<Summary> of(LocalDate day) {
    return Rows.list(
        db.rows(OF_DAY, day),
        row ->
            new Summary(
                row.getUUID("id"),
                PlanState.of(row.getString("state")),
                Rows.instant(row, "made_at"),
                row.getInteger("changes"),
                row.getInteger("given")));
  }

  /** By visit; those that do not exist are left out. */
  Map<UUID, Told> told(List<UUID> visits) {
    var told = new HashMap<UUID, Told>();
    for (var row : db.rows(TOLD, (Object) visits.toArray(UUID[]::new))) {
      told.put(
          row.getUUID("id"),
          new Told(
              row.getLong("version"),
              row.getString("state").equals("accepted"),
              row.getBoolean("phone"),
              row.getBoolean("call_at_station")));
    }
    return told;
  }

  private static @Nullable String json(@Nullable Object value) {
    return value == null ? null : new String(Json.bytes(value), StandardCharsets.UTF_8);
  }

  private static <T> @Nullable T read(Row row, String column, Class<T> type) {
    @Nullable String json = row.getString(column);
    return json == null ? null : Json.read(json.getBytes(StandardCharsets.UTF_8), type);
  }

  /** The plan of that day that is being made. */
  Optional<UUID> running(LocalDate day) {
    return Rows.first(db.rows(RUNNING, day), row -> row.getUUID("id"));
  }

  void finish(UUID id, PlanState state, DayProposal proposal) {
    var a = proposal.assignments();
    db.rows(
        FINISH,
        id,
        state.code(),
        json(proposal.preview()),
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
    return Optional.of(
        new DayPlan(
            first.getUUID("id"),
            first.getLocalDate("day"),
            read(first, "asked", Planning.Order.class),
            PlanState.of(first.getString("state")),
            rows.stream()
                .filter(row -> row.getUUID("visit") != null)
                .map(PlanStore::assignment)
                .toList(),
            Set.of(first.getArrayOfUUIDs("given")),
            read(first, "preview", DayPreview.class)));
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
