package org.yizhan.station.dispatch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;

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

  Map<UUID, Long> bookedMinutes(Db db, Instant now) {
    return Rows.list(
            db.rows(BOOKED, now.atOffset(ZoneOffset.UTC)),
            row -> Map.entry(row.getUUID("worker_id"), row.getLong("minutes")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
