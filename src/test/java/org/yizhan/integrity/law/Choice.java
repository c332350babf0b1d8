package org.yizhan.integrity.law;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.StationDatabase;
import org.yizhan.station.StationFixture;

/** What an act's numbers mean at the moment: one of the visits, workers, documents there are. */
record Choice(Act act, Town town, List<UUID> services) {
  private static final LocalTime FIRST_START = LocalTime.of(8, 0);

  /** Starts of a day, half an hour apart. */
  private static final int STARTS = 22;

  private StationDatabase database() {
    return town.station().database();
  }

  private Optional<UUID> one(String sql, int number) {
    var found = database().rows(sql + " ORDER BY 1");
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(UUID.fromString(Booked.text(found.get(number % found.size()), 0)));
  }

  private Optional<UUID> what(String sql) {
    return one(sql, act.what());
  }

  UUID service() {
    return services.get(act.what() % services.size());
  }

  /** Whether a carer of the same sex can be asked for. */
  boolean isPersonal(@Nullable Object service) {
    return database()
            .number(
                "SELECT count(*) FROM service WHERE personal_care AND id::text = '%s'"
                    .formatted(service))
        > 0;
  }

  UUID worker() {
    return one("SELECT id FROM before.worker WHERE active", act.who()).orElseThrow();
  }

  /** Some start of the week, on the grid on which visits start. */
  Instant start() {
    return start(town.monday().plusDays(act.when() % Town.DAYS));
  }

  /** Some start of today or tomorrow. */
  Instant soon() {
    return start(LocalDate.parse(today()).plusDays(act.who() % 2));
  }

  private Instant start(LocalDate day) {
    var slot = act.when() / Town.DAYS % STARTS;
    return day.atTime(FIRST_START.plusMinutes(30L * slot)).atZone(StationFixture.ZONE).toInstant();
  }

  String day() {
    return town.monday().plusDays(act.when() % Town.DAYS).toString();
  }

  String today() {
    return OffsetDateTime.ofInstant(now(), StationFixture.ZONE).toLocalDate().toString();
  }

  Instant now() {
    return town.station().clock().instant();
  }

  /** Hours that pass. */
  Duration whileWaiting() {
    return Duration.ofHours(1 + act.what() % 14);
  }

  /** So much later than the chosen start. */
  Instant after(Duration time) {
    return start().plus(time);
  }

  Optional<UUID> booking() {
    return what("SELECT id FROM booking WHERE state = 'booked'");
  }

  Optional<UUID> visit() {
    return what("SELECT id FROM visit WHERE state <> 'cancelled'");
  }

  /** Another one, if there is. */
  Optional<UUID> otherVisit() {
    return one("SELECT id FROM visit WHERE state <> 'cancelled'", act.when());
  }

  Optional<UUID> reportedVisit() {
    return what("SELECT DISTINCT visit_id FROM visit_report");
  }

  /** A visit that nobody set out for, and when that is due. */
  record Due(UUID visit, UUID worker, Instant start) {}

  /** The next of them, or one that should have begun. */
  Optional<Due> nextDue() {
    return database()
        .rows(
            """
            SELECT v.id, o.worker_id, extract(epoch FROM v.starts_at)::bigint
            FROM visit v JOIN occupancy o ON o.visit_id = v.id
            WHERE v.state IN ('assigned', 'accepted') ORDER BY v.starts_at, v.id LIMIT 1
            """)
        .stream()
        .map(row ->
            new Due(
                UUID.fromString(Booked.text(row, 0)),
                UUID.fromString(Booked.text(row, 1)),
                Instant.ofEpochSecond(Long.parseLong(Booked.text(row, 2)))))
        .findFirst();
  }

  /** Goes on to that moment, unless it is past. */
  void waitUntil(Instant moment) {
    if (moment.isAfter(now())) {
      town.station().clock().advance(Duration.between(now(), moment));
    }
  }

  Optional<UUID> hold() {
    return what("SELECT id FROM hold");
  }

  Optional<UUID> timeOff() {
    return what("SELECT id FROM time_off WHERE state = 'approved'");
  }

  /** Somebody's or, seldom, a company's. */
  Optional<UUID> credential() {
    return what(
        "SELECT c.id FROM credential c LEFT JOIN worker w ON w.id = c.worker_id"
            + " WHERE c.revoked_on IS NULL AND coalesce(w.active, true)");
  }

  UUID company() {
    return what("SELECT id FROM company").orElseThrow();
  }

  Optional<UUID> shift() {
    return one(
        """
        SELECT id FROM shift
        WHERE (lower(during) AT TIME ZONE 'Asia/Shanghai')::date < '%s'::date + %d AND worker_id = '%s'
        """
            .formatted(town.monday(), Town.DAYS, worker()),
        act.when());
  }

  /** A worker and a day without a shift; any while everybody has one on each. */
  Vacancy vacancy() {
    var found =
        database()
            .rows(
                """
                SELECT w.id, day::date FROM worker w
                CROSS JOIN generate_series('%1$s'::date, '%1$s'::date + %2$d, interval '1 day') AS day
                WHERE w.active AND NOT EXISTS (
                  SELECT FROM shift s
                  WHERE s.worker_id = w.id AND (lower(s.during) AT TIME ZONE 'Asia/Shanghai')::date = day::date)
                ORDER BY 1, 2
                """
                    .formatted(town.monday(), Town.DAYS - 1));
    if (found.isEmpty()) {
      return new Vacancy(worker(), start());
    }
    var chosen = found.get(act.who() % found.size());
    var day = LocalDate.parse(Booked.text(chosen, 1));
    return new Vacancy(UUID.fromString(Booked.text(chosen, 0)), start(day));
  }

  /** A worker who could have a shift from a start on. */
  record Vacancy(UUID worker, Instant start) {}

  /** The examinations by which a worker is sent to visits. */
  List<UUID> examinations(UUID worker) {
    return database()
        .rows(
            "SELECT id FROM credential WHERE kind = 'health-examination' AND revoked_on IS NULL"
                + " AND worker_id = '%s'".formatted(worker))
        .stream()
        .map(row -> UUID.fromString(Booked.text(row, 0)))
        .toList();
  }

  Optional<UUID> block() {
    return what("SELECT id FROM household_block WHERE lifted_at IS NULL");
  }

  Optional<UUID> suspension() {
    return what("SELECT id FROM suspension WHERE lifted_at IS NULL");
  }

  Optional<UUID> building() {
    return one("SELECT id FROM building WHERE position < 3", act.when());
  }

  /** A home in one of three buildings. */
  Map<String, Object> home() {
    return Map.of(
        "building", building().orElseThrow(), "unit", 1, "floor", act.who() % 5 + 1, "room", 1);
  }

  long version(String table, UUID id) {
    return database().number("SELECT version FROM " + table + " WHERE id = '" + id + "'");
  }
}
