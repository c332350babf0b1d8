package org.yizhan.station.booking;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.household.Address;
import org.yizhan.station.household.People;
import org.yizhan.station.household.Person;
import org.yizhan.station.visit.TicketNumber;
import org.yizhan.station.visit.VisitState;

/** Tables of bookings and tickets. */
final class BookingStore {
  /**
   * A statement before the one that needs it, which then sees the row of whoever was faster; to
   * update that row instead would make all bookings of a home wait for each other.
   */
  private static final String DWELLING =
      """
      INSERT INTO dwelling (id, building_id, unit, floor, room) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (building_id, unit, floor, room) DO NOTHING
      """;

  /** One statement, because eight would be eight times the way for the same rows. */
  private static final String BOOK =
      """
      WITH home AS (
        SELECT id FROM dwelling WHERE building_id = $1 AND unit = $2 AND floor = $3 AND room = $4
      ), household AS (
        INSERT INTO household (id, created_at) VALUES ($5, $6) ON CONFLICT (id) DO NOTHING
      ), people AS (
        INSERT INTO person (id, household_id, surname, title, phone_enc, gender)
        SELECT id, $5, surname, title, phone, gender
        FROM unnest($7::uuid[], $8::text[], $9::text[], $10::bytea[], $33::text[])
          AS p(id, surname, title, phone, gender)
      ), booking AS (
        INSERT INTO booking (id, state, service_id, price_id, price_fen, household_id, dwelling_id, booker_id,
          recipient_id, payer_id, contact_id, call_at_station, channel, consent_version, created_at, version, carer_gender)
        SELECT $11, 'booked', $12, $13, $14, $5, home.id, $15, $16, $17, $18, $19, $20, $21, $6, 1, $34 FROM home
      ), ticket AS (
        INSERT INTO ticket (booking_id, day, number, code_mac) VALUES ($11, $22, $23, $24)
      )
      INSERT INTO visit (id, booking_id, state, starts_at, ends_at, wished_worker, door_code, since, version,
        crew, member, urgent)
      SELECT id, $11, state, starts_at, ends_at, wished_worker, door_code, $6, 1, crew, member, urgent
      FROM unnest($25::uuid[], $26::timestamptz[], $27::timestamptz[], $28::uuid[], $29::text[], $30::uuid[],
        $31::int[], $32::boolean[], $35::text[])
        AS v(id, starts_at, ends_at, wished_worker, door_code, crew, member, urgent, state)
      """;

  private static final String BOOKING =
      """
      SELECT b.id, b.version, b.state, b.service_id, b.price_fen, b.created_at, b.call_at_station, b.channel,
             d.building_id, d.unit, d.floor, d.room, t.number,
             b.booker_id, b.recipient_id, b.payer_id, b.contact_id,
             people.ids, people.surnames, people.titles, people.phones, people.genders
      FROM booking b
      CROSS JOIN LATERAL (
        SELECT array_agg(p.id) AS ids, array_agg(p.surname) AS surnames, array_agg(p.title) AS titles,
               array_agg(p.phone_enc) AS phones, array_agg(p.gender) AS genders
        FROM person p WHERE p.id IN (b.booker_id, b.recipient_id, b.payer_id, b.contact_id)) people
      JOIN dwelling d ON d.id = b.dwelling_id
      JOIN ticket t ON t.booking_id = b.id
      WHERE b.id = $1
      """;

  private static final String VISITS_TO =
      """
      SELECT o.worker_id, count(*)::int AS visits
      FROM booking b JOIN visit v ON v.booking_id = b.id JOIN occupancy o ON o.visit_id = v.id
      WHERE b.household_id = $1 AND v.state = 'finished'
      GROUP BY o.worker_id
      """;

  private static final String BY_NUMBER =
      "SELECT booking_id FROM ticket WHERE number = $1 AND day >= $2 ORDER BY day DESC LIMIT 1";

  private static final String COMPLETE =
      """
      UPDATE booking b SET state = 'completed', version = version + 1
      WHERE b.id = ANY($1) AND b.state = 'booked'
        AND NOT EXISTS (SELECT FROM visit v WHERE v.booking_id = b.id AND v.state <> ALL($2))
      RETURNING b.id, b.version
      """;

  private static final String[] OVER =
      Arrays.stream(VisitState.values())
          .filter(VisitState::over)
          .map(VisitState::code)
          .toArray(String[]::new);

  private final ColumnCipher cipher;

  BookingStore(ColumnCipher cipher) {
    this.cipher = cipher;
  }

  void insert(Tx tx, NewBooking booking) {
    var people = booking.cast().people();
    var visits = booking.visits();
    var address = booking.address();
    tx.send(
        DWELLING,
        booking.dwelling(),
        address.building(),
        address.unit(),
        address.floor(),
        address.room());
    tx.send(
        BOOK,
        address.building(),
        address.unit(),
        address.floor(),
        address.room(),
        booking.household(),
        at(booking.at()),
        people.stream().map(NewBooking.Named::id).toArray(UUID[]::new),
        people.stream().map(p -> p.person().surname()).toArray(String[]::new),
        people.stream().map(p -> p.person().title()).toArray(String[]::new),
        people.stream().map(p -> encrypted(p.person().phone())).toArray(Buffer[]::new),
        booking.id(),
        booking.service(),
        booking.price().id(),
        booking.price().amountFen(),
        booking.cast().booker(),
        booking.cast().recipient(),
        booking.cast().payer(),
        booking.cast().contact(),
        booking.callAtStation(),
        booking.channel(),
        booking.consentVersion(),
        booking.day(),
        booking.ticketNumber(),
        Buffer.buffer(booking.codeMac()),
        visits.stream().map(NewVisit::id).toArray(UUID[]::new),
        visits.stream().map(v -> at(v.window().start())).toArray(OffsetDateTime[]::new),
        visits.stream().map(v -> at(v.window().end())).toArray(OffsetDateTime[]::new),
        visits.stream().map(NewVisit::wishedWorker).toArray(UUID[]::new),
        visits.stream().map(NewVisit::doorCode).toArray(String[]::new),
        visits.stream().map(v -> v.shape().crew()).toArray(UUID[]::new),
        visits.stream().map(v -> v.shape().member()).toArray(Integer[]::new),
        visits.stream().map(v -> v.shape().urgent()).toArray(Boolean[]::new),
        people.stream().map(p -> p.person().gender()).toArray(String[]::new),
        booking.carerGender(),
        visits.stream().map(v -> v.state().code()).toArray(String[]::new));
  }

  Future<Integer> nextTicketNumber(Tx tx) {
    return tx.send("SELECT nextval('ticket_number')::int AS number")
        .map(rows -> rows.iterator().next().getInteger("number"));
  }

  Optional<Booking> find(Db db, UUID id) {
    return Rows.first(db.rows(BOOKING, id), this::booking);
  }

  /** Locks the row, then reads: two statements, because the first waits with an old snapshot. */
  Optional<Booking> locked(Tx tx, UUID id) {
    tx.send("SELECT FROM booking WHERE id = $1 FOR NO KEY UPDATE", id);
    return Rows.first(tx.rows(BOOKING, id), this::booking);
  }

  void save(Tx tx, Booking booking) {
    tx.send(
        "UPDATE booking SET state = $2, version = $3 WHERE id = $1",
        booking.id(),
        booking.state().code(),
        booking.version());
  }

  /**
   * Completes those that are booked and whose visits are all over, under their locks: the second
   * statement sees what others committed while the first one waited.
   *
   * @return their new versions
   */
  Map<UUID, Long> complete(Tx tx, Collection<UUID> bookings) {
    var ids = bookings.toArray(UUID[]::new);
    tx.send("SELECT FROM booking WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE", (Object) ids);
    var versions = new LinkedHashMap<UUID, Long>();
    for (var row : tx.rows(COMPLETE, ids, OVER)) {
      versions.put(row.getUUID("id"), row.getLong("version"));
    }
    return versions;
  }

  /** A ticket's code as it is stored, and how often it was mistyped. */
  record TicketCode(byte[] mac, int wrong) {}

  Optional<TicketCode> ticketCode(Db db, UUID booking) {
    return Rows.first(
        db.rows("SELECT code_mac, wrong FROM ticket WHERE booking_id = $1", booking),
        row -> new TicketCode(row.getBuffer("code_mac").getBytes(), row.getInteger("wrong")));
  }

  /** The newest booking under that number since {@code first}. */
  Optional<UUID> byNumber(Db db, int number, LocalDate first) {
    return Rows.first(db.rows(BY_NUMBER, number, first), row -> row.getUUID("booking_id"));
  }

  Optional<UUID> household(Db db, UUID booking) {
    return Rows.first(
        db.rows("SELECT household_id FROM booking WHERE id = $1", booking),
        row -> row.getUUID("household_id"));
  }

  /** How often each worker has been with the household. */
  Map<UUID, Integer> visitsTo(Db db, UUID household) {
    return Rows.list(
            db.rows(VISITS_TO, household),
            row -> Map.entry(row.getUUID("worker_id"), row.getInteger("visits")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  void countWrongCode(Db db, UUID booking) {
    db.rows("UPDATE ticket SET wrong = wrong + 1 WHERE booking_id = $1", booking);
  }

  private Booking booking(Row row) {
    return new Booking(
        row.getUUID("id"),
        row.getLong("version"),
        BookingState.of(row.getString("state")),
        row.getUUID("service_id"),
        row.getLong("price_fen"),
        new Address(
            row.getUUID("building_id"),
            row.getInteger("unit"),
            row.getInteger("floor"),
            row.getInteger("room")),
        people(row),
        row.getString("channel"),
        TicketNumber.text(row.getInteger("number")),
        Rows.instant(row, "created_at"));
  }

  private People people(Row row) {
    return new People(
        person(row, "booker_id"),
        unlessBooker(row, "recipient_id"),
        unlessBooker(row, "payer_id"),
        unlessBooker(row, "contact_id"),
        row.getBoolean("call_at_station"));
  }

  private @Nullable Person unlessBooker(Row row, String column) {
    return row.getUUID(column).equals(row.getUUID("booker_id")) ? null : person(row, column);
  }

  private Person person(Row row, String column) {
    var i = List.of(row.getArrayOfUUIDs("ids")).indexOf(row.getUUID(column));
    var phone = row.getArrayOfBuffers("phones")[i];
    return new Person(
        row.getArrayOfStrings("surnames")[i],
        row.getArrayOfStrings("titles")[i],
        phone == null ? null : cipher.decrypt(phone.getBytes()),
        row.getArrayOfStrings("genders")[i]);
  }

  private @Nullable Buffer encrypted(@Nullable String phone) {
    return phone == null ? null : Buffer.buffer(cipher.encrypt(phone));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
