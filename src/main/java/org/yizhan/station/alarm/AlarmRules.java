package org.yizhan.station.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.visit.VisitState;

/**
 * When an alarm is raised, grows more urgent, and is over. What makes it over is never the clock,
 * so a clock that jumps back ends nothing; and an occasion raises its alarm once, so a clock that
 * jumps forth and back raises nothing twice.
 *
 * @param doorTries how many wrong door codes a visit allows
 */
record AlarmRules(AlarmConfig config, int doorTries) {
  private static final int HIGHEST = 3;

  /** An alarm to be raised. */
  record Due(AlarmKind kind, String occasion, @Nullable UUID worker, Instant at) {}

  /** Whatever is due by {@code now}; the lesser alarm is left out where a greater one says more. */
  List<Due> due(VisitFacts facts, Instant now) {
    var due = new ArrayList<Due>();
    Stream.of(AlarmKind.values())
        .filter(kind -> kind != AlarmKind.SOS && holds(kind, facts))
        .map(kind -> new Due(kind, occasion(kind, facts), facts.worker(), at(kind, facts)))
        .filter(one -> !now.isBefore(one.at()))
        .forEach(due::add);
    due.removeIf(one -> due.stream().anyMatch(other -> other.kind() == greater(one.kind())));
    facts.calls().stream()
        .map(call -> new Due(AlarmKind.SOS, call.occasion(), call.worker(), call.at()))
        .forEach(due::add);
    return due;
  }

  /** The visit moved on, or a greater alarm says more. */
  boolean over(Alarm alarm, VisitFacts facts, Collection<Alarm> known) {
    if (alarm.kind() == AlarmKind.SOS) {
      return false; // Only a person says that help came.
    }
    var same = alarm.occasion().equals(occasion(alarm.kind(), facts));
    return !same
        || !holds(alarm.kind(), facts)
        || known.stream()
            .anyMatch(other ->
                other.kind() == greater(alarm.kind()) && other.occasion().equals(alarm.occasion()));
  }

  /** How urgent it is when it is raised. */
  int level(AlarmKind kind, VisitFacts facts, Instant now) {
    return kind.liesAhead() ? ahead(facts, now) : kind.firstLevel();
  }

  /** How urgent an open alarm is by now; never less than it was. */
  int level(Alarm alarm, VisitFacts facts, Instant now) {
    if (!alarm.kind().escalates()) {
      return Math.max(alarm.level(), level(alarm.kind(), facts, now));
    }
    var steps = Duration.between(alarm.raised(), now).toMinutes() / config.escalateMinutes();
    return Math.clamp(alarm.kind().firstLevel() + steps, alarm.level(), HIGHEST);
  }

  /** A day before the visit is late to look for somebody, and an hour very late. */
  private static int ahead(VisitFacts facts, Instant now) {
    var left = Duration.between(now, facts.start());
    if (left.compareTo(Duration.ofHours(1)) < 0) {
      return HIGHEST;
    }
    return left.compareTo(Duration.ofDays(1)) < 0 ? HIGHEST - 1 : 1;
  }

  private boolean holds(AlarmKind kind, VisitFacts facts) {
    var state = facts.state();
    return switch (kind) {
      case NOT_ACCEPTED -> state == VisitState.ASSIGNED;
      case NOT_DEPARTED -> state == VisitState.ACCEPTED;
      case LATE -> state == VisitState.DEPARTED;
      case NO_SHOW ->
          Set.of(VisitState.ASSIGNED, VisitState.ACCEPTED, VisitState.DEPARTED).contains(state);
      case RUNNING_OVER, FORGOTTEN -> state == VisitState.STARTED;
      case NO_PRESENCE ->
          Set.of(VisitState.STARTED, VisitState.FINISHED).contains(state)
              && !facts.presenceProven();
      case UNANSWERED -> state == VisitState.UNANSWERED && facts.looksAfterTheHousehold();
      case LEFT -> state == VisitState.LEFT;
      case SOS -> !facts.calls().isEmpty();
      case DOOR_CODE -> facts.wrongDoorCodes() >= doorTries && !facts.presenceProven();
      case TAKEN_OFF -> state == VisitState.UNASSIGNED && !facts.givenBack();
      case GIVEN_BACK -> state == VisitState.UNASSIGNED && facts.givenBack();
      case AGAINST_RULES ->
          facts.found() && Set.of(VisitState.ASSIGNED, VisitState.ACCEPTED).contains(state);
    };
  }

  private Instant at(AlarmKind kind, VisitFacts facts) {
    return switch (kind) {
      case NOT_ACCEPTED ->
          later(
              facts.start().minus(minutes(config.acceptBeforeMinutes())),
              facts.since().plus(minutes(config.acceptGraceMinutes())));
      case NOT_DEPARTED ->
          later(facts.start().minus(minutes(config.departBeforeMinutes())), facts.since());
      case LATE -> facts.start().plus(minutes(config.lateMinutes()));
      case NO_SHOW -> later(facts.start(), assigned(facts)).plus(minutes(config.noShowMinutes()));
      case RUNNING_OVER -> facts.end().plus(minutes(config.runningOverMinutes()));
      case FORGOTTEN -> facts.end().plus(minutes(config.forgottenMinutes()));
      case NO_PRESENCE, UNANSWERED, LEFT, SOS, DOOR_CODE, TAKEN_OFF, GIVEN_BACK, AGAINST_RULES ->
          facts.since();
    };
  }

  /** Somebody who was sent when the visit should have begun has as long as others to come. */
  private static Instant assigned(VisitFacts facts) {
    return facts.state() == VisitState.ASSIGNED ? facts.since() : facts.start();
  }

  private static @Nullable AlarmKind greater(AlarmKind kind) {
    return switch (kind) {
      case NOT_ACCEPTED, NOT_DEPARTED, LATE -> AlarmKind.NO_SHOW;
      case RUNNING_OVER -> AlarmKind.FORGOTTEN;
      default -> null;
    };
  }

  /** The tries of a door code are the visit's; all else begins anew with another assignment. */
  private static String occasion(AlarmKind kind, VisitFacts facts) {
    return kind == AlarmKind.DOOR_CODE ? "visit" : String.valueOf(facts.assignment());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }
}
