package org.yizhan.integrity.law;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.yizhan.platform.auth.Role;
import org.yizhan.station.Caller;
import org.yizhan.station.Desk;
import org.yizhan.station.StationFixture;

/**
 * A small station in which everything gets in the way of everything else: few workers, a week,
 * rules so tight that ordinary days touch them.
 */
final class Town {
  /** Days that things are done about, from a Monday on. */
  static final int DAYS = 6;

  /** What is booked: two skills, and two services that take two workers. */
  private static final List<String> SERVICES =
      List.of(
          "Home cleaning, 2 hours",
          "Kitchen cleaning",
          "Haircut at home",
          "Daily care, half a day",
          "Bathing, then fresh bedding",
          "Deep cleaning by two, whole flat");

  private static final List<String> KEPT =
      List.of("shift", "rotation", "credential", "dispatch_rule", "work_rule", "worker");

  private final StationFixture station = new StationFixture();
  private final LocalDate monday =
      LocalDate.now(StationFixture.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

  private String token = "";

  /** Starts the station and remembers how everything stands. */
  void open() throws java.io.IOException {
    station.open();
    station.database().run(fewAndTight());
    station.database().run("CREATE SCHEMA before");
    KEPT.forEach(table ->
        station.database().run("CREATE TABLE before.%1$s AS TABLE public.%1$s".formatted(table)));
  }

  /**
   * Few men and women who are there every day from half past seven until eight, and tight rules.
   */
  private String fewAndTight() {
    return """
    UPDATE worker SET active = id IN (
      (SELECT worker_id FROM worker_skill WHERE skill = 'cleaning' ORDER BY 1 LIMIT 4)
      UNION (SELECT worker_id FROM worker_skill WHERE skill = 'elder-care' ORDER BY 1 LIMIT 3)
      UNION (SELECT worker_id FROM worker_skill WHERE skill = 'deep-cleaning' ORDER BY 1 LIMIT 3));
    INSERT INTO worker_skill (worker_id, skill)
    SELECT w.id, s.skill FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM worker WHERE active) w
    CROSS JOIN unnest('{cleaning,elder-care,deep-cleaning}'::text[]) AS s (skill)
    WHERE place %% 4 > 0
    ON CONFLICT DO NOTHING;
    UPDATE worker SET gender = CASE place %% 2 WHEN 0 THEN 'm' ELSE 'f' END
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM worker WHERE active) w WHERE w.id = worker.id;
    UPDATE credential SET covers = covers || '{elder-care}' WHERE kind = 'health-examination' AND NOT 'elder-care' = ANY(covers);
    UPDATE rotation SET days = '[{"from": "07:30", "to": "20:00"}]', made_until = '%1$s'::date + 60;
    DELETE FROM shift;
    INSERT INTO shift (id, worker_id, during, origin)
    SELECT gen_random_uuid(), w.id,
           tstzrange((day::date + time '07:30') AT TIME ZONE 'Asia/Shanghai', (day::date + time '20:00') AT TIME ZONE 'Asia/Shanghai'),
           'pattern'
    FROM worker w CROSS JOIN generate_series('%1$s'::date, '%1$s'::date + 59, interval '1 day') AS day
    WHERE w.active;
    INSERT INTO work_rule (code, version, name_zh, name_en, source, amount, after_minutes, overridable, in_force,
      valid_from, made_at, made_by)
    SELECT code, 2, name_zh, name_en, source, tight.amount, tight.after_minutes, code <> 'week-longest', true,
           '2020-01-02', made_at, made_by
    FROM work_rule JOIN (VALUES ('day-longest', 400, NULL), ('week-longest', 1080, NULL), ('week-days', 4, NULL),
      ('night-rest', 800, NULL), ('break', 30, 240)) AS tight (code, amount, after_minutes) USING (code)
    WHERE version = 1;
    """
        .formatted(monday);
  }

  void close() throws java.io.IOException {
    station.close();
  }

  /** As it was on Monday at six: nothing booked, everybody licensed. The station starts anew. */
  void beginAgain() {
    var database = station.database();
    database.run(
        """
        TRUNCATE booking, visit, hold, occupancy, plan, idempotency, time_off, suspension, household_block, household,
          shift, rotation, credential, dispatch_rule, work_rule CASCADE;
        UPDATE worker w SET active = b.active FROM before.worker b WHERE b.id = w.id;
        """);
    for (var table : KEPT) {
      if (!table.equals("worker")) {
        database.run("INSERT INTO public.%1$s SELECT * FROM before.%1$s".formatted(table));
      }
    }
    station.clock().advance(Duration.between(station.clock().instant(), begin()));
    restart();
    token = station.token(Role.MANAGER, Duration.ofDays(400));
  }

  /** Stops the station and starts it again. */
  void restart() {
    station.stop();
    station.start();
  }

  private Instant begin() {
    return monday.atTime(6, 0).atZone(StationFixture.ZONE).toInstant();
  }

  StationFixture station() {
    return station;
  }

  /** The first of the days. */
  LocalDate monday() {
    return monday;
  }

  /** The manager, whatever the clock does. */
  Caller manager() {
    return station.bearer(token);
  }

  /** The services that are booked. */
  List<UUID> services() {
    var desk = new Desk(station, manager());
    return SERVICES.stream().map(desk::service).map(UUID::fromString).toList();
  }
}
