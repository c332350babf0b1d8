package org.yizhan.station.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Decides whether a worker can take a visit. Every way to give a visit to a worker asks here. */
public final class ScheduleRules {
  /** What keeps nobody who has set out from going on; the licence was judged when they did. */
  private static final Set<Obstacle> PASSED =
      EnumSet.of(Obstacle.IN_THE_PAST, Obstacle.LACKS_SKILL, Obstacle.NO_SHIFT, Obstacle.TRAVEL);

  private static final Verdict POSSIBLE = new Verdict.Possible();

  private ScheduleRules() {}

  /**
   * @param own visits and holds that are being moved and so do not stand in the way
   * @param notBefore earliest start
   */
  public static Verdict judge(Timetable timetable, Wish wish, Set<UUID> own, Instant notBefore) {
    var during = wish.during();
    var reasons = new ArrayList<Reason>();
    if (wish.visit().start().isBefore(notBefore)) {
      reasons.add(Obstacle.IN_THE_PAST);
    }
    if (!timetable.active()) {
      reasons.add(Obstacle.INACTIVE);
    }
    if (!timetable.skills().contains(wish.service().skill())) {
      reasons.add(Obstacle.LACKS_SKILL);
    }
    if (!isOnShift(timetable.shifts(), during)) {
      reasons.add(Obstacle.NO_SHIFT);
    }
    if (isAway(timetable.absences(), during)) {
      reasons.add(Obstacle.AWAY);
    }
    var time = during.stretch();
    var beside = new Beside(timetable, wish, time, own);
    if (beside.isTaken()) {
      reasons.add(Obstacle.OCCUPIED);
    } else if (beside.isTooFar()) {
      reasons.add(Obstacle.TRAVEL);
    }
    if (beside.isMate()) {
      reasons.add(Obstacle.CREW_MATE);
    }
    for (var obstacle : timetable.filters().against(wish)) {
      reasons.add(obstacle);
    }
    for (var why : timetable.licence().refusals(wish.service().category(), wish.visit().start())) {
      reasons.add(new Reason.NotLicensed(why));
    }
    for (var rule : timetable.hours().broken(beside.work(), time)) {
      reasons.add(new Reason.OverWorked(rule));
    }
    return reasons.isEmpty() ? POSSIBLE : new Verdict.Impossible(List.copyOf(reasons));
  }

  // Loops, because everybody is judged for a list of candidates, and a plan judges without end.

  private static boolean isOnShift(List<Window> shifts, Window during) {
    for (var shift : shifts) {
      if (shift.contains(during)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAway(List<Window> absences, Window during) {
    for (var away : absences) {
      if (away.overlaps(during)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether one of several visits that move together can move, when each is held against where the
   * others go. The visit asked about need not be among {@code moves}: then it may stay or come on
   * top of them.
   *
   * @param timetable of the worker to whom {@code move} goes, as it is now
   */
  public static Verdict judgeAmong(Timetable timetable, Move move, List<Move> moves, Instant now) {
    var moving = moves.stream().map(Move::visit).collect(Collectors.toSet());
    return judge(
        timetable.after(moves, moving), move.wish(), Set.of(move.visit()), move.notBefore(now));
  }

  /**
   * Whether a worker who set out may go on.
   *
   * @param decided the rules that a manager decided against
   */
  static boolean goesOn(Verdict verdict, Set<String> decided) {
    return switch (verdict) {
      case Verdict.Possible() -> true;
      case Verdict.Impossible(var reasons) ->
          reasons.stream()
              .allMatch(reason ->
                  switch (reason) {
                    case Obstacle obstacle -> PASSED.contains(obstacle);
                    case Reason.NotLicensed _ -> true;
                    case Reason.OverWorked(var rule) -> decided.contains(rule.code().code());
                  });
    };
  }
}
