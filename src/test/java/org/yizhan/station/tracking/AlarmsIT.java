package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.events.EventLog;
import org.yizhan.station.alarm.AlarmConfig;
import org.yizhan.station.alarm.Alarms;

/** Alarms on a real database; a new {@link Alarms} is what a restart leaves: nothing in memory. */
class AlarmsIT extends OnTrackingStation {
  private static Alarms restarted() {
    return new Alarms(
        station.db,
        new EventLog(() -> {}),
        new ColumnCipher(new byte[32]),
        new AlarmConfig(60, 15, 5, 10, 30, 15, 90, 10),
        3);
  }

  private static void look(UUID visit, Instant at) throws Exception {
    station.call(() -> {
      restarted().judge(List.of(visit), at);
      return null;
    });
  }

  private static void take(Phone phone, UUID visit, String... steps) throws Exception {
    for (var step : steps) {
      var report = phone.parsed(phone.report(step));
      station.call(() -> station.tracking.take(phone.device, visit, report).await());
    }
  }

  /** Kinds and levels of the visit's alarms, with how each ended. */
  private static List<String> alarms(UUID visit) throws Exception {
    return station.call(() -> {
      var found = new ArrayList<String>();
      for (var row :
          station.db.rows(
              "SELECT kind, level, closed_how FROM alarm WHERE visit_id = $1 ORDER BY id", visit)) {
        var how = row.getString("closed_how");
        found.add(
            row.getString("kind") + " " + row.getInteger("level") + (how == null ? "" : " " + how));
      }
      return found;
    });
  }

  private static Instant afterStart(UUID visit, int minutes) throws Exception {
    return station.get(visit).start().plus(Duration.ofMinutes(minutes));
  }

  /** Assigned long before, whatever the hour of the visit. */
  private static UUID visit(Phone phone) throws Exception {
    var visit = station.visit(phone.worker());
    station.call(() ->
        station.db.rows(
            "UPDATE visit SET since = starts_at - interval '1 day' WHERE id = $1", visit));
    return visit;
  }

  @Test
  void aTimerSurvivesARestartAndAClockThatJumps() throws Exception {
    var phone = station.phone();
    var visit = visit(phone);

    look(visit, afterStart(visit, -61));
    assertThat(alarms(visit)).isEmpty();
    look(visit, afterStart(visit, -60));
    look(visit, afterStart(visit, -2_000));
    look(visit, afterStart(visit, -60));
    assertThat(alarms(visit)).containsExactly("not-accepted 1");

    look(visit, afterStart(visit, -50));
    assertThat(alarms(visit)).containsExactly("not-accepted 2");

    look(visit, afterStart(visit, 10_000));
    look(visit, afterStart(visit, -2_000));
    assertThat(alarms(visit)).containsExactly("not-accepted 2 facts", "no-show 2");
  }

  @Test
  void theFactsCloseAnAlarm() throws Exception {
    var phone = station.phone();
    var visit = visit(phone);
    look(visit, afterStart(visit, -30));
    take(phone, visit, "accepted");

    look(visit, afterStart(visit, -30));

    assertThat(alarms(visit)).containsExactly("not-accepted 1 facts");
  }

  @Test
  void anUnansweredDoorACallForHelpAndUsedUpTriesAlarmAtOnce() throws Exception {
    var phone = station.phone();
    var visit = visit(phone);
    take(phone, visit, "accepted", "departed");
    for (int i = 0; i < 3; i++) {
      var guess = phone.parsed(phone.arrival("999" + i));
      station.call(() -> station.tracking.take(phone.device, visit, guess).await());
    }
    take(phone, visit, "arrived", "unanswered", "sos");

    look(visit, station.clock.instant());

    assertThat(alarms(visit)).containsExactlyInAnyOrder("unanswered 2", "sos 3", "door-code 1");
  }

  @Test
  void aCrewAtAClosedDoorIsLookedAfterOnce() throws Exception {
    var phones = List.of(station.phone(), station.phone());
    var visits = List.of(visit(phones.getFirst()), visit(phones.getLast()));
    var crew = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      var member = i + 1;
      var visit = visits.get(i);
      station.call(() ->
          station.db.rows(
              "UPDATE visit SET crew = $2, member = $3 WHERE id = $1", visit, crew, member));
      take(phones.get(i), visit, "accepted", "departed", "arrived", "unanswered");
    }

    for (var visit : visits) {
      look(visit, station.clock.instant());
    }

    assertThat(List.of(alarms(visits.getFirst()), alarms(visits.getLast())))
        .containsExactlyInAnyOrder(List.of("unanswered 2"), List.of());
  }

  @Test
  void everybodyIsLookedAtAfterARestart() throws Exception {
    var phone = station.phone();
    var visit = visit(phone);
    take(phone, visit, "accepted", "departed", "arrived", "started", "finished");

    station.call(() -> {
      restarted().judgeAll(station.clock.instant());
      restarted().judgeAll(station.clock.instant());
      return null;
    });

    assertThat(alarms(visit)).containsExactly("no-presence 1");
  }

  /** Else a batch of reports and a look at the same visits wait for each other crosswise. */
  @Test
  @Timeout(60)
  void anAlarmIsRaisedWhileReportsChangeItsVisit() throws Exception {
    var visit = visit(station.phone());

    station.call(() ->
        station.db.inTransaction(tx -> {
          station.visits.lock(tx, List.of(visit));
          restarted().judge(List.of(visit), station.clock.instant().plus(Duration.ofDays(3)));
          return visit;
        }));

    assertThat(alarms(visit)).containsExactly("no-show 2");
  }
}
