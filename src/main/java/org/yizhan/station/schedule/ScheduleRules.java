package org.yizhan.station.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Place;
import org.yizhan.station.schedule.hours.Stretch;
import org.yizhan.station.travel.Ways;

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
    var others = others(timetable.occupied(), own);
    var clash = clash(timetable.ways(), others, wish, during);
    if (clash != null) {
      reasons.add(clash);
    }
    if (isMate(others, wish)) {
      reasons.add(Obstacle.CREW_MATE);
    }
    for (var obstacle : timetable.filters().against(wish)) {
      reasons.add(obstacle);
    }
    for (var why : timetable.licence().refusals(wish.service().category(), wish.visit().start())) {
      reasons.add(new Reason.NotLicensed(why));
    }
    for (var rule : timetable.hours().broken(stretches(others), during.stretch())) {
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

  private static List<Occupied> others(List<Occupied> occupied, Set<UUID> own) {
    for (var row : occupied) {
      if (isOwn(row, own)) {
        return occupied.stream().filter(other -> !isOwn(other, own)).toList();
      }
    }
    return occupied;
  }

  private static @Nullable Obstacle clash(
      Ways ways, List<Occupied> others, Wish wish, Window during) {
    for (var row : others) {
      if (row.during().overlaps(during)) {
        return Obstacle.OCCUPIED;
      }
    }
    return reachable(ways, others, wish) ? null : Obstacle.TRAVEL;
  }

  private static boolean isMate(List<Occupied> others, Wish wish) {
    if (wish.crew() != null) {
      for (var row : others) {
        if (wish.crew().equals(row.crew())) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Stretch> stretches(List<Occupied> rows) {
    var stretches = new ArrayList<Stretch>(rows.size());
    for (var row : rows) {
      stretches.add(row.during().stretch());
    }
    return stretches;
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

  private static boolean isOwn(Occupied row, Set<UUID> own) {
    return (row.visit() != null && own.contains(row.visit()))
        || (row.hold() != null && own.contains(row.hold()));
  }

  /**
   * Set-up time is for the way: the worker must get from door to door between the end of one visit
   * and the start of the next.
   */
  private static boolean reachable(Ways ways, List<Occupied> others, Wish wish) {
    var place = wish.place();
    if (place != null) {
      for (var row : others) {
        if (!timeBetween(ways, row, wish, place)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether so many minutes fit in between; everything begins and ends on whole seconds. */
  private static boolean leaves(Instant end, int minutes, Instant start) {
    return end.getEpochSecond() + minutes * 60L <= start.getEpochSecond();
  }

  private static boolean timeBetween(Ways ways, Occupied row, Wish wish, Place place) {
    if (row.place() == null || row.atDoor() == null) {
      return true;
    }
    if (row.atDoor().isBefore(wish.visit().start())) {
      return leaves(row.during().end(), ways.minutes(row.place(), place), wish.visit().start());
    }
    return leaves(wish.visit().end(), ways.minutes(place, row.place()), row.atDoor());
  }
}
