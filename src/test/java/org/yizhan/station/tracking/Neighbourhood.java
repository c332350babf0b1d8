package org.yizhan.station.tracking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.ids.Ids;

/** A building, a company and a service, and whoever works and lives there. */
final class Neighbourhood {
  private static final String INSERT_VISIT =
      """
      WITH home AS (
        INSERT INTO dwelling (id, building_id, unit, floor, room) VALUES ($1, $2, 1, 2, 1)
        ON CONFLICT (building_id, unit, floor, room) DO UPDATE SET room = excluded.room RETURNING id
      ), household AS (
        INSERT INTO household (id, created_at) VALUES ($3, $4) RETURNING id
      ), resident AS (
        INSERT INTO person (id, household_id, surname, title) VALUES ($5, $3, '林', 'ms') RETURNING id
      ), booking AS (
        INSERT INTO booking (id, state, service_id, price_id, price_fen, household_id, dwelling_id, booker_id,
          recipient_id, payer_id, contact_id, call_at_station, channel, consent_version, created_at, version)
        SELECT $6, 'booked', $7, $8, 9900, $3, home.id, $5, $5, $5, $5, true, 'kiosk', '1', $4, 1 FROM home
      ), ticket AS (
        INSERT INTO ticket (booking_id, day, number, code_mac) VALUES ($6, $9, nextval('ticket_number'), '')
      ), visit AS (
        INSERT INTO visit (id, booking_id, state, starts_at, ends_at, door_code, since, version)
        VALUES ($10, $6, 'assigned', $11, $12, $13, $4, 1)
      )
      INSERT INTO occupancy (id, worker_id, during, visit_id)
      VALUES ($14, $15, tstzrange($11::timestamptz - interval '10 minutes', $12), $10)
      """;

  /** Numbers of tickets begin again after 23,999, and a killed database skips some. */
  private static final int TICKETS_A_DAY = 10_000;

  private final Db db;
  private final InstantSource clock;
  private final ZoneId zone;
  private final UUID service = Ids.next();
  private final UUID price = Ids.next();
  private final UUID company = Ids.next();
  final UUID building = Ids.next();
  private int visits;

  Neighbourhood(Db db, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.clock = clock;
    this.zone = zone;
  }

  void furnish() {
    var at = clock.instant().atOffset(ZoneOffset.UTC);
    db.rows("INSERT INTO category VALUES ('clean', 1, '保洁', 'Cleaning', 'broom')");
    db.rows(
        """
        INSERT INTO service VALUES ($1, 'clean', 1, '日常保洁', 'Cleaning', '', '', '', '', 'clean', 30, 10, false)
        """,
        service);
    db.rows("INSERT INTO service_price VALUES ($1, $2, 9900, $3, $3)", price, service, at);
    db.rows(
        "INSERT INTO building VALUES ($1, 1, '1号楼', 'Building 1', 3, 18, 2, 100, 50)", building);
    db.rows("INSERT INTO company VALUES ($1, '示例', 'Example')", company);
    db.rows(
        """
        INSERT INTO credential (id, company_id, kind, issued_on, recorded_at)
        SELECT gen_random_uuid(), $1, kind, $2, $3
        FROM unnest('{business-licence,annual-review}'::text[]) AS kind
        """,
        company,
        LocalDate.now(zone).minusDays(30),
        at);
  }

  /** So many workers with all their credentials. */
  List<UUID> workers(int count) {
    var workers = Stream.generate(Ids::next).limit(count).toArray(UUID[]::new);
    db.rows(
        """
        INSERT INTO worker (id, company_id, surname, given_name, gender, home_east, home_north, stars, active,
          version)
        SELECT id, $2, '示', '例', 'f', 0, 0, 3, true, 1 FROM unnest($1::uuid[]) AS id
        """,
        workers,
        company);
    db.rows(
        """
        INSERT INTO credential (id, worker_id, kind, issued_on, recorded_at)
        SELECT gen_random_uuid(), id, kind, $2, $3
        FROM unnest($1::uuid[]) AS id, unnest('{health-examination,pre-job-training}'::text[]) AS kind
        """,
        workers,
        LocalDate.now(zone).minusDays(30),
        clock.instant().atOffset(ZoneOffset.UTC));
    return List.of(workers);
  }

  /** A visit that begins then, given to the worker. */
  UUID visit(UUID worker, Instant start) {
    var visit = Ids.next();
    var at = clock.instant().atOffset(ZoneOffset.UTC);
    db.rows(
        INSERT_VISIT,
        Ids.next(),
        building,
        Ids.next(),
        at,
        Ids.next(),
        Ids.next(),
        service,
        price,
        LocalDate.now(zone).plusDays(visits++ / TICKETS_A_DAY),
        visit,
        start.atOffset(ZoneOffset.UTC),
        start.plus(Duration.ofMinutes(30)).atOffset(ZoneOffset.UTC),
        TrackingStation.DOOR_CODE,
        Ids.next(),
        worker);
    return visit;
  }
}
