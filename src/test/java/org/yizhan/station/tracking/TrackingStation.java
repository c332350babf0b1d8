package org.yizhan.station.tracking;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.db.Database;
import org.yizhan.platform.db.DatabaseConfig;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.events.SealStore;
import org.yizhan.platform.events.SealedLog;
import org.yizhan.platform.events.Sealer;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.mqtt.MqttConfig;
import org.yizhan.platform.mqtt.MqttGate;
import org.yizhan.platform.mqtt.MqttTls;
import org.yizhan.platform.mqtt.WebSocketBridge;
import org.yizhan.station.booking.BookingChanges;
import org.yizhan.station.booking.BookingConfig;
import org.yizhan.station.booking.BookingParts;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.dispatch.FreeWorkers;
import org.yizhan.station.dispatch.RankingWeights;
import org.yizhan.station.dispatch.Shares;
import org.yizhan.station.dispatch.Soonest;
import org.yizhan.station.dispatch.SteadyTeams;
import org.yizhan.station.dispatch.TakeOff;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.preference.Homes;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.ScheduleConfig;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.schedule.hours.WorkHours;
import org.yizhan.station.travel.OnFoot;
import org.yizhan.station.visit.Estimates;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Device;
import org.yizhan.station.workforce.Workforce;

/**
 * A station with nothing but tracking, on a real database, with its MQTT port open. It is ten
 * o'clock all day.
 */
final class TrackingStation {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final String DOOR_CODE = "0417";
  static final int INFLIGHT = 64;
  static final int RATE = 1_000;
  static final int PROBLEMS = 4;
  static final int MESSAGE_LIMIT = 65_536;
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

  private final Vertx vertx;
  private final Context context;
  private final Database database;
  private final Sealer sealer;
  private final MqttGate<Device> gate;
  private final UUID service = Ids.next();
  private final UUID price = Ids.next();
  private final UUID building = Ids.next();
  private final UUID company = Ids.next();
  private int visitsMade;
  final InstantSource clock =
      InstantSource.fixed(LocalDate.now(ZONE).atTime(10, 0).atZone(ZONE).toInstant());
  final UUID id = Ids.next();
  final Topics topics = new Topics(id.toString());
  final Db db;
  final Tokens tokens;
  final Workforce workforce;
  final Visits visits;
  final Schedule schedule;
  final Estimates estimates;
  final Tracking tracking;
  final int port;
  final int tlsPort;
  final int httpPort;

  static TrackingStation start(Path data) throws Exception {
    return start(data, new MqttTls(0, "", ""));
  }

  static TrackingStation start(Path data, MqttTls tls) throws Exception {
    var vertx = Vertx.vertx();
    var found = new CompletableFuture<Context>();
    vertx.deployVerticle(
        new AbstractVerticle() {
          @Override
          public void start() {
            found.complete(context);
          }
        },
        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
    var context = found.get(10, TimeUnit.SECONDS);
    return call(context, () -> new TrackingStation(vertx, context, data, tls));
  }

  /** Does something on a virtual thread and waits for it. */
  <T> T call(Callable<T> work) throws Exception {
    return call(context, work);
  }

  private static <T> T call(Context context, Callable<T> work) throws Exception {
    var done = new CompletableFuture<T>();
    context.runOnContext(ignored -> {
      try {
        done.complete(work.call());
      } catch (Exception e) {
        done.completeExceptionally(e);
      }
    });
    return done.get(60, TimeUnit.SECONDS);
  }

  private TrackingStation(Vertx vertx, Context context, Path data, MqttTls tls) {
    this.vertx = vertx;
    this.context = context;
    var keys = new KeyFiles(data.resolve("keys"));
    database =
        Database.open(vertx, new DatabaseConfig("", "", "", "", "", 8), data, keys, "station");
    db = database.db();
    furnish(db);
    var meters = new SimpleMeterRegistry();
    var log = new SealedLog(db);
    sealer = Sealer.start(vertx, () -> SealStore.open(database.connection()), log, meters, clock);
    var cipher = new ColumnCipher(keys.secret("columns"));
    var events = new EventLog(sealer::wake);
    tokens =
        Tokens.signing(
            vertx, keys.ed25519("tokens"), id.toString(), "test", InstantSource.system());
    var catalog = new Catalog(db);
    var addressBook = new AddressBook(db);
    workforce = new Workforce(db);
    visits = new Visits(db, events, cipher, ZONE);
    var licences = new Licences(db, ZONE);
    var hours = new WorkHours(db, ZONE);
    var travel = OnFoot.travel(vertx, db, addressBook, clock, ZONE);
    estimates = new Estimates(visits, addressBook, travel, clock, ZONE);
    var times = new ScheduleConfig(LocalTime.of(8, 0), LocalTime.of(20, 0), 30, 0, 30, 3);
    var weights = new RankingWeights(1, 1, 1, 1, 1, 1, 1, 1, 1, 28);
    var availability =
        new Availability(vertx, db, addressBook, travel, licences, hours, times, ZONE, clock);
    schedule = new Schedule(db, addressBook, travel, licences, hours, availability, clock);
    var bookings =
        new BookingChanges(
            new BookingParts(
                db,
                events,
                cipher,
                keys.secret("codes"),
                catalog,
                workforce,
                addressBook,
                schedule,
                availability,
                new FreeWorkers(availability, workforce, travel, () -> Shares.EQUAL, weights),
                new Soonest(
                    addressBook,
                    workforce,
                    schedule,
                    () -> Shares.EQUAL,
                    times,
                    weights,
                    clock,
                    ZONE),
                new SteadyTeams(workforce, schedule, () -> Shares.EQUAL, weights, clock),
                (from, until) -> Set.of(),
                visits,
                new BookingConfig(5, 92, 5),
                clock,
                ZONE));
    gate =
        new MqttGate<>(
            new MqttConfig("127.0.0.1", 0, MESSAGE_LIMIT, 2, 60, INFLIGHT, RATE, 1, tls));
    tracking =
        new Tracking(
            vertx,
            new TrackingParts(
                db,
                cipher,
                visits,
                schedule,
                bookings,
                catalog,
                licences,
                new TrackingConfig(3, PROBLEMS),
                clock));
    var homes = new Homes(db, events, cipher, clock);
    var parts =
        new DeviceParts(
            id,
            db,
            cipher,
            tokens,
            workforce,
            visits,
            catalog,
            addressBook,
            homes,
            meters,
            clock,
            ZONE);
    port = gate.open(vertx, new Devices(vertx, parts, log, gate, tracking));
    tlsPort = gate.tlsPort();
    var router = Router.router(vertx);
    var mqttPort = port;
    WebSocketBridge.mount(router, vertx, () -> mqttPort);
    httpPort =
        vertx
            .createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("mqtt"))
            .requestHandler(router)
            .listen(0)
            .await()
            .actualPort();
  }

  private void furnish(Db db) {
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
        LocalDate.now(ZONE).minusDays(30),
        at);
  }

  /** A worker nobody knew before, with a device. */
  Phone phone() throws Exception {
    return phones(1).getFirst();
  }

  /** So many workers nobody knew before, each with a device. */
  List<Phone> phones(int count) throws Exception {
    return call(() -> {
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
          LocalDate.now(ZONE).minusDays(30),
          clock.instant().atOffset(ZoneOffset.UTC));
      workforce.reload();
      return new ArrayList<>(Stream.of(workers).map(this::anotherPhone).toList());
    });
  }

  /** Devices that are connected now. */
  Collection<Device> connected() {
    return gate.connected();
  }

  /** Revokes all that the worker holds, or takes that back. */
  void revokesCredentialsOf(UUID worker, boolean revoked) throws Exception {
    call(() ->
        db.rows(
            "UPDATE credential SET revoked_on = $2 WHERE worker_id = $1",
            worker,
            revoked ? LocalDate.now(ZONE).minusDays(1) : null));
  }

  /** Nobody is sent to the building from now on: whoever would go is taken off. */
  UUID suspendsTheBuilding() throws Exception {
    var suspension = Ids.next();
    var day = new Window(clock.instant(), clock.instant().plus(Duration.ofDays(1)));
    var takeOff = new TakeOff(schedule, visits);
    return call(() ->
        db.inTransaction(tx -> {
          schedule.lock(tx, schedule.everybody(day).keySet());
          takeOff.in(tx, building, day, Map.of("why", "suspended"), clock.instant(), "test");
          tx.rows(
              """
              INSERT INTO suspension (id, building_id, reason_enc, during, made_at, made_by)
              VALUES ($1, $2, '', tstzrange($3, $4), $3, 'test')
              """,
              suspension,
              building,
              day.start().atOffset(ZoneOffset.UTC),
              day.end().atOffset(ZoneOffset.UTC));
          return suspension;
        }));
  }

  void lifts(UUID suspension) throws Exception {
    call(() -> db.rows("DELETE FROM suspension WHERE id = $1", suspension));
  }

  /** One more device for a worker; called on a virtual thread. */
  Phone anotherPhone(UUID worker) {
    var device = workforce.enrolDevice(worker, clock.instant());
    return new Phone(this, device, token(device, Duration.ofHours(1)));
  }

  String token(Device device, Duration life) {
    return tokens.issue(
        new Principal(Role.WORKER, device.id().toString(), null, device.worker().toString()), life);
  }

  /** A visit today, given to the worker; each one an hour after the one before. */
  UUID visit(UUID worker) throws Exception {
    var start =
        LocalDate.now(ZONE)
            .atTime(0, 30)
            .atZone(ZONE)
            .toInstant()
            .plus(Duration.ofHours(visitsMade++ % 46));
    return visit(worker, start);
  }

  /** A visit that begins then, given to the worker. */
  UUID visit(UUID worker, Instant start) throws Exception {
    return call(() -> insertVisit(worker, start));
  }

  private UUID insertVisit(UUID worker, Instant start) {
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
        LocalDate.now(ZONE),
        visit,
        start.atOffset(ZoneOffset.UTC),
        start.plus(Duration.ofMinutes(30)).atOffset(ZoneOffset.UTC),
        DOOR_CODE,
        Ids.next(),
        worker);
    return visit;
  }

  /** Whether the database answers now. */
  boolean answers() {
    try {
      return call(database::answers);
    } catch (Exception away) {
      return false;
    }
  }

  Visit get(UUID visit) throws Exception {
    return call(() -> visits.get(visit));
  }

  /** What staff do when they give a visit to somebody else. */
  void assign(UUID visit, UUID to) throws Exception {
    call(() ->
        db.inTransaction(tx -> {
          var now = visits.locked(tx, visit);
          schedule.move(tx, visit, requireNonNull(now.worker()), to);
          visits.save(
              tx,
              now.assignedTo(to, clock.instant()),
              clock.instant(),
              "staff:test",
              "assigned",
              Map.of("previous", requireNonNull(now.worker())));
          return now;
        }));
  }

  /** Types of the events about a visit or booking, in order. */
  List<String> events(UUID subject) throws Exception {
    return call(() -> {
      var types = new ArrayList<String>();
      for (var row : db.rows("SELECT type FROM event WHERE subject = $1 ORDER BY pos", subject)) {
        types.add(row.getString("type").replace("org.yizhan.", "").replace(".v1", ""));
      }
      return types;
    });
  }

  void close() throws Exception {
    call(() -> {
      gate.close();
      sealer.close();
      database.close();
      return null;
    });
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
