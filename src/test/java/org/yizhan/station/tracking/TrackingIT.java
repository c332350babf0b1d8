package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yizhan.station.tracking.Receipts.applied;
import static org.yizhan.station.tracking.Receipts.refused;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.tracking.Tracking.Receipt;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.visit.Remark;
import org.yizhan.station.visit.Report;
import org.yizhan.station.visit.VisitState;

/** What reports do to visits, on a real database. */
class TrackingIT extends OnTrackingStation {
  @Test
  void whoLostTheLicenceMeanwhileDoesNotSetOut() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    phone.tells(visit, phone.report("accepted"));
    station.staff.revokesCredentialsOf(phone.worker(), true);
    assertThat(phone.tells(visit, phone.report("departed")))
        .isEqualTo(refused(Refusal.NOT_LICENSED));
    assertThat(station.get(visit).state()).isEqualTo(VisitState.ACCEPTED);
    assertThat(station.events(visit)).contains("visit.report-refused");

    station.staff.revokesCredentialsOf(phone.worker(), false);
    assertThat(phone.tells(visit, phone.report("departed")))
        .isEqualTo(applied(VisitState.DEPARTED));
  }

  @Test
  void aVisitThatGoesWellCompletesItsBooking() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());

    assertThat(phone.tells(visit, phone.report("accepted")))
        .isEqualTo(applied(VisitState.ACCEPTED));
    assertThat(phone.tells(visit, phone.report("departed")))
        .isEqualTo(applied(VisitState.DEPARTED));
    assertThat(phone.tells(visit, phone.arrival(TrackingStation.DOOR_CODE)))
        .isEqualTo(applied(VisitState.ARRIVED));
    assertThat(phone.tells(visit, phone.report("problem"))).isEqualTo(applied(VisitState.ARRIVED));
    assertThat(phone.tells(visit, phone.report("started"))).isEqualTo(applied(VisitState.STARTED));
    assertThat(phone.tells(visit, phone.report("finished")))
        .isEqualTo(applied(VisitState.FINISHED));

    var after = station.get(visit);
    assertThat(after.state()).isEqualTo(VisitState.FINISHED);
    assertThat(after.presenceProven()).isTrue();
    assertThat(after.version()).isEqualTo(7);
    assertThat(station.events(visit))
        .containsExactly(
            "visit.accepted",
            "visit.departed",
            "visit.arrived",
            "visit.problem",
            "visit.started",
            "visit.finished");
    assertThat(station.events(after.booking())).containsExactly("booking.completed");
  }

  @Test
  void aDuplicateChangesNothingWhateverItSays() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var first = phone.report("same", "accepted", 1, null);
    phone.tells(visit, first);

    assertThat(phone.tells(visit, first)).isEqualTo(new Receipt.Duplicate());
    assertThat(phone.tells(visit, phone.report("same", "departed", 2, null)))
        .isEqualTo(new Receipt.Duplicate());

    assertThat(station.get(visit).version()).isEqualTo(2);
    assertThat(station.events(visit)).containsExactly("visit.accepted");
  }

  @Test
  void twoDevicesMayUseTheSameId() throws Exception {
    var first = station.phone();
    var second = station.phone();
    var firstVisit = station.visit(first.worker());
    var secondVisit = station.visit(second.worker());

    assertThat(first.tells(firstVisit, first.report("1", "accepted", 1, null)))
        .isEqualTo(applied(VisitState.ACCEPTED));
    assertThat(second.tells(secondVisit, second.report("1", "accepted", 1, null)))
        .isEqualTo(applied(VisitState.ACCEPTED));
  }

  @Test
  void lateReportsArePutInTheirPlaceAndWhatTheyExplainIsJudgedAgain() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());

    assertThat(phone.tells(visit, phone.report("arrived", 3, TrackingStation.DOOR_CODE)))
        .isEqualTo(refused(Refusal.STEP_MISSING));
    assertThat(phone.tells(visit, phone.report("accepted", 1, null)))
        .isEqualTo(applied(VisitState.ACCEPTED));
    assertThat(phone.tells(visit, phone.report("departed", 2, null)))
        .isEqualTo(applied(VisitState.DEPARTED));

    var after = station.get(visit);
    assertThat(after.state()).isEqualTo(VisitState.ARRIVED);
    assertThat(after.presenceProven()).isTrue();
    assertThat(after.refusedReports()).isZero();
    assertThat(station.events(visit))
        .containsExactly("visit.report-refused", "visit.accepted", "visit.departed");
  }

  @Test
  void whatDoesNotFitIsKeptAndShown() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());

    assertThat(phone.tells(visit, phone.report("finished")))
        .isEqualTo(refused(Refusal.STEP_MISSING));

    assertThat(station.get(visit).state()).isEqualTo(VisitState.ASSIGNED);
    assertThat(station.get(visit).refusedReports()).isEqualTo(1);
    var reports = station.call(() -> station.visits.reports(visit));
    assertThat(reports)
        .singleElement()
        .satisfies(report -> assertThat(report.refused()).isEqualTo(Refusal.STEP_MISSING));
  }

  @Test
  void anUnansweredDoorEndsTheVisitAndOwesTheWay() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    for (var step : List.of("accepted", "departed", "arrived")) {
      phone.tells(visit, phone.report(step));
    }

    assertThat(phone.tells(visit, phone.report("unanswered")))
        .isEqualTo(applied(VisitState.UNANSWERED));

    var after = station.get(visit);
    assertThat(after.state().attendanceOwed()).isTrue();
    assertThat(after.worker()).isEqualTo(phone.worker());
    assertThat(station.events(after.booking())).containsExactly("booking.completed");
    assertThat(phone.tells(visit, phone.report("started"))).isEqualTo(refused(Refusal.VISIT_ENDED));
  }

  @Test
  void aWorkerMayLeaveAndAStrangerMayCallForHelp() throws Exception {
    var phone = station.phone();
    var other = station.phone();
    var visit = station.visit(phone.worker());
    for (var step : List.of("accepted", "departed", "arrived", "started", "left")) {
      phone.tells(visit, phone.report(step));
    }
    assertThat(station.get(visit).state()).isEqualTo(VisitState.LEFT);

    assertThat(other.tells(visit, other.report("sos", 99, null)))
        .isEqualTo(applied(VisitState.LEFT));

    assertThat(station.events(visit)).endsWith("visit.left", "visit.sos");
  }

  @Test
  void whatAWorkerSaysBesideAReportReachesStaffAndNoEvent() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    for (var step : List.of("accepted", "departed", "arrived", "started")) {
      phone.tells(visit, phone.report(step));
    }
    var finished = phone.report("finished").replace("{}", "{\"minutes\":75,\"note\":\"水管漏水\"}");
    assertThat(phone.tells(visit, finished)).isEqualTo(applied(VisitState.FINISHED));

    assertThat(station.call(() -> station.visits.reports(visit)).getLast().remark())
        .isEqualTo(new Remark(null, 75, "水管漏水"));
    assertThat(station.call(() -> stored(visit))).doesNotContain("水管");
  }

  private static String stored(UUID visit) {
    var text = new StringBuilder();
    for (var row :
        station.db.rows(
            """
            SELECT convert_from(body, 'UTF8') AS said FROM event WHERE subject = $1
            UNION ALL
            SELECT encode(note_enc, 'escape') FROM visit_report WHERE visit_id = $1 AND note_enc IS NOT NULL
            """,
            visit)) {
      text.append(row.getString("said"));
    }
    return text.toString();
  }

  @Test
  void staffEnterStepsWithTheirTrueTimesInAnyOrder() throws Exception {
    var worker = station.phone().worker();
    var visit = station.visit(worker);
    var desk = new DeskReports(station.tracking, station.visits, station.workforce, station.clock);
    var call = new Origin("call", "staff:1");
    var at = station.clock.instant().minusSeconds(3_600);

    assertThat(
            station.call(() -> desk.enter(visit, ReportType.DEPARTED, at, null, Remark.NONE, call)))
        .isEqualTo(new Outcome.Refused(Refusal.STEP_MISSING));
    assertThat(
            station.call(() ->
                desk.enter(
                    visit, ReportType.ACCEPTED, at.minusSeconds(60), null, Remark.NONE, call)))
        .isEqualTo(new Outcome.Applied(VisitState.ACCEPTED));

    assertThat(station.get(visit).state()).isEqualTo(VisitState.DEPARTED);
    assertThat(station.get(visit).since()).isEqualTo(at);
    assertThat(station.call(() -> station.visits.reports(visit)))
        .extracting(Report::source)
        .containsOnly("call");
  }

  @Test
  void theSkewOfADevicesClockIsTheLeastThatExplainsItsReports() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    phone.tells(visit, phone.report("accepted"));

    var report = station.call(() -> station.visits.reports(visit)).getFirst();

    assertThat(report.skew()).isEqualTo(Duration.between(report.receivedAt(), report.deviceTime()));
  }

  @Test
  void anotherWorkersReportIsKeptButRefused() throws Exception {
    var owner = station.phone();
    var stranger = station.phone();
    var visit = station.visit(owner.worker());

    assertThat(stranger.tells(visit, stranger.report("accepted")))
        .isEqualTo(refused(Refusal.NOT_YOUR_VISIT));
    assertThat(stranger.tells(Ids.next(), stranger.report("accepted")))
        .isEqualTo(new Receipt.NoSuchVisit());

    assertThat(station.get(visit).state()).isEqualTo(VisitState.ASSIGNED);
  }

  @Test
  void whatWasReportedBeforeTheVisitWasGivenAwayStaysAsItWas() throws Exception {
    var first = station.phone();
    var second = station.phone();
    var visit = station.visit(first.worker());
    first.tells(visit, first.report("accepted"));
    station.staff.assign(visit, second.worker());

    assertThat(station.get(visit).state()).isEqualTo(VisitState.ASSIGNED);
    assertThat(first.tells(visit, first.report("departed")))
        .isEqualTo(refused(Refusal.NOT_YOUR_VISIT));
    assertThat(second.tells(visit, second.report("accepted")))
        .isEqualTo(applied(VisitState.ACCEPTED));
    assertThat(station.get(visit).refusedReports()).isEqualTo(1);
  }
}
