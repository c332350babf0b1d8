package org.yizhan.station.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yizhan.station.visit.VisitState;

class AlarmRulesTest {
  private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
  private static final UUID WORKER = new UUID(0, 1);
  private static final AlarmRules RULES =
      new AlarmRules(new AlarmConfig(60, 15, 5, 10, 30, 15, 90, 10), 3);

  private static VisitFacts facts(VisitState state) {
    return facts(state, 1, false, 0, List.of());
  }

  private static VisitFacts facts(
      VisitState state, int assignment, boolean proven, int wrong, List<VisitFacts.Call> calls) {
    return new VisitFacts(
        new UUID(1, 1),
        state,
        assignment,
        WORKER,
        START,
        START.plus(Duration.ofHours(1)),
        START.minus(Duration.ofDays(1)),
        proven,
        wrong,
        calls,
        false,
        false,
        null);
  }

  private static VisitFacts atTheDoor(int minute, VisitState mate, int matesMinute) {
    return new VisitFacts(
        new UUID(1, 1),
        VisitState.UNANSWERED,
        1,
        WORKER,
        START,
        START.plus(Duration.ofHours(1)),
        minutes(minute),
        false,
        0,
        List.of(),
        false,
        false,
        new VisitFacts.Mate(new UUID(1, 2), mate, minutes(matesMinute)));
  }

  private static Instant minutes(long afterStart) {
    return START.plus(Duration.ofMinutes(afterStart));
  }

  private static Alarm raised(AlarmRules.Due due, Instant now) {
    return new Alarm(
        UUID.randomUUID(),
        new UUID(1, 1),
        due.kind(),
        due.occasion(),
        due.worker(),
        due.at(),
        now,
        due.kind().firstLevel(),
        1,
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "ASSIGNED, -60, NOT_ACCEPTED",
    "ACCEPTED, -5, NOT_DEPARTED",
    "DEPARTED, 10, LATE",
    "ASSIGNED, 30, NO_SHOW",
    "ACCEPTED, 30, NO_SHOW",
    "DEPARTED, 30, NO_SHOW",
  })
  void eachStepHasItsTime(VisitState state, long minute, AlarmKind kind) {
    var facts = facts(state);

    assertThat(RULES.due(facts, minutes(minute)))
        .extracting(AlarmRules.Due::kind)
        .containsExactly(kind);
    assertThat(RULES.due(facts, minutes(minute).minusMillis(1)))
        .extracting(AlarmRules.Due::kind)
        .doesNotContain(kind);
  }

  @Test
  void workThatRunsOverIsForgottenInTheEnd() {
    var proven = facts(VisitState.STARTED, 1, true, 0, List.of());

    assertThat(RULES.due(proven, minutes(75)))
        .extracting(AlarmRules.Due::kind)
        .containsExactly(AlarmKind.RUNNING_OVER);
    assertThat(RULES.due(proven, minutes(150)))
        .extracting(AlarmRules.Due::kind)
        .containsExactly(AlarmKind.FORGOTTEN);
  }

  @Test
  void whoWasSentLateHasTimeToAcceptAndToCome() {
    var sent =
        new VisitFacts(
            new UUID(1, 1),
            VisitState.ASSIGNED,
            2,
            WORKER,
            START,
            minutes(60),
            minutes(20),
            false,
            0,
            List.of(),
            false,
            false,
            null);

    assertThat(RULES.due(sent, minutes(34))).isEmpty();
    assertThat(RULES.due(sent, minutes(49)))
        .extracting(AlarmRules.Due::kind)
        .containsExactly(AlarmKind.NOT_ACCEPTED);
    assertThat(RULES.due(sent, minutes(50)))
        .extracting(AlarmRules.Due::kind)
        .containsExactly(AlarmKind.NO_SHOW);
  }

  @Test
  void presenceUnansweredDoorsAndUsedUpTriesAreDueAtOnce() {
    assertThat(RULES.due(facts(VisitState.FINISHED), START))
        .extracting(AlarmRules.Due::kind)
        .containsExactly(AlarmKind.NO_PRESENCE);
    assertThat(RULES.due(facts(VisitState.FINISHED, 1, true, 0, List.of()), START)).isEmpty();
    assertThat(RULES.due(facts(VisitState.UNANSWERED), START))
        .extracting(AlarmRules.Due::kind)
        .containsExactly(AlarmKind.UNANSWERED);
    assertThat(RULES.due(facts(VisitState.ARRIVED, 1, false, 3, List.of()), START))
        .extracting(AlarmRules.Due::kind)
        .containsExactly(AlarmKind.DOOR_CODE);
    assertThat(RULES.due(facts(VisitState.ARRIVED, 1, false, 2, List.of()), START)).isEmpty();
  }

  /** The second of a crew sees the same closed door, or finds it opened after all. */
  @ParameterizedTest
  @CsvSource({
    "5, ARRIVED, 4, true",
    "5, UNANSWERED, 6, true",
    "6, UNANSWERED, 5, false",
    "5, UNANSWERED, 5, true",
    "5, STARTED, 9, false",
    "60, FINISHED, 50, true",
  })
  void aCrewAtAClosedDoorIsOneWelfareCall(
      int minute, VisitState mate, int matesMinute, boolean call) {
    var due = RULES.due(atTheDoor(minute, mate, matesMinute), minutes(90));

    assertThat(due.stream().anyMatch(one -> one.kind() == AlarmKind.UNANSWERED)).isEqualTo(call);
  }

  @Test
  void everyCallForHelpIsAnAlarmWhateverTheVisitIs() {
    var calls =
        List.of(
            new VisitFacts.Call(new UUID(1, 1), "d 1", WORKER, START),
            new VisitFacts.Call(new UUID(1, 1), "d 2", WORKER, START));
    var due = RULES.due(facts(VisitState.CANCELLED, 1, false, 0, calls), START);

    assertThat(due).extracting(AlarmRules.Due::occasion).containsExactly("d 1", "d 2");
    assertThat(RULES.over(raised(due.getFirst(), START), facts(VisitState.FINISHED), List.of()))
        .isFalse();
  }

  @Test
  void theFactsCloseWhatMovedOn() {
    var due = RULES.due(facts(VisitState.ACCEPTED), minutes(0)).getFirst();
    var alarm = raised(due, minutes(0));

    assertThat(RULES.over(alarm, facts(VisitState.ACCEPTED), List.of(alarm))).isFalse();
    assertThat(RULES.over(alarm, facts(VisitState.DEPARTED), List.of(alarm))).isTrue();
    var given = facts(VisitState.ACCEPTED, 2, false, 0, List.of());
    assertThat(RULES.over(alarm, given, List.of(alarm))).isTrue();
  }

  @Test
  void anAlarmGrowsMoreUrgentButNeverLess() {
    var alarm = raised(RULES.due(facts(VisitState.DEPARTED), minutes(10)).getFirst(), START);

    assertThat(RULES.level(alarm, facts(VisitState.DEPARTED), minutes(9))).isEqualTo(1);
    assertThat(RULES.level(alarm, facts(VisitState.DEPARTED), minutes(10))).isEqualTo(2);
    assertThat(RULES.level(alarm, facts(VisitState.DEPARTED), minutes(500))).isEqualTo(3);
    assertThat(RULES.level(alarm.escalated(3), facts(VisitState.DEPARTED), minutes(-500)))
        .isEqualTo(3);
  }

  /** What lies ahead grows more urgent as it comes nearer, and ends with the facts. */
  @ParameterizedTest
  @CsvSource({
    "UNASSIGNED, false, false, TAKEN_OFF, ASSIGNED",
    "UNASSIGNED, true, false, TAKEN_OFF, CANCELLED",
    "UNASSIGNED, false, true, GIVEN_BACK, ASSIGNED",
    "UNASSIGNED, true, true, GIVEN_BACK, CANCELLED",
    "ASSIGNED, true, false, AGAINST_RULES, DEPARTED",
    "ACCEPTED, true, false, AGAINST_RULES, UNASSIGNED",
  })
  void whatLiesAheadIsDueAtOnceAndPressesAsTheVisitComesNearer(
      VisitState state, boolean found, boolean givenBack, AlarmKind kind, VisitState then) {
    var facts = ahead(state, 1, found, givenBack);
    var weekBefore = minutes(-7 * 24 * 60);
    var due =
        RULES.due(facts, facts.since()).stream().filter(one -> one.kind().liesAhead()).toList();
    assertThat(due).extracting(AlarmRules.Due::kind).containsExactly(kind);
    assertThat(due.getFirst().worker()).isEqualTo(WORKER);
    var alarm = raised(due.getFirst(), weekBefore);

    assertThat(RULES.level(alarm, facts, weekBefore)).isEqualTo(1);
    assertThat(RULES.level(alarm, facts, minutes(-24 * 60 + 1))).isEqualTo(2);
    assertThat(RULES.level(alarm, facts, minutes(-59))).isEqualTo(3);
    assertThat(RULES.over(alarm, facts, List.of(alarm))).isFalse();
    assertThat(RULES.over(alarm, ahead(then, 1, found, givenBack), List.of(alarm))).isTrue();
    assertThat(RULES.over(alarm, ahead(state, 2, found, givenBack), List.of(alarm))).isTrue();
  }

  @Test
  void aRuleThatIsMetAgainAsksNobody() {
    var due = RULES.due(ahead(VisitState.ASSIGNED, 1, true, false), minutes(-120)).getFirst();
    assertThat(due.kind()).isEqualTo(AlarmKind.AGAINST_RULES);

    var met = ahead(VisitState.ASSIGNED, 1, false, false);

    assertThat(RULES.over(raised(due, minutes(-120)), met, List.of())).isTrue();
  }

  private static VisitFacts ahead(
      VisitState state, int assignment, boolean found, boolean givenBack) {
    var facts = facts(state);
    return new VisitFacts(
        facts.visit(),
        state,
        assignment,
        facts.worker(),
        facts.start(),
        facts.end(),
        facts.since(),
        false,
        0,
        List.of(),
        found,
        givenBack,
        null);
  }

  /** However the clock jumps, an occasion raises its alarm once and no alarm ends by it. */
  @Property(tries = 500)
  void aClockThatJumpsRaisesNothingTwice(
      @ForAll VisitState state,
      @ForAll @Size(max = 12) List<@IntRange(min = -3_000, max = 3_000) Integer> looks) {
    var facts = facts(state, 1, false, 3, List.of());
    var known = new ArrayList<Alarm>();
    var lesserEnded = new HashSet<AlarmKind>();
    for (var minute : looks) {
      var now = minutes(minute);
      RULES.due(facts, now).stream()
          .filter(due -> known.stream().noneMatch(alarm -> alarm.kind() == due.kind()))
          .forEach(due -> known.add(raised(due, now)));
      known.stream()
          .filter(alarm -> RULES.over(alarm, facts, known))
          .forEach(alarm -> lesserEnded.add(alarm.kind()));
    }

    assertThat(known).extracting(Alarm::kind).doesNotHaveDuplicates();
    assertThat(lesserEnded)
        .isSubsetOf(
            AlarmKind.NOT_ACCEPTED, AlarmKind.NOT_DEPARTED, AlarmKind.LATE, AlarmKind.RUNNING_OVER);
  }
}
