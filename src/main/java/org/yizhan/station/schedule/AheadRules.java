package org.yizhan.station.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yizhan.station.schedule.hours.Stretch;

/**
 * Judges anew what a worker has ahead, by what holds by now: a document may have ended, a rule been
 * edited, a shift taken away since the visits were given (S04, S09).
 *
 * <p>Each visit is held against those that start before it, so of a day that became too long the
 * last visit is named and not all of them. A manager's decision against a rule stands, and what was
 * decided on counts against nothing else under that rule.
 */
public final class AheadRules {
  private AheadRules() {}

  /** A visit that nobody set out for. */
  public record Ahead(UUID visit, Wish wish) {}

  /** What is to become of a visit. */
  public sealed interface Outcome {
    /** Nothing stands against it. */
    record Stays() implements Outcome {}

    /** The worker may not go. */
    record Goes(List<Reason> why) implements Outcome {}

    /** A person decides whether it stays. */
    record Asks(List<Reason> why) implements Outcome {}
  }

  /**
   * What is to become of each visit of the worker.
   *
   * @param timetable of the whole weeks in which they lie
   * @param ahead by start
   * @param decided by visit: the rules that a manager decided against when giving it to the worker
   */
  public static Map<UUID, Outcome> judge(
      Timetable timetable, List<Ahead> ahead, Map<UUID, Set<String>> decided) {
    var open = ahead.stream().map(Ahead::visit).collect(Collectors.toSet());
    var kept = new ArrayList<Occupied>();
    timetable.occupied().stream()
        .filter(row -> row.visit() != null && !open.contains(row.visit()))
        .forEach(kept::add);
    var outcomes = new HashMap<UUID, Outcome>();
    for (var one : ahead) {
      var why = against(timetable, one, kept, decided);
      var outcome = outcome(why);
      outcomes.put(one.visit(), outcome);
      if (!(outcome instanceof Outcome.Goes)) {
        kept.add(new Move(one.visit(), timetable.worker(), one.wish()).occupied());
      }
    }
    return outcomes;
  }

  private static Outcome outcome(List<Reason> why) {
    if (why.isEmpty()) {
      return new Outcome.Stays();
    }
    return why.stream().allMatch(AheadRules::isForAPerson)
        ? new Outcome.Asks(why)
        : new Outcome.Goes(why);
  }

  /**
   * Nobody goes without a licence until a manager says so; but hours that a manager may allow, and
   * visits that were left outside a changed pattern knowingly, are not taken off by themselves.
   */
  private static boolean isForAPerson(Reason reason) {
    return switch (reason) {
      case Obstacle obstacle -> obstacle == Obstacle.NO_SHIFT;
      case Reason.NotLicensed _ -> false;
      case Reason.OverWorked hours -> hours.overridable();
    };
  }

  private static List<Reason> against(
      Timetable timetable, Ahead one, List<Occupied> kept, Map<UUID, Set<String>> decided) {
    var own = decided.getOrDefault(one.visit(), Set.of());
    return Stream.concat(facts(timetable, one), hours(timetable, one, kept, decided))
        .filter(reason -> reason.rule() == null || !own.contains(reason.rule()))
        .toList();
  }

  /** What stands against the visit whatever else the worker does. */
  private static Stream<Reason> facts(Timetable timetable, Ahead one) {
    var everything =
        timetable.occupied().stream()
            .flatMap(row -> Stream.of(row.visit(), row.hold()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return switch (ScheduleRules.judge(timetable, one.wish(), everything, Instant.MIN)) {
      case Verdict.Possible() -> Stream.of();
      case Verdict.Impossible(var reasons) ->
          reasons.stream().filter(reason -> !(reason instanceof Reason.OverWorked));
    };
  }

  private static Stream<Reason> hours(
      Timetable timetable, Ahead one, List<Occupied> kept, Map<UUID, Set<String>> decided) {
    var hours = timetable.hours();
    var during = one.wish().during().stretch();
    return hours.broken(stretches(kept.stream()), during).stream()
        .filter(rule -> {
          var undecided =
              kept.stream()
                  .filter(row ->
                      !decided.getOrDefault(row.visit(), Set.of()).contains(rule.code().code()));
          return hours.broken(stretches(undecided), during).contains(rule);
        })
        .map(Reason.OverWorked::new);
  }

  private static List<Stretch> stretches(Stream<Occupied> rows) {
    return rows.map(row -> row.during().stretch()).toList();
  }
}
