package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.platform.crypto.KeyFiles;

/** What a station keeps over a stop and a start, and what it lets go in time. */
class RestartIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private static final Map<String, String> RESTART = Map.of("zh", "重启", "en", "Restart");

  @TempDir static Path elsewhere;
  private static String cleaning;
  private Desk kiosk = station.kiosk();

  @BeforeAll
  static void choose() {
    cleaning = station.kiosk().service("Home cleaning, 2 hours");
  }

  private void restart() {
    station.stop();
    station.start();
    kiosk = station.kiosk();
  }

  @Test
  void aRestartFindsEverythingAgain() {
    var ticket =
        kiosk
            .books(cleaning)
            .forPeople(Map.of("booker", Map.of("phone", "13800000000")))
            .at(slot());
    var kept = kiosk.holds(cleaning, slot()).is(201);
    var booking = station.manager().get(ticket.path()).is(200).body();
    var day = "/api/v1/visits?date=" + ticket.start().substring(0, 10);
    var visits = station.manager().get(day).is(200).body();
    var free = kiosk.freeSlots(cleaning);
    var epoch = station.database().rows("SELECT id FROM epoch");

    restart();

    assertThat(station.manager().get(ticket.path()).is(200).body()).isEqualTo(booking);
    assertThat(station.manager().get(day).is(200).body()).isEqualTo(visits);
    assertThat(kiosk.freeSlots(cleaning)).containsExactlyElementsOf(free);
    assertThat(station.database().rows("SELECT id FROM epoch")).isEqualTo(epoch);
    station.resident(ticket).get(ticket.path()).is(200);
    kiosk.books(cleaning).without("service").with("hold", kept.text("/id")).tried().is(201);
  }

  @Test
  void credentialsAndRulesAreThereAfterARestart() {
    var worker = kiosk.booksAny(cleaning).worker();
    var file = "/api/v1/workers/" + worker;
    var document = Map.of("kind", "special-permit", "issuedOn", "2026-01-31", "number", "P-3");
    station.manager().post(file + "/credentials", document).is(201);
    var rule =
        Map.of(
            "code", "restart",
            "name", RESTART,
            "source", "own",
            "holder", "worker",
            "effect", "requires",
            "kinds", List.of("special-permit"),
            "inForce", false,
            "from", "2099-01-01");
    station.manager().post("/api/v1/rules", rule).is(201);
    var held = station.manager().get(file).is(200).body();
    var rules = station.manager().get("/api/v1/rules").is(200).body();

    restart();

    assertThat(station.manager().get(file).is(200).body()).isEqualTo(held).contains("P-3");
    assertThat(station.manager().get("/api/v1/rules").is(200).body())
        .isEqualTo(rules)
        .contains("\"restart\"");
  }

  @Test
  void whatTheCounterAndTheBoardShowIsThereAfterARestart() {
    var manager = station.manager();
    var ticket = kiosk.booksAny(cleaning);
    manager.post("/api/v1/queue", Map.of("purpose", "ask", "ticket", ticket.number())).is(201);
    manager.post("/api/v1/queue", Map.of("purpose", "ask")).is(201);
    manager.post("/api/v1/queue/next", Map.of("desk", 1)).is(200);
    kiosk.caller().post("/api/v1/kiosks/calls").is(201);
    var haircut = "/api/v1/services/" + kiosk.service("Haircut at home");
    manager.post(haircut + "/prices", Map.of("amountFen", 6100, "from", "2036-06-01")).is(201);
    manager.put(haircut + "/pictogram", Map.of("pictogram", "ironing")).is(204);
    var notice = Map.of("text", RESTART, "from", "2026-01-01", "until", "2036-01-01");
    manager.post("/api/v1/notices", notice).is(201);
    kiosk.caller().put("/api/v1/kiosks/current/health", Map.of("page", "kiosk-Ab12")).is(200);
    station.database().announce("全市停水");
    station.database().offerTemplate("Haircut at home", 6200);
    var shown =
        List.of(
            "queue",
            "notices",
            "announcements",
            "city-templates",
            "kiosks",
            "prices",
            "services",
            "kiosks/calls",
            "board?date=" + ticket.start().substring(0, 10),
            "visits/" + ticket.visit() + "/candidates");
    var before = shown.stream().map(this::shown).toList();

    restart();

    for (int i = 0; i < shown.size(); i++) {
      assertThat(shown(shown.get(i))).as(shown.get(i)).isEqualTo(before.get(i));
    }
    assertThat(before.getFirst()).contains(ticket.number());
    assertThat(before.get(2) + before.get(4)).contains("全市停水", "kiosk-Ab12");
  }

  /** What staff read there, but for the moment at which they do, and what follows from it. */
  private String shown(String path) {
    var body = station.manager().get("/api/v1/" + path).is(200).body();
    return body.replaceFirst("\"now\":\"[^\"]+\"", "").replaceAll("\"connected\":(true|false)", "");
  }

  @Test
  void aRepeatedBookingGetsItsFirstAnswerAfterARestart() {
    var slot = slot();
    var first = kiosk.books(cleaning).under("before-the-restart").triedAt(slot).is(201);

    restart();

    var again = kiosk.books(cleaning).under("before-the-restart").triedAt(slot).is(201);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void theFirstRunFileIsPrivateAndWrittenOnce() throws IOException {
    var file = station.data().resolve("first-run.json");
    var written = Files.readString(file);
    var time = Files.getLastModifiedTime(file);

    restart();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).isEqualTo(written);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
    var credentials =
        Map.of(
            "user",
            station.firstRun("/console/user"),
            "password",
            station.firstRun("/console/password"));
    station.anybody().post("/api/v1/sessions", credentials).is(201);
  }

  @Test
  void keysCanBeReadByNobodyElse() throws IOException {
    try (var keys = Files.list(station.data().resolve("keys"))) {
      assertThat(keys)
          .isNotEmpty()
          .allSatisfy(key ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void aSecondStationOnTheSameDirectoryRefusesToStart() {
    assertThatThrownBy(
            () -> RunningStation.start(station.settings(), station.data(), station.clock()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another Yizhan uses");
    station.anybody().get("/health/ready").is(200);
  }

  @Test
  void aSecondStationOnTheSameDatabaseRefusesToStart() {
    var settings = new HashMap<>(station.settings());
    settings.put("YIZHAN_DATABASE_URL", station.database().url().substring("jdbc:".length()));
    settings.put("YIZHAN_DATABASE_USER", "yizhan_app");
    settings.put("YIZHAN_DATABASE_PASSWORD", password("database-application"));
    settings.put("YIZHAN_DATABASE_OWNER_USER", "yizhan_owner");
    settings.put("YIZHAN_DATABASE_OWNER_PASSWORD", password("database-owner"));
    var before = station.database().settledCounts();

    assertThatThrownBy(() -> RunningStation.start(settings, elsewhere, station.clock()))
        .hasMessageContaining("Another station works on this database");

    assertThat(station.database().settledCounts()).isEqualTo(before);
    kiosk.booksAny(cleaning);
  }

  private static String password(String name) {
    var secret = new KeyFiles(station.data().resolve("keys")).secret(name);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  @Test
  void aHoldNobodyConfirmedIsLetGo() {
    var slot = slot();
    var held = kiosk.holds(cleaning, slot).is(201);
    var occupied = "SELECT count(*) FROM occupancy WHERE hold_id = '" + held.text("/id") + "'";
    assertThat(station.database().number(occupied)).isEqualTo(1);

    station.clock().advance(Duration.ofMinutes(6));

    kiosk
        .books(cleaning)
        .without("service")
        .with("hold", held.text("/id"))
        .tried()
        .isProblem(409, "hold-expired");
    kiosk.caller().delete("/api/v1/holds/" + held.text("/id")).isProblem(404, "not-found");
    Eventually.holds(() -> station.database().number(occupied) == 0);
    kiosk.books(cleaning).by(held.text("/worker/id")).at(slot);
    station.clock().advance(Duration.ofHours(25));
    Eventually.holds(() -> station.database().number("SELECT count(*) FROM hold") == 0);
  }

  @Test
  void aHoldThatExpiredWhileTheStationStoodStillIsLetGo() {
    var slot = slot();
    var held = kiosk.holds(cleaning, slot).is(201);
    station.stop();
    station.clock().advance(Duration.ofMinutes(6));
    station.start();
    kiosk = station.kiosk();

    kiosk.books(cleaning).by(held.text("/worker/id")).at(slot);
  }

  @Test
  void theSealedLogHasNoGapsAndItsHashesChain() throws NoSuchAlgorithmException {
    for (int i = 0; i < 5; i++) {
      kiosk.booksAny(cleaning);
    }
    restart();
    var ticket = kiosk.booksAny(cleaning);
    station.resident(ticket).post(ticket.path() + "/cancel").is(200);
    station.database().settledCounts();

    var log =
        station
            .database()
            .rows(
                """
                SELECT s.seq, encode(s.hash, 'hex'), encode(e.body, 'hex')
                FROM sealed s JOIN event e ON e.id = s.event_id ORDER BY s.seq
                """);
    assertThat(log).hasSizeGreaterThanOrEqualTo(14);
    var previous = new byte[32];
    for (int i = 0; i < log.size(); i++) {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(previous);
      previous = sha.digest(HexFormat.of().parseHex(cell(log, i, 2)));
      assertThat(cell(log, i, 0)).isEqualTo(Integer.toString(i + 1));
      assertThat(cell(log, i, 1)).isEqualTo(HexFormat.of().formatHex(previous));
    }
  }

  private static String cell(List<? extends List<?>> rows, int row, int column) {
    return String.valueOf(rows.get(row).get(column));
  }

  @Test
  void whatIsRecordedCannotBeChangedByTheApplication() {
    for (var table : Set.of("event", "sealed", "epoch", "service_price")) {
      for (var right : Set.of("UPDATE", "DELETE", "TRUNCATE")) {
        var allowed =
            station
                .database()
                .rows("SELECT has_table_privilege('yizhan_app', '" + table + "', '" + right + "')");
        assertThat(cell(allowed, 0, 0)).as("%s on %s", right, table).isEqualTo("f");
      }
    }
  }

  private String slot() {
    return kiosk.roomySlot(cleaning);
  }
}
