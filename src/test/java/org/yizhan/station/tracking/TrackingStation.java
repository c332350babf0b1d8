package org.yizhan.station.tracking;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
import org.yizhan.platform.rounds.Rounds;
import org.yizhan.station.booking.BookingChanges;
import org.yizhan.station.booking.BookingConfig;
import org.yizhan.station.booking.BookingParts;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.dispatch.FreeWorkers;
import org.yizhan.station.dispatch.RankingWeights;
import org.yizhan.station.dispatch.Shares;
import org.yizhan.station.dispatch.Soonest;
import org.yizhan.station.dispatch.SteadyTeams;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.preference.Homes;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.ScheduleConfig;
import org.yizhan.station.schedule.VisitTimes;
import org.yizhan.station.schedule.hours.WorkHours;
import org.yizhan.station.travel.OnFoot;
import org.yizhan.station.visit.Estimates;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;
import org.yizhan.station.workforce.Device;
import org.yizhan.station.workforce.Workforce;

/** Tracking alone, on a real database, with its MQTT port open. It is ten o'clock all day. */
final class TrackingStation {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final String DOOR_CODE = "0417";
  static final int INFLIGHT = 64;
  static final int RATE = 1_000;
  static final int PROBLEMS = 4;
  static final int MESSAGE_LIMIT = 65_536;
  private final Vertx vertx;
  private final Context context;
  private final Database database;
  private final Sealer sealer;
  private final MqttGate<Device> gate;
  private final Rounds rounds;
  final Neighbourhood homes;
  private int visitsMade;

  /** How far the MQTT endpoint's clock is ahead of everybody else's. */
  volatile Duration gateAhead = Duration.ZERO;

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
  final Staff staff = new Staff(this);
  final int port;
  final int tlsPort;
  final int httpPort;

  static TrackingStation start(Path data) throws Exception {
    return start(data, new MqttTls(0, "", ""));
  }

  static TrackingStation start(Path data, MqttTls tls) throws Exception {
    var vertx = Vertx.vertx();
    var context = VirtualThreads.of(vertx);
    return VirtualThreads.call(context, () -> new TrackingStation(vertx, context, data, tls));
  }

  /** Does something on a virtual thread and waits for it. */
  <T> T call(Callable<T> work) throws Exception {
    return VirtualThreads.call(context, work);
  }

  private TrackingStation(Vertx vertx, Context context, Path data, MqttTls tls) {
    this.vertx = vertx;
    this.context = context;
    var keys = new KeyFiles(data.resolve("keys"));
    database =
        Database.open(vertx, new DatabaseConfig("", "", "", "", "", 8), data, keys, "station");
    db = database.db();
    homes = new Neighbourhood(db, clock, ZONE);
    homes.furnish();
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
    var config = new ScheduleConfig(LocalTime.of(8, 0), LocalTime.of(20, 0), 30, 0, 30, 3);
    var times = new VisitTimes(config, date -> Optional.of(config.everyDay()));
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
            new MqttConfig("127.0.0.1", 0, MESSAGE_LIMIT, 2, 60, INFLIGHT, RATE, 1, tls),
            () -> Instant.now().plus(gateAhead));
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
            new Homes(db, events, cipher, clock),
            meters,
            clock,
            ZONE);
    rounds = new Rounds(vertx);
    port = gate.open(vertx, new Devices(vertx, rounds, parts, log, gate, tracking));
    tlsPort = gate.tlsPort();
    var router = Router.router(vertx);
    WebSocketBridge.mount(router, vertx, () -> port);
    httpPort =
        vertx
            .createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("mqtt"))
            .requestHandler(router)
            .listen(0)
            .await()
            .actualPort();
  }

  /** A worker nobody knew before, with a device. */
  Phone phone() throws Exception {
    return phones(1).getFirst();
  }

  /** So many workers nobody knew before, each with a device. */
  List<Phone> phones(int count) throws Exception {
    return call(() -> {
      var workers = homes.workers(count);
      workforce.reload();
      return new ArrayList<>(workers.stream().map(this::anotherPhone).toList());
    });
  }

  Collection<Device> connected() {
    return gate.connected();
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
    return call(() -> homes.visit(worker, start));
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
      rounds.close();
      sealer.close();
      database.close();
      return null;
    });
    vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
