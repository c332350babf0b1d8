package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.tracking.Tracking.Receipt;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.visit.Remark;
import org.yizhan.station.visit.Report;
import org.yizhan.station.visit.VisitState;
import org.yizhan.station.workforce.Device;

/** What reports do to visits, on a real database. */
class TrackingIT {
  @TempDir private static Path data;
  private static TrackingStation station;

  @BeforeAll
  static void start() throws Exception {
    station = TrackingStation.start(data);
  }

  @AfterAll
  static void stop() throws Exception {
    station.close();
  }

  private static Receipt take(Phone phone, UUID visit, String report) throws Exception {
    return station.call(
        () -> station.tracking.take(phone.device, visit, phone.parsed(report)).await());
  }

  private static Receipt applied(VisitState state) {
    return new Receipt.Kept(new Outcome.Applied(state));
  }

  private static Receipt refused(Refusal why) {
    return new Receipt.Kept(new Outcome.Refused(why));
  }

  @Test
  void whoLostTheLicenceMeanwhileDoesNotSetOut() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    take(phone, visit, phone.report("accepted"));
    station.revokesCredentialsOf(phone.worker(), true);
    assertThat(take(phone, visit, phone.report("departed")))
        .isEqualTo(refused(Refusal.NOT_LICENSED));
    assertThat(station.get(visit).state()).isEqualTo(VisitState.ACCEPTED);
    assertThat(station.events(visit)).contains("visit.report-refused");

    station.revokesCredentialsOf(phone.worker(), false);
    assertThat(take(phone, visit, phone.report("departed")))
        .isEqualTo(applied(VisitState.DEPARTED));
  }

  @Test
  void aVisitThatGoesWellCompletesItsBooking() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());

    assertThat(take(phone, visit, phone.report("accepted")))
        .isEqualTo(applied(VisitState.ACCEPTED));
    assertThat(take(phone, visit, phone.report("departed")))
        .isEqualTo(applied(VisitState.DEPARTED));
    assertThat(take(phone, visit, phone.arrival(TrackingStation.DOOR_CODE)))
        .isEqualTo(applied(VisitState.ARRIVED));
    assertThat(take(phone, visit, phone.report("problem"))).isEqualTo(applied(VisitState.ARRIVED));
    assertThat(take(phone, visit, phone.report("started"))).isEqualTo(applied(VisitState.STARTED));
    assertThat(take(phone, visit, phone.report("finished")))
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
    take(phone, visit, first);

    assertThat(take(phone, visit, first)).isEqualTo(new Receipt.Duplicate());
    assertThat(take(phone, visit, phone.report("same", "departed", 2, null)))
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

    assertThat(take(first, firstVisit, first.report("1", "accepted", 1, null)))
        .isEqualTo(applied(VisitState.ACCEPTED));
    assertThat(take(second, secondVisit, second.report("1", "accepted", 1, null)))
        .isEqualTo(applied(VisitState.ACCEPTED));
  }

  @Test
  void lateReportsArePutInTheirPlaceAndWhatTheyExplainIsJudgedAgain() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());

    assertThat(take(phone, visit, phone.report("arrived", 3, TrackingStation.DOOR_CODE)))
        .isEqualTo(refused(Refusal.STEP_MISSING));
    assertThat(take(phone, visit, phone.report("accepted", 1, null)))
        .isEqualTo(applied(VisitState.ACCEPTED));
    assertThat(take(phone, visit, phone.report("departed", 2, null)))
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

    assertThat(take(phone, visit, phone.report("finished")))
        .isEqualTo(refused(Refusal.STEP_MISSING));

    assertThat(station.get(visit).state()).isEqualTo(VisitState.ASSIGNED);
    assertThat(station.get(visit).refusedReports()).isEqualTo(1);
    var reports = station.call(() -> station.visits.reports(visit));
    assertThat(reports)
        .singleElement()
        .satisfies(report -> assertThat(report.refused()).isEqualTo(Refusal.STEP_MISSING));
  }

  @Test
  void aWrongDoorCodeIsAskedForAgain() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    take(phone, visit, phone.report("accepted"));
    take(phone, visit, phone.report("departed"));

    assertThat(take(phone, visit, phone.arrival("9999")))
        .isEqualTo(refused(Refusal.WRONG_DOOR_CODE));
    assertThat(station.get(visit).state()).isEqualTo(VisitState.DEPARTED);

    assertThat(take(phone, visit, phone.arrival(TrackingStation.DOOR_CODE)))
        .isEqualTo(applied(VisitState.ARRIVED));
    assertThat(station.get(visit).presenceProven()).isTrue();
  }

  @Test
  void theTriesOfADoorCodeRunOutHoweverTheyAreNumbered() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    take(phone, visit, phone.report("accepted", 1, null));
    take(phone, visit, phone.report("departed", 2, null));
    for (var sequence : List.of(30, 20, 10)) {
      assertThat(take(phone, visit, phone.report("arrived", sequence, "99" + sequence)))
          .isEqualTo(refused(Refusal.WRONG_DOOR_CODE));
    }

    assertThat(take(phone, visit, phone.report("arrived", 5, TrackingStation.DOOR_CODE)))
        .isEqualTo(refused(Refusal.DOOR_CODE_USED_UP));

    assertThat(take(phone, visit, phone.report("arrived", 40, null)))
        .isEqualTo(applied(VisitState.ARRIVED));
    assertThat(station.get(visit).presenceProven()).isFalse();
  }

  @Test
  void aStrangersGuessesUseUpNobodysTries() throws Exception {
    var phone = station.phone();
    var stranger = station.phone();
    var visit = station.visit(phone.worker());
    take(phone, visit, phone.report("accepted"));
    take(phone, visit, phone.report("departed"));
    for (int i = 0; i < 4; i++) {
      take(stranger, visit, stranger.arrival("990" + i));
    }

    take(phone, visit, phone.arrival(TrackingStation.DOOR_CODE));

    assertThat(station.get(visit).presenceProven()).isTrue();
  }

  @Test
  void anUnansweredDoorEndsTheVisitAndOwesTheWay() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    for (var step : List.of("accepted", "departed", "arrived")) {
      take(phone, visit, phone.report(step));
    }

    assertThat(take(phone, visit, phone.report("unanswered")))
        .isEqualTo(applied(VisitState.UNANSWERED));

    var after = station.get(visit);
    assertThat(after.state().attendanceOwed()).isTrue();
    assertThat(after.worker()).isEqualTo(phone.worker());
    assertThat(station.events(after.booking())).containsExactly("booking.completed");
    assertThat(take(phone, visit, phone.report("started"))).isEqualTo(refused(Refusal.VISIT_ENDED));
  }

  @Test
  void aWorkerMayLeaveAndAStrangerMayCallForHelp() throws Exception {
    var phone = station.phone();
    var other = station.phone();
    var visit = station.visit(phone.worker());
    for (var step : List.of("accepted", "departed", "arrived", "started", "left")) {
      take(phone, visit, phone.report(step));
    }
    assertThat(station.get(visit).state()).isEqualTo(VisitState.LEFT);

    assertThat(take(other, visit, other.report("sos", 99, null)))
        .isEqualTo(applied(VisitState.LEFT));

    assertThat(station.events(visit)).endsWith("visit.left", "visit.sos");
  }

  @Test
  void whatAWorkerSaysBesideAReportReachesStaffAndNoEvent() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    for (var step : List.of("accepted", "departed", "arrived", "started")) {
      take(phone, visit, phone.report(step));
    }
    var finished = phone.report("finished").replace("{}", "{\"minutes\":75,\"note\":\"水管漏水\"}");
    assertThat(take(phone, visit, finished)).isEqualTo(applied(VisitState.FINISHED));

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
    take(phone, visit, phone.report("accepted"));

    var report = station.call(() -> station.visits.reports(visit)).getFirst();

    assertThat(report.skew()).isEqualTo(Duration.between(report.receivedAt(), report.deviceTime()));
  }

  @Test
  void withoutADoorCodeTheWorkerArrivesWithoutProof() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    take(phone, visit, phone.report("accepted"));
    take(phone, visit, phone.report("departed"));

    assertThat(take(phone, visit, phone.report("arrived"))).isEqualTo(applied(VisitState.ARRIVED));
    assertThat(station.get(visit).presenceProven()).isFalse();
  }

  @Test
  void anotherWorkersReportIsKeptButRefused() throws Exception {
    var owner = station.phone();
    var stranger = station.phone();
    var visit = station.visit(owner.worker());

    assertThat(take(stranger, visit, stranger.report("accepted")))
        .isEqualTo(refused(Refusal.NOT_YOUR_VISIT));
    assertThat(take(stranger, Ids.next(), stranger.report("accepted")))
        .isEqualTo(new Receipt.NoSuchVisit());

    assertThat(station.get(visit).state()).isEqualTo(VisitState.ASSIGNED);
  }

  @Test
  void whatWasReportedBeforeTheVisitWasGivenAwayStaysAsItWas() throws Exception {
    var first = station.phone();
    var second = station.phone();
    var visit = station.visit(first.worker());
    take(first, visit, first.report("accepted"));
    station.assign(visit, second.worker());

    assertThat(station.get(visit).state()).isEqualTo(VisitState.ASSIGNED);
    assertThat(take(first, visit, first.report("departed")))
        .isEqualTo(refused(Refusal.NOT_YOUR_VISIT));
    assertThat(take(second, visit, second.report("accepted")))
        .isEqualTo(applied(VisitState.ACCEPTED));
    assertThat(station.get(visit).refusedReports()).isEqualTo(1);
  }

  @Test
  void givingBackFreesTheTime() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());

    assertThat(take(phone, visit, phone.report("declined")))
        .isEqualTo(applied(VisitState.UNASSIGNED));

    assertThat(station.get(visit).worker()).isNull();
    assertThat(take(phone, visit, phone.report("accepted"))).isEqualTo(refused(Refusal.GIVEN_BACK));
  }

  @Test
  void whoHadSetOutBeforeGivingBackKeepsTheVisit() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    take(phone, visit, phone.report("declined", 3, null));
    take(phone, visit, phone.report("accepted", 1, null));
    assertThat(station.get(visit).worker()).isNull();

    assertThat(take(phone, visit, phone.report("departed", 2, null)))
        .isEqualTo(applied(VisitState.DEPARTED));

    assertThat(station.get(visit).state()).isEqualTo(VisitState.DEPARTED);
    assertThat(station.get(visit).worker()).isEqualTo(phone.worker());
  }

  @Test
  void timeThatIsTakenMeanwhileIsNotTakenBack() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    take(phone, visit, phone.report("declined", 3, null));
    take(phone, visit, phone.report("accepted", 1, null));
    station.call(() ->
        station.db.rows(
            """
            INSERT INTO occupancy (id, worker_id, during, hold_id, expires_at)
            SELECT $1, $2, tstzrange(starts_at, ends_at), $1, starts_at + interval '9 days' FROM visit WHERE id = $3
            """,
            Ids.next(),
            phone.worker(),
            visit));

    assertThat(take(phone, visit, phone.report("departed", 2, null)))
        .isEqualTo(refused(Refusal.TIME_TAKEN));

    assertThat(station.get(visit).state()).isEqualTo(VisitState.UNASSIGNED);
  }

  @Test
  void aVisitIsNotTakenBackByWhoeverIsAwayMeanwhile() throws Exception {
    assertThatIsNotTakenBackAfter(
        """
        INSERT INTO time_off (id, worker_id, during, kind, state, requested_at, requested_by, version)
        SELECT $1, $2, tstzrange(starts_at, ends_at), 'personal', 'approved', starts_at, 'test', 1
        FROM visit WHERE id = $3
        """);
  }

  /** Eleven hours of the same day are the most. */
  @Test
  void aVisitIsNotTakenBackByWhoeverWouldWorkTooLong() throws Exception {
    assertThatIsNotTakenBackAfter(
        """
        INSERT INTO occupancy (id, worker_id, during, hold_id, expires_at)
        SELECT $1, $2, tstzrange(begin, begin + interval '11 hours'), $1, begin + interval '9 days'
        FROM (SELECT (at::date + CASE WHEN extract(hour FROM at) < 12 THEN time '12:45' ELSE time '00:05' END)
                     AT TIME ZONE 'Asia/Shanghai' AS begin
              FROM (SELECT starts_at AT TIME ZONE 'Asia/Shanghai' AS at FROM visit WHERE id = $3) AS visit) AS day
        """);
  }

  private void assertThatIsNotTakenBackAfter(String change) throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    take(phone, visit, phone.report("declined", 3, null));
    take(phone, visit, phone.report("accepted", 1, null));
    station.call(() -> station.db.rows(change, Ids.next(), phone.worker(), visit));

    assertThat(take(phone, visit, phone.report("departed", 2, null)))
        .isEqualTo(refused(Refusal.TIME_TAKEN));

    assertThat(station.get(visit).state()).isEqualTo(VisitState.UNASSIGNED);
  }

  @Test
  void whoeverWasTakenOffASuspendedBuildingDoesNotSetOut() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    take(phone, visit, phone.report("accepted"));
    var suspension = station.suspendsTheBuilding();
    assertThat(take(phone, visit, phone.report("departed")))
        .isEqualTo(refused(Refusal.NOT_YOUR_VISIT));
    station.lifts(suspension);

    assertThat(station.get(visit).state()).isEqualTo(VisitState.UNASSIGNED);
    assertThat(station.get(visit).worker()).isNull();
  }

  @Test
  void aVisitInASuspendedBuildingIsNotTakenBack() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    take(phone, visit, phone.report("declined", 3, null));
    take(phone, visit, phone.report("accepted", 1, null));
    var suspension = station.suspendsTheBuilding();
    assertThat(take(phone, visit, phone.report("departed", 2, null)))
        .isEqualTo(refused(Refusal.TIME_TAKEN));
    station.lifts(suspension);

    assertThat(station.get(visit).state()).isEqualTo(VisitState.UNASSIGNED);
  }

  @Test
  void reportsThatWaitShareTransactions() throws Exception {
    var phones = phonesWithVisits(20);
    var before = transactions();

    var answers = new ArrayList<Future<Receipt>>();
    phones.forEach((phone, visit) -> answers.add(accept(phone, visit)));

    assertThat(station.call(() -> Future.all(answers).await().size())).isEqualTo(20);
    assertThat(transactions() - before).isBetween(1L, 3L);
  }

  @Test
  void aBadReportStopsNobody() throws Exception {
    var phones = phonesWithVisits(10);
    var unknown = new Device(Ids.next(), phones.keySet().iterator().next().worker(), 1);
    var answers = new ArrayList<Future<Receipt>>();
    for (var entry : phones.entrySet()) {
      answers.add(accept(entry.getKey(), entry.getValue()));
      var phone = entry.getKey();
      answers.add(
          station.tracking.take(unknown, entry.getValue(), phone.parsed(phone.report("problem"))));
    }

    station.call(() -> Future.join(answers).otherwiseEmpty().await());

    assertThat(answers.stream().filter(Future::failed)).hasSize(10);
    for (var visit : phones.values()) {
      assertThat(station.get(visit).state()).isEqualTo(VisitState.ACCEPTED);
    }
  }

  private static Map<Phone, UUID> phonesWithVisits(int count) throws Exception {
    var phones = new LinkedHashMap<Phone, UUID>();
    for (int i = 0; i < count; i++) {
      var phone = station.phone();
      phones.put(phone, station.visit(phone.worker()));
    }
    return phones;
  }

  private static Future<Receipt> accept(Phone phone, UUID visit) {
    return station.tracking.take(phone.device, visit, phone.parsed(phone.report("accepted")));
  }

  /** Transactions that wrote an event. */
  private static long transactions() throws Exception {
    return station.call(() ->
        station
            .db
            .rows("SELECT count(DISTINCT xid::text) AS n FROM event")
            .iterator()
            .next()
            .getLong("n"));
  }
}
