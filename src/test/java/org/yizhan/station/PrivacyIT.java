package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/** Looks for what {@link PlantedLife} planted where it must not be. */
class PrivacyIT {
  private static final HubFixture hub = new HubFixture();

  @RegisterExtension static final StationFixture station = new StationFixture().reportingTo(hub);

  private static Logs logs;
  private static PlantedLife life;
  private static Desk kiosk;
  private static String cleaning;
  private static Ticket moved;

  @BeforeAll
  static void live() {
    logs = Logs.listen();
    station.stop();
    station.start();
    kiosk = station.kiosk();
    cleaning = kiosk.service("Home cleaning, 2 hours");
    life = new PlantedLife(station);
    moved = life.moved();
    station.database().settledCounts();
    var events = station.database().number("SELECT count(*) FROM event");
    Eventually.holds(() -> hub.database().number("SELECT count(*) FROM station_event") == events);
  }

  @AfterAll
  static void silence() {
    logs.close();
  }

  @Test
  void staffSeeWhoIsServedAndOthersDoNot() {
    var staff = station.as(Role.STAFF).get(moved.path()).is(200).body();
    assertThat(staff).contains(PlantedLife.NAMES.subList(0, 4)).contains(PlantedLife.PHONES);
    assertThat(station.resident(moved).get(moved.path()).is(200).body())
        .doesNotContain(PlantedLife.personal());
    var file = station.as(Role.STAFF).get(moved.visitPath() + "/household").is(200).body();
    assertThat(file)
        .contains(PlantedLife.REASONS.getLast())
        .contains(PlantedLife.CONDITIONS.subList(0, 2));
    var suspended = station.as(Role.STAFF).get("/api/v1/suspensions").is(200).body();
    assertThat(suspended).contains(PlantedLife.CONDITIONS.getLast());
    var auditor = station.as(Role.AUDITOR).get(moved.path()).is(200);
    assertThat(auditor.body()).doesNotContain(PlantedLife.personal()).doesNotContain("doorCode");
    var day =
        station
            .as(Role.AUDITOR)
            .get("/api/v1/visits?date=" + life.cancelled().start().substring(0, 10))
            .is(200);
    assertThat(day.body())
        .contains(PlantedLife.NAMES.get(1) + "先生")
        .doesNotContain(PlantedLife.PHONES);
  }

  @Test
  void logsHoldNothingPersonal() {
    assertThat(logs.text())
        .contains("PostgreSQL accepts connections")
        .doesNotContain(PlantedLife.personal())
        .doesNotContain(life.home())
        .doesNotContain(life.codes());
  }

  @Test
  void theLogOfTheDatabaseHoldsNothingPersonal() throws IOException {
    var log = Files.readString(station.data().resolve("postgres/postgres.log"));
    assertThat(log)
        .isNotEmpty()
        .doesNotContain(PlantedLife.personal())
        .doesNotContain(life.codes());
  }

  @Test
  void eventsHoldNothingPersonal() {
    var bodies =
        station
            .database()
            .rows("SELECT actor, type, convert_from(body, 'UTF8') FROM event")
            .toString();
    assertThat(bodies)
        .contains(moved.booking(), "rescheduled", "cancelled", "assigned")
        .contains("block.made", "facts-changed", "suspension.made")
        .doesNotContain(PlantedLife.personal())
        .doesNotContain(life.home())
        .doesNotContain(life.codes())
        .doesNotContain("doorCode")
        .doesNotContain(buildingOf(moved));
  }

  private static String buildingOf(Ticket ticket) {
    return String.valueOf(
        station
            .database()
            .rows(
                "SELECT building_id FROM dwelling d JOIN booking b ON b.dwelling_id = d.id WHERE"
                    + " b.id = '"
                    + ticket.booking()
                    + "'")
            .getFirst()
            .getFirst());
  }

  @Test
  void phonesAndSecretCodesStandNowhereInClear() {
    for (var table : station.database().tables()) {
      assertThat(station.database().everything(table))
          .as(table)
          .doesNotContain(PlantedLife.PHONES)
          .doesNotContain(PlantedLife.ID_NUMBER)
          .doesNotContain(PlantedLife.REASONS)
          .doesNotContain(PlantedLife.CONDITIONS)
          .doesNotContain(life.codes());
    }
  }

  @Test
  void namesStandWhereThePeopleAreAndNowhereElse() {
    for (var table : station.database().tables()) {
      var content = station.database().everything(table);
      if (table.equals("person")) {
        assertThat(content).contains(PlantedLife.NAMES.subList(0, 4));
      } else {
        assertThat(content).as(table).doesNotContain(PlantedLife.NAMES);
      }
    }
  }

  @Test
  void theHubLearnsNothingPersonal() {
    var seen = new ArrayList<String>();
    for (var table : hub.database().tables()) {
      seen.add(hub.database().everything(table));
    }
    assertThat(seen.toString())
        .contains(moved.booking(), "org.yizhan.visit.rescheduled.v1")
        .doesNotContain(PlantedLife.personal())
        .doesNotContain(life.home())
        .doesNotContain(life.codes())
        .doesNotContain(buildingOf(moved))
        .doesNotContain("doorCode");
  }

  @Test
  void whatEverybodyMayReadNamesNobody() {
    var start = URLEncoder.encode(kiosk.roomySlot(cleaning), StandardCharsets.UTF_8);
    var date = moved.start().substring(0, 10);
    var household = station.manager().get(moved.visitPath() + "/household").text("/household");
    var theirs = "&household=" + household;
    var answers = new ArrayList<String>();
    for (var path :
        List.of(
            "station",
            "services",
            "buildings",
            "slots?service=" + cleaning + "&date=" + date + "&days=7" + theirs,
            "soonest?service=" + cleaning + theirs,
            "services/" + cleaning + "/workers?start=" + start + theirs)) {
      answers.add(kiosk.caller().get("/api/v1/" + path).is(200).body());
    }
    answers.add(station.anybody().get("/metrics").is(200).body());
    var workers =
        station
            .manager()
            .get("/api/v1/workers")
            .is(200)
            .json()
            .path("workers")
            .findValuesAsText("name");
    assertThat(workers).hasSize(40);
    assertThat(answers.toString())
        .doesNotContain(PlantedLife.personal())
        .doesNotContain(life.home())
        .doesNotContain(workers);
    assertThat(kiosk.caller().get(moved.path()).isProblem(403, "not-allowed").body())
        .doesNotContain(moved.booking());
  }

  @Test
  void aTicketHearsOnlyOfItsOwnBooking() {
    var mine = kiosk.booksAny(cleaning);
    var theirs = kiosk.booksAny(cleaning);
    var heard = new ArrayList<String>();
    try (var live = station.resident(mine).lines("/api/v1/live?booking=" + mine.booking())) {
      var lines = live.iterator();
      assertThat(lines.next()).startsWith(":");
      station.resident(theirs).post(theirs.path() + "/cancel").is(200);
      station.resident(mine).post(mine.path() + "/cancel").is(200);
      while (heard.stream().noneMatch(line -> line.contains("org.yizhan.booking.cancelled.v1"))) {
        heard.add(lines.next());
      }
    }
    assertThat(heard.toString())
        .contains(mine.booking())
        .doesNotContain(theirs.booking())
        .doesNotContain(theirs.visit());
  }

  @Test
  void aTicketCannotCatchUpOnOtherBookings() {
    var mine = kiosk.booksAny(cleaning);
    var epoch = station.database().rows("SELECT id FROM epoch").getFirst().getFirst();
    station.database().settledCounts();
    var heard = new ArrayList<String>();
    try (var live =
        station
            .resident(mine)
            .with("Last-Event-ID", epoch + ".0")
            .lines("/api/v1/live?booking=" + mine.booking())) {
      var lines = live.iterator();
      while (heard.stream()
          .noneMatch(line -> line.startsWith("data:") && line.contains(mine.visit()))) {
        heard.add(lines.next());
      }
    }
    assertThat(heard.toString())
        .doesNotContain(moved.booking())
        .doesNotContain(life.cancelled().booking());
  }

  @Test
  void problemsDoNotRepeatWhatTheyRefuse() {
    assertThat(life.refusals()).hasSizeGreaterThan(10);
    assertThat(life.refusals().toString())
        .doesNotContain(PlantedLife.personal())
        .doesNotContain(life.codes());
  }

  @Test
  void whatIsOnDiskIsForTheServersUserAlone() throws IOException {
    var mode = Files.getPosixFilePermissions(station.data().resolve("postgres"));
    assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rwx------");
  }
}
