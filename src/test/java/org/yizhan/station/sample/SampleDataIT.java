package org.yizhan.station.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.db.Database;
import org.yizhan.platform.db.DatabaseConfig;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Rows;
import org.yizhan.platform.events.EventLog;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.catalog.Crew;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.roster.Calendar;
import org.yizhan.station.roster.ShiftMaker;
import org.yizhan.station.workforce.Workforce;

/** The tests share one filled station; each begins without shifts. */
class SampleDataIT {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-03-02T23:30:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-03-03");

  @TempDir private static Path data;

  private static final Vertx vertx = Vertx.vertx();
  private static final ColumnCipher cipher = new ColumnCipher(new byte[32]);
  private static Database database;
  private static Db db;
  private static boolean loaded;

  @BeforeAll
  static void fill() {
    var config = new DatabaseConfig("", "", "", "", "", 4);
    database = Database.open(vertx, config, data, new KeyFiles(data.resolve("keys")), "station");
    db = database.db();
    loaded = SampleData.load(db, cipher, NOW);
  }

  @AfterAll
  static void close() {
    database.close();
    vertx.close().await();
  }

  @BeforeEach
  void withoutShifts() {
    db.rows("DELETE FROM shift");
    db.rows("DELETE FROM rotation");
  }

  @Test
  void fillsAnEmptyStationOnce() {
    assertThat(loaded).isTrue();
    assertThat(SampleData.load(db, cipher, NOW.plus(Duration.ofDays(1)))).isFalse();

    var catalog = new Catalog(db);
    assertThat(catalog.categories()).hasSize(10);
    assertThat(catalog.services())
        .hasSize(42)
        .allSatisfy(service ->
            assertThat(catalog.currentPrice(service.id(), NOW).validFrom())
                .isEqualTo(Instant.parse("2026-02-02T23:30:00Z")));
    assertThat(catalog.services().stream().flatMap(s -> Stream.ofNullable(s.crew())))
        .extracting(Crew::mode)
        .containsExactlyInAnyOrder(Crew.Mode.TOGETHER, Crew.Mode.SEQUENCE);
    assertThat(count("service_price")).isEqualTo(42);
    assertThat(new AddressBook(db).buildings()).hasSize(12);
    assertThat(count("company")).isEqualTo(3);
    assertThat(new Workforce(db).all())
        .hasSize(40)
        .allSatisfy(worker -> assertThat(worker.skills()).isNotEmpty());
  }

  @Test
  void keepsNumbersOfWorkersEncrypted() {
    assertThat(decrypted("id_number_enc"))
        .hasSize(40)
        .allMatch(number -> number.startsWith("000000"));
    assertThat(decrypted("phone_enc"))
        .doesNotHaveDuplicates()
        .hasSize(40)
        .allMatch(number -> number.startsWith("1990000"));
  }

  @Test
  void addsOnlyTheShiftsThatAreMissing() {
    shiftsFrom(TODAY);
    var shifts = count("shift");
    assertThat(workersByDay()).hasSize(16).allMatch(workers -> workers >= 20);

    shiftsFrom(TODAY);
    assertThat(count("shift")).isEqualTo(shifts);

    shiftsFrom(TODAY.plusDays(1));
    assertThat(workersByDay()).hasSize(17);
    assertThat(count("shift")).isEqualTo(shifts + workersByDay().getLast());
  }

  @Test
  void leavesADayOnWhichAWorkerHasAnotherShift() {
    db.rows(
        """
        INSERT INTO shift (id, worker_id, during)
        SELECT id, id, tstzrange('2026-03-03T17:00+08', '2026-03-03T18:00+08') FROM worker
        """);

    shiftsFrom(TODAY);

    assertThat(workersByDay().getFirst()).isEqualTo(40);
    assertThat(count("shift WHERE lower(during) < '2026-03-04T00:00+08'")).isEqualTo(40);
  }

  private static void shiftsFrom(LocalDate day) {
    SampleData.complete(db, day, ZONE);
    var calendar = new Calendar(db, new EventLog(() -> {}), () -> NOW);
    var noon = day.atTime(12, 0).atZone(ZONE).toInstant();
    new ShiftMaker(db, calendar, 16, () -> noon, ZONE).extend();
  }

  private List<String> decrypted(String column) {
    return Rows.list(
        db.rows("SELECT " + column + " FROM worker"),
        row -> cipher.decrypt(row.getBuffer(column).getBytes()));
  }

  private long count(String rows) {
    return db.rows("SELECT count(*) FROM " + rows).iterator().next().getLong(0);
  }

  /** How many workers each day has, in the order of the days. */
  private List<Long> workersByDay() {
    return Rows.list(
        db.rows(
            """
            SELECT count(DISTINCT worker_id) AS workers FROM shift
            GROUP BY (lower(during) AT TIME ZONE 'Asia/Shanghai')::date
            ORDER BY (lower(during) AT TIME ZONE 'Asia/Shanghai')::date
            """),
        row -> row.getLong("workers"));
  }
}
