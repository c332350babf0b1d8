package org.yizhan.station.dispatch;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.schedule.Window;

/** What ranking asks of the past. */
final class DispatchStore {
  private static final String STEADY =
      """
      SELECT o.worker_id, count(*)::int AS visits
      FROM booking b JOIN visit v ON v.booking_id = b.id JOIN occupancy o ON o.visit_id = v.id
      WHERE b.household_id = $1 AND v.state = 'finished' AND v.starts_at >= $2 AND v.starts_at < $3
      GROUP BY o.worker_id
      """;

  private static final String STEADY_OF_ALL =
      """
      SELECT b.household_id, o.worker_id, count(*)::int AS visits
      FROM booking b JOIN visit v ON v.booking_id = b.id JOIN occupancy o ON o.visit_id = v.id
      WHERE b.household_id = ANY($1) AND v.state = 'finished' AND v.starts_at >= $2 AND v.starts_at < $3
      GROUP BY b.household_id, o.worker_id
      """;

  /** A crew's price is shared equally; what a worker has had is parted from what lies ahead. */
  private static final String WORK =
      """
      SELECT coalesce(sum(t.minutes) FILTER (WHERE t.past), 0)::bigint AS minutes,
             coalesce(sum(t.minutes) FILTER (WHERE NOT t.past), 0)::bigint AS ahead,
             coalesce(sum(t.price_fen), 0)::bigint AS fen
      FROM (
        SELECT extract(epoch FROM upper(o.during) - lower(o.during)) / 60 AS minutes, lower(o.during) < $2 AS past,
               b.price_fen / CASE WHEN v.crew IS NULL THEN 1
                             ELSE (SELECT count(*) FROM visit mate WHERE mate.crew = v.crew) END AS price_fen
        FROM occupancy o JOIN visit v ON v.id = o.visit_id JOIN booking b ON b.id = v.booking_id
        WHERE o.worker_id = w.id AND upper(o.during) > $1
      """;

  private static final String WORKED =
      """
      SELECT w.id, w.company_id, w.active, t.minutes, t.ahead, t.fen FROM worker w
      CROSS JOIN LATERAL (
      """
          + WORK
          + ") AS t) AS t";

  private static final String WORKED_IN =
      """
      SELECT w.id, w.company_id, w.active, t.minutes, t.ahead, t.fen FROM worker w
      CROSS JOIN LATERAL (
      """
          + WORK
          + """
           AND v.id = ANY($3)) AS t) AS t
          WHERE w.id IN (SELECT worker_id FROM occupancy WHERE visit_id = ANY($3))
          """;

  private static final String OPEN_AHEAD =
      """
      SELECT v.id FROM visit v JOIN occupancy o ON o.visit_id = v.id
      WHERE v.starts_at > $1 AND v.state IN ('assigned', 'accepted')
      """;

  private static final String OPEN_DURING =
      """
      SELECT v.id FROM occupancy o JOIN visit v ON v.id = o.visit_id
      WHERE o.worker_id = $1 AND o.during && tstzrange($2, $3) AND v.state IN ('assigned', 'accepted')
      """;

  private static final String OPEN_IN =
      """
      SELECT v.id FROM occupancy o
      JOIN visit v ON v.id = o.visit_id
      JOIN booking b ON b.id = v.booking_id
      JOIN dwelling d ON d.id = b.dwelling_id
      WHERE ($1::uuid IS NULL OR d.building_id = $1) AND o.during && tstzrange($2, $3)
        AND v.state IN ('assigned', 'accepted')
      """;

  private static final String OPEN_AT =
      """
      SELECT v.id FROM occupancy o JOIN visit v ON v.id = o.visit_id JOIN booking b ON b.id = v.booking_id
      WHERE o.worker_id = $1 AND b.household_id = $2 AND v.ends_at > $3 AND v.state IN ('assigned', 'accepted')
      """;

  /** Visits of the worker that overlap the time and nobody set out for. */
  List<UUID> openDuring(Tx tx, Window time, UUID worker) {
    var from = time.start().atOffset(ZoneOffset.UTC);
    var until = time.end().atOffset(ZoneOffset.UTC);
    return Rows.list(tx.rows(OPEN_DURING, worker, from, until), row -> row.getUUID("id"));
  }

  /** Visits in the building that overlap the time and nobody set out for. */
  List<UUID> openIn(Tx tx, @Nullable UUID building, Window time) {
    var from = time.start().atOffset(ZoneOffset.UTC);
    var until = time.end().atOffset(ZoneOffset.UTC);
    return Rows.list(tx.rows(OPEN_IN, building, from, until), row -> row.getUUID("id"));
  }

  /** Visits of the worker to the household that are not over and nobody set out for. */
  List<UUID> openAt(Tx tx, UUID household, UUID worker, Instant now) {
    return Rows.list(
        tx.rows(OPEN_AT, worker, household, now.atOffset(ZoneOffset.UTC)),
        row -> row.getUUID("id"));
  }

  /** The visits that lie ahead, have a worker, and nobody set out for. */
  List<UUID> openAhead(Db db, Instant now) {
    return Rows.list(db.rows(OPEN_AHEAD, now.atOffset(ZoneOffset.UTC)), row -> row.getUUID("id"));
  }

  /** Those of them that one worker has. */
  List<UUID> openAhead(Tx tx, UUID worker, Instant now) {
    return Rows.list(
        tx.rows(OPEN_AHEAD + " AND o.worker_id = $2", now.atOffset(ZoneOffset.UTC), worker),
        row -> row.getUUID("id"));
  }

  Map<UUID, Integer> steadyVisits(Db db, UUID household, Instant since, Instant until) {
    return Rows.list(
            db.rows(
                STEADY, household, since.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC)),
            row -> Map.entry(row.getUUID("worker_id"), row.getInteger("visits")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** By household and worker. */
  Map<UUID, Map<UUID, Integer>> steadyVisits(
      Db db, Set<UUID> households, Instant since, Instant until) {
    var result = new HashMap<UUID, Map<UUID, Integer>>();
    for (var row :
        db.rows(
            STEADY_OF_ALL,
            households.toArray(UUID[]::new),
            since.atOffset(ZoneOffset.UTC),
            until.atOffset(ZoneOffset.UTC))) {
      result
          .computeIfAbsent(row.getUUID("household_id"), id -> new HashMap<>())
          .put(row.getUUID("worker_id"), row.getInteger("visits"));
    }
    return result;
  }

  /** What everybody has since then; {@code today} parts what lies ahead. */
  List<Shares.Worked> workedByAll(Db db, Instant since, Instant today) {
    return Rows.list(
        db.rows(WORKED, since.atOffset(ZoneOffset.UTC), today.atOffset(ZoneOffset.UTC)),
        DispatchStore::worked);
  }

  /** The same of these workers. */
  List<Shares.Worked> workedBy(Db db, Instant since, Instant today, Set<UUID> workers) {
    return Rows.list(
        db.rows(
            WORKED + " WHERE w.id = ANY($3)",
            since.atOffset(ZoneOffset.UTC),
            today.atOffset(ZoneOffset.UTC),
            workers.toArray(UUID[]::new)),
        DispatchStore::worked);
  }

  /** What these visits are of it, of whoever has them. */
  List<Shares.Worked> worked(Db db, Instant since, Instant today, Set<UUID> visits) {
    return Rows.list(
        db.rows(
            WORKED_IN,
            since.atOffset(ZoneOffset.UTC),
            today.atOffset(ZoneOffset.UTC),
            visits.toArray(UUID[]::new)),
        DispatchStore::worked);
  }

  private static Shares.Worked worked(Row row) {
    return new Shares.Worked(
        row.getUUID("id"),
        row.getUUID("company_id"),
        row.getBoolean("active"),
        row.getLong("minutes"),
        row.getLong("ahead"),
        row.getLong("fen"));
  }
}
