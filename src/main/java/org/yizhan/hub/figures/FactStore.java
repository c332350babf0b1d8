package org.yizhan.hub.figures;

import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Codes;

/** The tables of what events say. */
final class FactStore {
  private static final Interval REMEMBERED = Interval.of(0, 0, (int) DayRules.STEADY.toDays());

  private static final String VISIT =
      """
      SELECT visit, version, state, start, finish, worker, household, first_version, first_at, accepted, accepted_at,
             arrived, arrived_at, started, started_at, given, overridden, unlicensed
      FROM visit_fact
      """;

  private static final String SAVE_VISIT =
      """
      INSERT INTO visit_fact (station, visit, version, state, start, finish, worker, household, first_version, first_at,
                              accepted, accepted_at, arrived, arrived_at, started, started_at, given, overridden,
                              unlicensed)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
      ON CONFLICT (station, visit) DO UPDATE SET
        version = $3, state = $4, start = $5, finish = $6, worker = $7, household = $8, first_version = $9,
        first_at = $10, accepted = $11, accepted_at = $12, arrived = $13, arrived_at = $14, started = $15,
        started_at = $16, given = $17, overridden = $18, unlicensed = $19
      """;

  private static final String SAVE_MOMENT =
      """
      INSERT INTO moment (station, kind, subject, at, detail) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (station, kind, subject) DO UPDATE SET at = $4, detail = $5 WHERE moment.at > $4
      """;

  private static final String VISITS_OF_DAYS =
      """
      SELECT visit, version, state, start, finish, worker, household, first_version, first_at, accepted, accepted_at,
             arrived, arrived_at, started, started_at, given, overridden, unlicensed
      FROM unnest($2::timestamptz[], $3::timestamptz[]) AS d(begins, ends)
      JOIN visit_fact ON station = $1 AND start >= d.begins AND start < d.ends
      """;

  private static final String MOMENTS_OF_DAYS =
      """
      SELECT kind, subject, at, detail
      FROM unnest($2::timestamptz[], $3::timestamptz[]) AS d(begins, ends)
      JOIN moment ON station = $1 AND at >= d.begins AND at < d.ends
      """;

  /** Who finished at a household's visit before each of the days'; all of a crew. */
  private static final String BEFORE =
      """
      SELECT v.visit, p.worker
      FROM visit_fact v
      JOIN LATERAL (
        SELECT max(start) AS start FROM visit_fact
        WHERE station = v.station AND household = v.household AND state = 'finished'
          AND start < v.start AND start >= v.start - $4::interval
      ) last ON last.start IS NOT NULL
      JOIN visit_fact p ON p.station = v.station AND p.household = v.household AND p.state = 'finished'
                       AND p.start = last.start
      JOIN unnest($2::timestamptz[], $3::timestamptz[]) AS d(begins, ends) ON v.start >= d.begins AND v.start < d.ends
      WHERE v.station = $1 AND v.state = 'finished' AND p.worker IS NOT NULL
      """;

  private static final String NEXT =
      """
      SELECT DISTINCT next.start
      FROM unnest($2::uuid[], $3::timestamptz[]) AS c(household, start)
      JOIN LATERAL (
        SELECT min(v.start) AS start FROM visit_fact v
        WHERE v.station = $1 AND v.household = c.household AND v.state = 'finished' AND v.start > c.start
      ) next ON next.start IS NOT NULL
      """;

  /** What is known of the visits; the answer is still to come. */
  Supplier<Map<UUID, VisitFact>> visits(Tx tx, UUID station, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map::of;
    }
    var rows =
        tx.send(
            VISIT + "WHERE station = $1 AND visit = ANY($2)", station, ids.toArray(UUID[]::new));
    return () -> {
      var visits = new HashMap<UUID, VisitFact>();
      rows.await().forEach(row -> visits.put(row.getUUID("visit"), visit(row)));
      return visits;
    };
  }

  /** The visits that begin on one of the days; the answer is still to come. */
  Supplier<List<VisitFact>> visits(Tx tx, UUID station, Days days) {
    var rows = tx.send(VISITS_OF_DAYS, station, days.begins(), days.ends());
    return () -> Rows.list(rows.await(), FactStore::visit);
  }

  /** What happened once on one of the days; the answer is still to come. */
  Supplier<List<Fact.Moment>> moments(Tx tx, UUID station, Days days) {
    var rows = tx.send(MOMENTS_OF_DAYS, station, days.begins(), days.ends());
    return () -> Rows.list(rows.await(), FactStore::moment);
  }

  private static Fact.Moment moment(Row row) {
    return new Fact.Moment(
        Codes.parse(Fact.Kind.class, row.getString("kind")),
        row.getUUID("subject"),
        Rows.instant(row, "at"),
        row.getString("detail"));
  }

  /**
   * Who was with a household before, by the visit of one of the days; the answer is still to come.
   */
  Supplier<Map<UUID, Set<UUID>>> before(Tx tx, UUID station, Days days) {
    var rows = tx.send(BEFORE, station, days.begins(), days.ends(), REMEMBERED);
    return () -> {
      var before = new HashMap<UUID, Set<UUID>>();
      for (var row : rows.await()) {
        before
            .computeIfAbsent(row.getUUID("visit"), id -> new HashSet<>())
            .add(row.getUUID("worker"));
      }
      return before;
    };
  }

  /** When the households' next finished visits after these begin. */
  List<Instant> next(Tx tx, UUID station, Collection<VisitFact> visits) {
    var known = visits.stream().filter(v -> v.household() != null && v.start() != null).toList();
    if (known.isEmpty()) {
      return List.of();
    }
    return Rows.list(
        tx.rows(
            NEXT,
            station,
            known.stream().map(VisitFact::household).toArray(UUID[]::new),
            known.stream().map(v -> orNull(v.start())).toArray(OffsetDateTime[]::new)),
        row -> Rows.instant(row, "start"));
  }

  void save(Tx tx, UUID station, Collection<VisitFact> visits, Collection<Fact.Moment> moments) {
    tx.sendAll(SAVE_VISIT, visits.stream().map(visit -> tuple(station, visit)).toList());
    tx.sendAll(
        SAVE_MOMENT,
        moments.stream()
            .map(m -> Tuple.of(station, Codes.of(m.kind()), m.subject(), time(m.at()), m.detail()))
            .toList());
  }

  /** Forgets everything of the station, to read its events again. */
  void forget(Tx tx, UUID station) {
    tx.send("DELETE FROM visit_fact WHERE station = $1", station);
    tx.send("DELETE FROM moment WHERE station = $1", station);
  }

  private static Tuple tuple(UUID station, VisitFact v) {
    return Tuple.from(
        new @Nullable Object[] {
          station,
          v.visit(),
          v.version(),
          v.state(),
          orNull(v.start()),
          orNull(v.end()),
          v.worker(),
          v.household(),
          version(v.first()),
          at(v.first()),
          version(v.accepted()),
          at(v.accepted()),
          version(v.arrived()),
          at(v.arrived()),
          version(v.started()),
          at(v.started()),
          v.given(),
          v.overridden(),
          v.unlicensed()
        });
  }

  static VisitFact visit(Row row) {
    return new VisitFact(
        row.getUUID("visit"),
        row.getLong("version"),
        row.getString("state"),
        Rows.instantOrNull(row, "start"),
        Rows.instantOrNull(row, "finish"),
        row.getUUID("worker"),
        row.getUUID("household"),
        marked(row, "first_version", "first_at"),
        marked(row, "accepted", "accepted_at"),
        marked(row, "arrived", "arrived_at"),
        marked(row, "started", "started_at"),
        row.getLong("given"),
        row.getBoolean("overridden"),
        row.getLong("unlicensed"));
  }

  private static VisitFact.@Nullable Marked marked(Row row, String version, String at) {
    var number = row.getLong(version);
    return number == null ? null : new VisitFact.Marked(number, Rows.instant(row, at));
  }

  private static @Nullable Long version(VisitFact.@Nullable Marked marked) {
    return marked == null ? null : marked.version();
  }

  private static @Nullable OffsetDateTime at(VisitFact.@Nullable Marked marked) {
    return marked == null ? null : time(marked.at());
  }

  private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
    return instant == null ? null : time(instant);
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
