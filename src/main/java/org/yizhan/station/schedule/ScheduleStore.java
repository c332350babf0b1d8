package org.yizhan.station.schedule;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
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
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.household.Place;
import org.yizhan.station.licence.Licence;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.schedule.hours.WorkHours;
import org.yizhan.station.schedule.hours.WorkRulebook;
import org.yizhan.station.travel.Travel;
import org.yizhan.station.travel.Ways;

/** Shifts and the one table of occupancies. */
final class ScheduleStore {
  private static final String WORKERS =
      """
      SELECT id, active, gender, home_east, home_north,
             array(SELECT s.skill FROM worker_skill s WHERE s.worker_id = w.id) AS skills,
             array(SELECT b.household_id FROM household_block b
                   WHERE b.worker_id = w.id AND b.lifted_at IS NULL) AS blocked
      FROM worker w WHERE id = ANY($1)
      """;

  private static final String SHIFTS =
      """
      SELECT worker_id, false AS away, lower(during) AS starts, upper(during) AS ends
      FROM shift WHERE worker_id = ANY($1) AND upper(during) > $2 AND lower(during) < $3
      UNION ALL
      SELECT worker_id, true, lower(during), upper(during)
      FROM time_off WHERE worker_id = ANY($1) AND during && tstzrange($2, $3) AND state = 'approved'
      """;

  /** The week decides about rest; only around the visit does it matter where the others are. */
  private static final String OCCUPIED =
      """
      SELECT o.id, o.worker_id, lower(o.during) AS starts, upper(o.during) AS ends, o.hold_id, o.visit_id,
             d.building_id, v.starts_at AS at_door, v.crew
      FROM occupancy o
      LEFT JOIN visit v ON v.id = CASE WHEN o.during && tstzrange($2, $3) THEN o.visit_id END
      LEFT JOIN booking b ON b.id = v.booking_id
      LEFT JOIN dwelling d ON d.id = b.dwelling_id
      WHERE o.worker_id = ANY($1) AND upper(o.during) > $5 AND lower(o.during) < $6
        AND (o.expires_at IS NULL OR o.expires_at > $4)
      """;

  private static final String DELETE_EXPIRED =
      "DELETE FROM occupancy WHERE worker_id = ANY($1) AND expires_at <= $2";

  private static final String INSERT_HOLD =
      """
      INSERT INTO occupancy (id, worker_id, during, hold_id, expires_at, member)
      VALUES ($1, $2, tstzrange($3, $4), $5, $6, $7)
      """;

  private static final String INSERT_VISIT =
      "INSERT INTO occupancy (id, worker_id, during, visit_id) VALUES ($1, $2, tstzrange($3, $4),"
          + " $5)";

  private static final String HOLD_TO_VISITS =
      """
      UPDATE occupancy SET visit_id = ($2::uuid[])[member], hold_id = NULL, expires_at = NULL WHERE hold_id = $1
      """;

  private static final String LOCK_HOLDER =
      """
      SELECT pg_advisory_xact_lock(k)
      FROM (SELECT DISTINCT hashtextextended(worker_id::text, 0) AS k FROM occupancy
            WHERE hold_id = ANY($1) OR visit_id = ANY($1) ORDER BY k) AS keys
      """;

  private final FilterStore filters = new FilterStore();
  private final AddressBook addressBook;
  private final Travel travel;
  private final Licences licences;
  private final WorkHours hours;

  ScheduleStore(AddressBook addressBook, Travel travel, Licences licences, WorkHours hours) {
    this.addressBook = addressBook;
    this.travel = travel;
    this.licences = licences;
    this.hours = hours;
  }

  void lockHoldersOf(Tx tx, Set<UUID> holdsOrVisits) {
    tx.send(LOCK_HOLDER, (Object) array(holdsOrVisits));
  }

  void deleteExpired(Tx tx, Set<UUID> workers, Instant now) {
    tx.send(DELETE_EXPIRED, array(workers), at(now));
  }

  /** What is known of the workers around {@code window}. Five statements in one flush. */
  Future<Map<UUID, Timetable>> timetables(Tx tx, Set<UUID> workers, Window window, Instant now) {
    var ids = array(workers);
    var facts = tx.send(WORKERS, (Object) ids);
    var shifts = tx.send(SHIFTS, ids, at(window.start()), at(window.end()));
    var weeks = weeksAround(window);
    var occupied =
        tx.send(
            OCCUPIED,
            ids,
            at(window.start()),
            at(window.end()),
            at(now),
            at(weeks.start()),
            at(weeks.end()));
    var held = licences.sendFor(tx, ids);
    var suspended = filters.suspensions(tx, ids, window);
    return Future.all(facts, shifts, occupied, held, suspended)
        .map(all ->
            assemble(
                facts.result(),
                shifts.result(),
                occupied.result(),
                held.result(),
                hours.rules(),
                suspended.result()));
  }

  /** From the day before the first Monday to the day after the last Sunday. */
  Window weeksAround(Window window) {
    var zone = hours.rules().zone();
    var first =
        LocalDate.ofInstant(window.start(), zone)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var last =
        LocalDate.ofInstant(window.end(), zone)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    return new Window(
        first.minusDays(1).atStartOfDay(zone).toInstant(),
        last.plusDays(2).atStartOfDay(zone).toInstant());
  }

  /** The same without a transaction, for showing and for the read cache. */
  Map<UUID, Timetable> timetables(Db db, Set<UUID> workers, Window window, Instant now) {
    return db.inTransaction(tx -> timetables(tx, workers, window, now).await());
  }

  /** The ways as they are known now. */
  Ways ways() {
    return travel.ways();
  }

  List<UUID> everybody(Db db) {
    return Rows.list(db.rows("SELECT id FROM worker"), row -> row.getUUID("id"));
  }

  Set<UUID> workersWithExpiredHolds(Db db, Instant now) {
    return Set.copyOf(
        Rows.list(
            db.rows("SELECT DISTINCT worker_id FROM occupancy WHERE expires_at <= $1", at(now)),
            row -> row.getUUID("worker_id")));
  }

  void insertHold(Tx tx, Seat seat, int member, UUID hold, Instant expiresAt) {
    var during = seat.wish().during();
    tx.send(
        INSERT_HOLD,
        Ids.next(),
        seat.worker(),
        at(during.start()),
        at(during.end()),
        hold,
        at(expiresAt),
        member);
  }

  void insertVisit(Tx tx, UUID worker, Window during, UUID visit) {
    tx.send(INSERT_VISIT, Ids.next(), worker, at(during.start()), at(during.end()), visit);
  }

  /** The visits in the order of the crew's members. */
  void holdToVisits(Tx tx, UUID hold, List<UUID> visits) {
    tx.send(HOLD_TO_VISITS, hold, visits.toArray(UUID[]::new));
  }

  void deleteHold(Tx tx, UUID hold) {
    tx.send("DELETE FROM occupancy WHERE hold_id = $1", hold);
  }

  void deleteVisit(Tx tx, UUID visit) {
    tx.send("DELETE FROM occupancy WHERE visit_id = $1", visit);
  }

  void moveVisit(Tx tx, UUID visit, UUID from, UUID to) {
    tx.send(
        "UPDATE occupancy SET worker_id = $3 WHERE visit_id = $1 AND worker_id = $2",
        visit,
        from,
        to);
  }

  private Map<UUID, Timetable> assemble(
      RowSet<Row> facts,
      RowSet<Row> shifts,
      RowSet<Row> occupied,
      Map<UUID, Licence> held,
      WorkRulebook rules,
      FilterStore.Suspensions suspensions) {
    var taken =
        Rows.list(occupied, this::occupied).stream()
            .collect(Collectors.groupingBy(Occupied::worker));
    var working = new HashMap<UUID, List<Window>>();
    var away = new HashMap<UUID, List<Window>>();
    for (var row : shifts) {
      var which = row.getBoolean("away") ? away : working;
      which.computeIfAbsent(row.getUUID("worker_id"), id -> new ArrayList<>()).add(window(row));
    }
    var result = new HashMap<UUID, Timetable>();
    for (var row : facts) {
      var id = row.getUUID("id");
      result.put(
          id,
          new Timetable(
              id,
              row.getBoolean("active"),
              Set.of(row.getArrayOfStrings("skills")),
              new Place(row.getInteger("home_east"), row.getInteger("home_north")),
              travel.ways(),
              held.getOrDefault(id, licences.none()),
              rules,
              filters.of(row, suspensions.concerning(id)),
              working.getOrDefault(id, List.of()),
              away.getOrDefault(id, List.of()),
              taken.getOrDefault(id, List.of())));
    }
    return result;
  }

  private Occupied occupied(Row row) {
    @Nullable UUID building = row.getUUID("building_id");
    return new Occupied(
        row.getUUID("id"),
        row.getUUID("worker_id"),
        window(row),
        row.getUUID("hold_id"),
        row.getUUID("visit_id"),
        building == null ? null : addressBook.building(building).place(),
        Rows.instantOrNull(row, "at_door"),
        row.getUUID("crew"));
  }

  static Window window(Row row) {
    return new Window(Rows.instant(row, "starts"), Rows.instant(row, "ends"));
  }

  private static UUID[] array(Set<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
