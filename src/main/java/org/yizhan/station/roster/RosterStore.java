package org.yizhan.station.roster;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.json.Json;
import org.yizhan.station.schedule.Window;

/** Patterns and shifts. */
final class RosterStore {
  private static final String ROTATION =
      "SELECT worker_id, anchor, days::text AS days, follows_calendar, made_until, version FROM"
          + " rotation ";

  private static final String SAVE =
      """
      INSERT INTO rotation (worker_id, anchor, days, follows_calendar, made_until, version)
      VALUES ($1, $2, $3::text::jsonb, $4, $5, $6)
      ON CONFLICT (worker_id) DO UPDATE SET anchor = excluded.anchor, days = excluded.days,
        follows_calendar = excluded.follows_calendar, made_until = excluded.made_until, version = excluded.version
      """;

  /** A day on which the worker has a shift entered by hand is left as it is. */
  private static final String INSERT_MADE =
      """
      INSERT INTO shift (id, worker_id, during, origin)
      SELECT p.id, p.worker_id, tstzrange(p.starts, p.ends), 'pattern'
      FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[])
        AS p(id, worker_id, starts, ends, day_starts, day_ends)
      WHERE NOT EXISTS (
        SELECT FROM shift s WHERE s.worker_id = p.worker_id AND s.during && tstzrange(p.day_starts, p.day_ends))
      """;

  private static final String SHIFTS =
      "SELECT id, worker_id, lower(during) AS starts, upper(during) AS ends, origin FROM shift ";

  Optional<Rotation> rotation(Db db, UUID worker) {
    return Rows.first(db.rows(ROTATION + "WHERE worker_id = $1", worker), RosterStore::rotation);
  }

  Optional<Rotation> rotation(Tx tx, UUID worker) {
    return Rows.first(tx.rows(ROTATION + "WHERE worker_id = $1", worker), RosterStore::rotation);
  }

  /** The patterns whose shifts end before {@code day}. */
  List<Rotation> endingBefore(Db db, LocalDate day) {
    return Rows.list(db.rows(ROTATION + "WHERE made_until < $1", day), RosterStore::rotation);
  }

  /** The same under the locks of the workers. */
  List<Rotation> endingBefore(Tx tx, Set<UUID> workers, LocalDate day) {
    return Rows.list(
        tx.rows(
            ROTATION + "WHERE worker_id = ANY($1) AND made_until < $2",
            workers.toArray(UUID[]::new),
            day),
        RosterStore::rotation);
  }

  List<UUID> patterned(Db db) {
    return Rows.list(db.rows("SELECT worker_id FROM rotation"), row -> row.getUUID("worker_id"));
  }

  void save(Tx tx, Rotation rotation) {
    tx.send(
        SAVE,
        rotation.worker(),
        rotation.anchor(),
        new String(Json.bytes(rotation.days()), StandardCharsets.UTF_8),
        rotation.followsCalendar(),
        rotation.madeUntil(),
        rotation.version());
  }

  /** Takes the shifts made from the pattern away, from {@code from} on. */
  void deleteMade(Tx tx, UUID worker, Instant from) {
    tx.send(
        "DELETE FROM shift WHERE worker_id = $1 AND origin = 'pattern' AND lower(during) >= $2",
        worker,
        from.atOffset(ZoneOffset.UTC));
  }

  void insertMade(Tx tx, List<Shift> shifts, ZoneId zone) {
    tx.send(
        INSERT_MADE,
        shifts.stream().map(Shift::id).toArray(UUID[]::new),
        shifts.stream().map(Shift::worker).toArray(UUID[]::new),
        times(shifts, Window::start),
        times(shifts, Window::end),
        times(shifts, during -> startOf(during, zone, 0)),
        times(shifts, during -> startOf(during, zone, 1)));
  }

  private static Instant startOf(Window during, ZoneId zone, int plusDays) {
    return LocalDate.ofInstant(during.start(), zone)
        .plusDays(plusDays)
        .atStartOfDay(zone)
        .toInstant();
  }

  private static OffsetDateTime[] times(List<Shift> shifts, Function<Window, Instant> time) {
    return shifts.stream()
        .map(shift -> time.apply(shift.during()).atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }

  void insert(Tx tx, Shift shift) {
    tx.rows(
        "INSERT INTO shift (id, worker_id, during, origin) VALUES ($1, $2, tstzrange($3, $4), $5)",
        shift.id(),
        shift.worker(),
        shift.during().start().atOffset(ZoneOffset.UTC),
        shift.during().end().atOffset(ZoneOffset.UTC),
        shift.origin());
  }

  Optional<Shift> find(Db db, UUID id) {
    return Rows.first(db.rows(SHIFTS + "WHERE id = $1", id), RosterStore::shift);
  }

  boolean delete(Tx tx, UUID id) {
    return tx.rows("DELETE FROM shift WHERE id = $1", id).rowCount() == 1;
  }

  List<Shift> shifts(Tx tx, UUID worker, Window window) {
    return shifts(
        tx.rows(
            SHIFTS + "WHERE worker_id = $1 AND during && tstzrange($2, $3) ORDER BY during",
            worker,
            window.start().atOffset(ZoneOffset.UTC),
            window.end().atOffset(ZoneOffset.UTC)));
  }

  /** Everybody's. */
  List<Shift> shifts(Db db, Window window) {
    return shifts(
        db.rows(
            SHIFTS + "WHERE during && tstzrange($1, $2) ORDER BY during",
            window.start().atOffset(ZoneOffset.UTC),
            window.end().atOffset(ZoneOffset.UTC)));
  }

  private static List<Shift> shifts(RowSet<Row> rows) {
    return Rows.list(rows, RosterStore::shift);
  }

  private static Shift shift(Row row) {
    return new Shift(
        row.getUUID("id"),
        row.getUUID("worker_id"),
        new Window(Rows.instant(row, "starts"), Rows.instant(row, "ends")),
        row.getString("origin"));
  }

  private static Rotation rotation(Row row) {
    return new Rotation(
        row.getUUID("worker_id"),
        row.getLocalDate("anchor"),
        List.of(Json.read(row.getString("days").getBytes(StandardCharsets.UTF_8), RotaDay[].class)),
        row.getBoolean("follows_calendar"),
        row.getLocalDate("made_until"),
        row.getLong("version"));
  }

  /** A shift made from a pattern. */
  static Shift made(UUID worker, Window during) {
    return new Shift(Ids.next(), worker, during, "pattern");
  }
}
