package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.visit.VisitState;

class VisitLifeTest {
  private static final UUID WORKER = new UUID(0, 1);
  private static final UUID STRANGER = new UUID(0, 2);
  private static final UUID DEVICE = new UUID(1, 1);
  private static final VisitLife.Beginning GIVEN =
      new VisitLife.Beginning(VisitState.ASSIGNED, WORKER);

  /** What is lawful, written down a second time, as a table: state and report to state. */
  private static final Map<String, VisitState> LAWFUL =
      Map.ofEntries(
          Map.entry("ASSIGNED ACCEPTED", VisitState.ACCEPTED),
          Map.entry("ACCEPTED DEPARTED", VisitState.DEPARTED),
          Map.entry("DEPARTED ARRIVED", VisitState.ARRIVED),
          Map.entry("ARRIVED STARTED", VisitState.STARTED),
          Map.entry("STARTED FINISHED", VisitState.FINISHED),
          Map.entry("ARRIVED UNANSWERED", VisitState.UNANSWERED),
          Map.entry("ARRIVED LEFT", VisitState.LEFT),
          Map.entry("STARTED LEFT", VisitState.LEFT),
          Map.entry("ASSIGNED DECLINED", VisitState.UNASSIGNED),
          Map.entry("ACCEPTED DECLINED", VisitState.UNASSIGNED));

  private static Reported report(long sequence, ReportType type) {
    return report(1, sequence, type, WORKER, DoorCode.ABSENT);
  }

  private static Reported report(
      int enrolment, long sequence, ReportType type, UUID worker, DoorCode doorCode) {
    return new Reported(
        "e" + enrolment + "-" + sequence + type + worker + doorCode,
        DEVICE,
        worker,
        enrolment,
        sequence,
        type,
        doorCode,
        true,
        Instant.EPOCH.plusSeconds(sequence));
  }

  @Property(tries = 2_000)
  void everyOrderOfArrivalGivesTheLifeToldInOrder(
      @ForAll("reports") List<Reported> reports, @ForAll Random random) {
    var shuffled = new ArrayList<>(reports);
    Collections.shuffle(shuffled, random);

    var life = VisitLife.of(GIVEN, shuffled);

    assertThat(life.state()).isEqualTo(oracle(reports).get("state"));
    assertThat(life.presenceProven()).isEqualTo(oracle(reports).get("proven"));
    assertThat(life.outcomes())
        .isEqualTo(VisitLife.of(GIVEN, reports).outcomes())
        .hasSameSizeAs(reports);
  }

  @Property(tries = 1_000)
  void whatWasRefusedMightAsWellNeverHaveBeenSaid(@ForAll("reports") List<Reported> reports) {
    var life = VisitLife.of(GIVEN, reports);
    var applied =
        reports.stream().filter(report -> life.outcome(report).refusal() == null).toList();

    var without = VisitLife.of(GIVEN, applied);

    assertThat(without.state()).isEqualTo(life.state());
    assertThat(without.outcomes().values()).allMatch(outcome -> outcome instanceof Outcome.Applied);
  }

  /** Straight through the table, for reports already in order. */
  private static Map<String, Object> oracle(List<Reported> reports) {
    var state = VisitState.ASSIGNED;
    var proven = false;
    for (var report : reports.stream().sorted(Reported.IN_ORDER).toList()) {
      var next = LAWFUL.get(state + " " + report.type());
      var wrongDoor =
          report.type() == ReportType.ARRIVED
              && Set.of(DoorCode.WRONG, DoorCode.BARRED).contains(report.doorCode());
      if (next != null && !wrongDoor && report.worker().equals(WORKER)) {
        state = next;
        proven |= report.type() == ReportType.ARRIVED && report.doorCode() == DoorCode.RIGHT;
      }
    }
    var result = new HashMap<String, Object>();
    result.put("state", state);
    result.put("proven", proven);
    return result;
  }

  @Provide
  Arbitrary<List<Reported>> reports() {
    var steps = Arbitraries.frequency(Tuple.of(6, true), Tuple.of(1, false));
    return Combinators.combine(
            Arbitraries.integers().between(1, 2),
            Arbitraries.longs().between(0, 12),
            Arbitraries.of(ReportType.class),
            Arbitraries.of(WORKER, WORKER, WORKER, STRANGER),
            steps,
            Arbitraries.of(DoorCode.class))
        .as((enrolment, sequence, type, worker, inStep, doorCode) ->
            report(enrolment, sequence, inStep ? stepOf(sequence, type) : type, worker, doorCode))
        .list()
        .ofMaxSize(14)
        .uniqueElements(Reported::id);
  }

  /**
   * Mostly the step that belongs to the number, so that lives get further than the first report.
   */
  private static ReportType stepOf(long sequence, ReportType otherwise) {
    var steps =
        List.of(
            ReportType.ACCEPTED,
            ReportType.DEPARTED,
            ReportType.ARRIVED,
            ReportType.STARTED,
            ReportType.FINISHED);
    return sequence % 2 == 0 && sequence / 2 < steps.size()
        ? steps.get((int) (sequence / 2))
        : otherwise;
  }

  @Test
  void aLateReportIsPutInItsPlace() {
    var arrived = report(3, ReportType.ARRIVED);
    var accepted = report(1, ReportType.ACCEPTED);
    assertThat(VisitLife.of(GIVEN, List.of(accepted, arrived)).outcome(arrived))
        .isEqualTo(new Outcome.Refused(Refusal.STEP_MISSING));

    var life = VisitLife.of(GIVEN, List.of(accepted, arrived, report(2, ReportType.DEPARTED)));

    assertThat(life.state()).isEqualTo(VisitState.ARRIVED);
    assertThat(life.since()).isEqualTo(arrived.happenedAt());
  }

  @Test
  void aNewEnrolmentStartsItsSequenceAgain() {
    var life =
        VisitLife.of(
            GIVEN,
            List.of(
                report(2, 1, ReportType.DEPARTED, WORKER, DoorCode.ABSENT),
                report(1, 900, ReportType.ACCEPTED, WORKER, DoorCode.ABSENT)));
    assertThat(life.state()).isEqualTo(VisitState.DEPARTED);
  }

  @Test
  void onlyTheRightDoorCodeProvesPresence() {
    var way = List.of(report(1, ReportType.ACCEPTED), report(2, ReportType.DEPARTED));
    for (var doorCode : DoorCode.values()) {
      var all = new ArrayList<>(way);
      all.add(report(1, 3, ReportType.ARRIVED, WORKER, doorCode));
      assertThat(VisitLife.of(GIVEN, all).presenceProven()).isEqualTo(doorCode == DoorCode.RIGHT);
    }
  }

  @Test
  void whoIsUnderWayCannotGiveTheVisitBack() {
    var declined = report(3, ReportType.DECLINED);
    var life =
        VisitLife.of(
            GIVEN,
            List.of(report(1, ReportType.ACCEPTED), report(2, ReportType.DEPARTED), declined));
    assertThat(life.state()).isEqualTo(VisitState.DEPARTED);
    assertThat(life.outcome(declined)).isEqualTo(new Outcome.Refused(Refusal.UNDER_WAY));
  }

  @Test
  void aCancelledVisitRefusesEverything() {
    var accepted = report(1, ReportType.ACCEPTED);
    var life = VisitLife.of(new VisitLife.Beginning(VisitState.CANCELLED, null), List.of(accepted));
    assertThat(life.state()).isEqualTo(VisitState.CANCELLED);
    assertThat(life.outcome(accepted)).isEqualTo(new Outcome.Refused(Refusal.VISIT_CANCELLED));
  }

  @Test
  void whoCallsForHelpIsNeverSentAway() {
    var sos = report(1, 1, ReportType.SOS, STRANGER, DoorCode.ABSENT);
    for (var state : VisitState.values()) {
      var life = VisitLife.of(new VisitLife.Beginning(state, WORKER), List.of(sos));
      assertThat(life.outcome(sos)).isEqualTo(new Outcome.Applied(state));
    }
  }

  @Test
  void aLateStartTakesTheUnansweredDoorBack() {
    var way =
        List.of(
            report(1, ReportType.ACCEPTED),
            report(2, ReportType.DEPARTED),
            report(3, ReportType.ARRIVED),
            report(5, ReportType.UNANSWERED));
    assertThat(VisitLife.of(GIVEN, way).state()).isEqualTo(VisitState.UNANSWERED);

    var all = new ArrayList<>(way);
    all.add(report(4, ReportType.STARTED));

    assertThat(VisitLife.of(GIVEN, all).outcome(way.getLast()))
        .isEqualTo(new Outcome.Refused(Refusal.OUT_OF_PLACE));
  }

  @Test
  void aProblemChangesNoState() {
    var problem = report(2, ReportType.PROBLEM);
    var life = VisitLife.of(GIVEN, List.of(report(1, ReportType.ACCEPTED), problem));
    assertThat(life.state()).isEqualTo(VisitState.ACCEPTED);
    assertThat(life.outcome(problem)).isEqualTo(new Outcome.Applied(VisitState.ACCEPTED));
  }
}
