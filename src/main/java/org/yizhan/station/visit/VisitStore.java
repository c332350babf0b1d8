package org.yizhan.station.visit;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.household.Address;
import org.yizhan.station.household.Person;

/** The table of visits, read together with what is needed to show one. */
final class VisitStore {
  private static final String VISIT =
      """
      SELECT v.id, v.version, v.booking_id, v.state, v.starts_at, v.ends_at, b.service_id, b.household_id,
             d.building_id, d.unit, d.floor, d.room, p.surname, p.title, b.carer_gender, o.worker_id, v.assignment,
             v.wished_worker, t.number, v.door_code, v.presence_proven, v.since, v.crew, v.member, v.urgent,
             (SELECT count(*) FROM visit_report r WHERE r.visit_id = v.id AND r.refused IS NOT NULL)::int AS refused
      FROM visit v
      JOIN booking b ON b.id = v.booking_id
      JOIN ticket t ON t.booking_id = b.id
      JOIN dwelling d ON d.id = b.dwelling_id
      JOIN person p ON p.id = b.recipient_id
      LEFT JOIN occupancy o ON o.visit_id = v.id
      """;

  private static final String BY_ID = VISIT + "WHERE v.id = $1";
  private static final String BY_IDS = VISIT + "WHERE v.id = ANY($1)";
  private static final String BY_BOOKING =
      VISIT + "WHERE v.booking_id = $1 ORDER BY v.starts_at, v.member";
  private static final String BETWEEN =
      VISIT
          + "WHERE v.starts_at >= $1 AND v.starts_at < $2 ORDER BY v.starts_at, t.number, v.member";
  private static final String OF_WORKER =
      VISIT
          + "WHERE o.worker_id = $1 AND v.starts_at >= $2 AND v.starts_at < $3 ORDER BY"
          + " v.starts_at";

  /** Not against those who only refer to a visit, as its alarms do: they would wait crosswise. */
  private static final String LOCK_ROWS =
      "SELECT id FROM visit WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE";

  private static final String SAVE =
      """
      UPDATE visit SET state = $2, presence_proven = $3, since = $4, starts_at = $5, ends_at = $6, version = $7,
        assignment = $8
      WHERE id = $1
      """;

  private static final String REPORTS =
      """
      SELECT r.id, r.type, r.device_id, r.source, r.device_time, r.received_at, r.refused,
             r.reason, r.minutes, r.note_enc,
             (SELECT round(extract(epoch FROM max(last.ahead)) * 1000)::bigint
              FROM (SELECT s.device_time - s.received_at AS ahead FROM visit_report s
                    WHERE s.device_id = r.device_id ORDER BY s.received_at DESC LIMIT 20) last) AS skew_ms
      FROM visit_report r
      WHERE r.visit_id = $1
      ORDER BY r.received_at, r.id
      """;

  /** Whoever came for nothing, or set out before staff decided otherwise. */
  private static final String OWED =
      """
      SELECT DISTINCT d.worker_id
      FROM visit v
      JOIN visit_report r ON r.visit_id = v.id
      JOIN device d ON d.id = r.device_id
      WHERE v.id = $1 AND r.refused IS NULL
        AND (r.type IN ('unanswered', 'left') OR r.type = 'departed' AND r.assignment < v.assignment)
      """;

  private static final String LAST_CHANGE =
      """
      SELECT e.at, e.type, split_part(e.actor, ':', 1) AS role, a.name
      FROM event e
      LEFT JOIN account a ON e.actor = a.role || ':' || a.id
      WHERE e.subject = $1
      ORDER BY e.pos DESC LIMIT 1
      """;

  /** Whoever is served comes first, then whom the booking names to be asked, then who booked. */
  private static final String PHONES =
      """
      SELECT v.id, coalesce(served.phone_enc, contact.phone_enc, booker.phone_enc) AS phone_enc
      FROM visit v
      JOIN booking b ON b.id = v.booking_id
      JOIN person booker ON booker.id = b.booker_id
      LEFT JOIN person served ON served.id = b.recipient_id
      LEFT JOIN person contact ON contact.id = b.contact_id
      WHERE v.id = ANY($1) AND coalesce(served.phone_enc, contact.phone_enc, booker.phone_enc) IS NOT NULL
      """;

  private final ColumnCipher cipher;

  VisitStore(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  List<UUID> owed(Db db, UUID visit) {
    return Rows.list(db.rows(OWED, visit), row -> row.getUUID("worker_id"));
  }

  Optional<LastChange> lastChange(Db db, UUID visit, ZoneId zone) {
    return Rows.first(
        db.rows(LAST_CHANGE, visit),
        row ->
            new LastChange(
                Rows.instant(row, "at").atZone(zone).toOffsetDateTime(),
                what(row.getString("type")),
                row.getString("role"),
                row.getString("name")));
  }

  /** {@code org.yizhan.visit.assigned.v1} is {@code assigned}. */
  private static String what(String type) {
    var parts = type.split("\\.", -1);
    return parts[parts.length - 2];
  }

  void lockRows(Tx tx, List<UUID> visits) {
    tx.send(LOCK_ROWS, (Object) visits.toArray(UUID[]::new));
  }

  Optional<Visit> find(Tx tx, UUID id) {
    return Rows.first(tx.rows(BY_ID, id), VisitStore::visit);
  }

  Optional<Visit> find(Db db, UUID id) {
    return Rows.first(db.rows(BY_ID, id), VisitStore::visit);
  }

  /**
   * A single one is asked for by itself: for an array PostgreSQL plans the six joins anew each
   * time, which takes twice as long as reading.
   */
  List<Visit> all(Tx tx, Collection<UUID> ids) {
    if (ids.size() == 1) {
      return find(tx, ids.iterator().next()).stream().toList();
    }
    return Rows.list(tx.rows(BY_IDS, (Object) ids.toArray(UUID[]::new)), VisitStore::visit);
  }

  List<Visit> all(Db db, Collection<UUID> ids) {
    return Rows.list(db.rows(BY_IDS, (Object) ids.toArray(UUID[]::new)), VisitStore::visit);
  }

  List<Visit> ofBooking(Tx tx, UUID booking) {
    return Rows.list(tx.rows(BY_BOOKING, booking), VisitStore::visit);
  }

  List<Visit> ofBooking(Db db, UUID booking) {
    return Rows.list(db.rows(BY_BOOKING, booking), VisitStore::visit);
  }

  List<Visit> between(Db db, Instant from, Instant to) {
    return Rows.list(
        db.rows(BETWEEN, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)),
        VisitStore::visit);
  }

  List<Visit> ofWorker(Db db, UUID worker, Instant from, Instant to) {
    return Rows.list(
        db.rows(OF_WORKER, worker, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)),
        VisitStore::visit);
  }

  List<Report> reports(Db db, UUID visit) {
    return Rows.list(
        db.rows(REPORTS, visit),
        row ->
            new Report(
                row.getString("id"),
                row.getString("type"),
                row.getUUID("device_id"),
                row.getString("source"),
                Rows.instant(row, "device_time"),
                Rows.instant(row, "received_at"),
                Duration.ofMillis(row.getLong("skew_ms")),
                refusal(row),
                remark(row)));
  }

  private Remark remark(Row row) {
    @Nullable String reason = row.getString("reason");
    @Nullable Buffer note = row.getBuffer("note_enc");
    return new Remark(
        reason == null ? null : DeclineReason.of(reason).orElseThrow(),
        row.getInteger("minutes"),
        note == null ? null : cipher.decrypt(note.getBytes()));
  }

  /** By visit, of those where somebody gave a number. */
  Map<UUID, String> phones(Db db, Collection<UUID> visits) {
    var found = new HashMap<UUID, String>();
    for (var row : db.rows(PHONES, (Object) visits.toArray(UUID[]::new))) {
      found.put(row.getUUID("id"), cipher.decrypt(row.getBuffer("phone_enc").getBytes()));
    }
    return found;
  }

  private static @Nullable Refusal refusal(Row row) {
    var code = row.getString("refused");
    return code == null ? null : Refusal.of(code);
  }

  void save(Tx tx, Visit visit) {
    save(tx, List.of(visit));
  }

  void save(Tx tx, Collection<Visit> visits) {
    tx.sendAll(SAVE, visits.stream().map(VisitStore::tuple).toList());
  }

  private static Tuple tuple(Visit visit) {
    return Tuple.of(
        visit.id(),
        visit.state().code(),
        visit.presenceProven(),
        visit.since().atOffset(ZoneOffset.UTC),
        visit.start().atOffset(ZoneOffset.UTC),
        visit.end().atOffset(ZoneOffset.UTC),
        visit.version(),
        visit.assignment());
  }

  private static Visit visit(Row row) {
    return new Visit(
        row.getUUID("id"),
        row.getLong("version"),
        row.getUUID("booking_id"),
        VisitState.of(row.getString("state")),
        Rows.instant(row, "starts_at"),
        Rows.instant(row, "ends_at"),
        row.getUUID("service_id"),
        new Address(
            row.getUUID("building_id"),
            row.getInteger("unit"),
            row.getInteger("floor"),
            row.getInteger("room")),
        row.getUUID("household_id"),
        new Person(row.getString("surname"), row.getString("title"), null, null),
        row.getString("carer_gender"),
        row.getUUID("worker_id"),
        row.getInteger("assignment"),
        row.getUUID("wished_worker"),
        TicketNumber.text(row.getInteger("number")),
        row.getString("door_code"),
        row.getBoolean("presence_proven"),
        Rows.instant(row, "since"),
        row.getInteger("refused"),
        new Visit.Shape(row.getUUID("crew"), row.getInteger("member"), row.getBoolean("urgent")));
  }
}
