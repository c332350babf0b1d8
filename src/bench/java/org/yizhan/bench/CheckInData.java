package org.yizhan.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.yizhan.bench.MqttLoad.Login;
import org.yizhan.bench.MqttLoad.Message;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;

/** Workers with devices and visits, and all that happens at those visits, in order. */
final class CheckInData {
  private static final List<String> STEPS =
      List.of("accepted", "departed", "arrived", "started", "finished");

  private static final String VISITS =
      """
      WITH home AS (
        INSERT INTO dwelling (id, building_id, unit, floor, room)
        SELECT gen_random_uuid(), id, 1, 1, 1 FROM building LIMIT 1
        ON CONFLICT (building_id, unit, floor, room) DO UPDATE SET room = excluded.room RETURNING id
      ), household AS (
        INSERT INTO household (id, created_at) VALUES (gen_random_uuid(), now()) RETURNING id
      ), resident AS (
        INSERT INTO person (id, household_id, surname, title)
        SELECT gen_random_uuid(), id, '测', 'ms' FROM household RETURNING id, household_id
      ), planned AS MATERIALIZED (
        SELECT gen_random_uuid() AS booking, gen_random_uuid() AS visit,
               date_trunc('day', now()) + interval '14 days' + n * interval '30 minutes' AS starts_at
        FROM generate_series(1, ?) AS n
      ), booking AS (
        INSERT INTO booking (id, state, service_id, price_id, price_fen, household_id, dwelling_id, booker_id,
          recipient_id, payer_id, contact_id, call_at_station, channel, consent_version, created_at, version)
        SELECT booking, 'booked', p.service_id, p.id, p.amount_fen, r.household_id, home.id, r.id, r.id, r.id, r.id, true,
               'kiosk', '1', now(), 1
        FROM planned, home, resident r, service_price p JOIN service s ON s.id = p.service_id WHERE s.skill = 'bench'
      ), ticket AS (
        INSERT INTO ticket (booking_id, day, number, code_mac)
        SELECT booking, starts_at::date, nextval('ticket_number'), '' FROM planned
      ), visit AS (
        INSERT INTO visit (id, booking_id, state, starts_at, ends_at, door_code, since, version)
        SELECT visit, booking, 'assigned', starts_at, starts_at + interval '20 minutes', '0417', now(), 1 FROM planned
      ), occupancy AS (
        INSERT INTO occupancy (id, worker_id, during, visit_id)
        SELECT gen_random_uuid(), ?, tstzrange(starts_at - interval '10 minutes', starts_at + interval '20 minutes'), visit
        FROM planned
      )
      SELECT visit FROM planned
      """;

  private final AtomicInteger numbers = new AtomicInteger();
  private final List<Line> lines = new ArrayList<>();
  private final String station;

  private record Line(Login login, List<String> visits, AtomicInteger said) {}

  /** Gives each of {@code workers} of {@link BenchData} a device and so many visits. */
  CheckInData(StationProcess process, int workers, int visits) throws Exception {
    station = process.firstRun().path("worker").path("stationId").asText();
    var vertx = Vertx.vertx();
    var tokens =
        Tokens.signing(
            vertx,
            process.keys().ed25519("tokens"),
            station,
            "yizhan-station",
            InstantSource.system());
    try (var db = process.owner();
        var enrol =
            db.prepareStatement(
                "INSERT INTO device (id, worker_id, enrolment, enrolled_at) VALUES (?, ?, 1,"
                    + " now())");
        var insert = db.prepareStatement(VISITS)) {
      for (int i = 0; i < workers; i++) {
        var worker = UUID.fromString(BenchData.worker(i));
        var device = UUID.randomUUID();
        enrol.setObject(1, device);
        enrol.setObject(2, worker);
        enrol.execute();
        insert.setInt(1, visits);
        insert.setObject(2, worker);
        var ids = new ArrayList<String>();
        try (var rows = insert.executeQuery()) {
          while (rows.next()) {
            ids.add(rows.getString(1));
          }
        }
        var token =
            tokens.issue(
                new Principal(Role.WORKER, device.toString(), null, worker.toString()),
                Duration.ofDays(1));
        lines.add(new Line(new Login(device.toString(), token), ids, new AtomicInteger()));
      }
      try (var statement = db.createStatement()) {
        statement.execute("ANALYZE");
      }
    } finally {
      vertx.close();
    }
  }

  List<Login> logins() {
    return lines.stream().map(Line::login).toList();
  }

  /** What the device has to say next; its number is its sequence. */
  Message next(int device) {
    var line = lines.get(device);
    var said = line.said().getAndIncrement();
    var number = numbers.incrementAndGet();
    var payload =
        """
        {"specversion":"1.0","id":"%s","source":"/devices/%s","type":"org.yizhan.visit.%s.v1","time":"%s","sequence":%d,"data":{}}
        """
            .formatted(
                UUID.randomUUID(),
                line.login().device(),
                STEPS.get(said % STEPS.size()),
                Instant.now(),
                number);
    return new Message(
        number,
        "yz/v1/%s/visits/%s/events".formatted(station, line.visits().get(said / STEPS.size())),
        payload.getBytes(UTF_8));
  }

  /** What was refused would have cost less than what was applied. */
  void allApplied(StationProcess process) throws SQLException, IOException {
    try (var db = process.owner();
        var statement = db.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count(*), count(refused) FROM visit_report WHERE source = 'device'")) {
      rows.next();
      if (rows.getInt(1) != numbers.get() || rows.getInt(2) > 0) {
        throw new IllegalStateException(
            "Of %d reports %d are stored and %d refused"
                .formatted(numbers.get(), rows.getInt(1), rows.getInt(2)));
      }
    }
  }
}
