package org.yizhan.integrity.law;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.yizhan.station.StationDatabase;

/**
 * Each kind of act, tried with other numbers until it is done. The numbers of a drill are the same
 * in every run, and there are many times more of them than any act needs.
 */
final class Drill {
  private static final int BOOKINGS = 40;
  private static final int TRIES = 150;
  private static final int MOST = 10_000;

  /** What an answer alone does not say: how many rows tell that the act took effect. */
  private static final Map<Act.Kind, String> EFFECTS =
      Map.of(
          Act.Kind.BOOK_TO_PLAN,
              "SELECT count(*) FROM visit WHERE state = 'unassigned' AND version = 1",
          Act.Kind.EXPIRE, lostFor("health"),
          Act.Kind.EDIT_RULE, lostFor("insurance"),
          Act.Kind.EDIT_WORK_RULE, lostFor("day-longest"),
          Act.Kind.OVERRIDE, decidedIn("assigned"),
          Act.Kind.MOVE_AGAINST_RULES, decidedIn("rescheduled"),
          Act.Kind.SET_OUT_UNLICENSED,
              "SELECT count(*) FROM visit_report WHERE refused = 'not-licensed'");

  private Drill() {}

  /** Visits that lost their worker because of the rule. */
  private static String lostFor(String rule) {
    return """
    SELECT count(*) FROM visit v
    WHERE v.state = 'unassigned' AND EXISTS (
      SELECT FROM event e
      WHERE e.subject = v.id AND e.version = v.version
        AND convert_from(e.body, 'UTF8')::jsonb #> '{data,rules}' ? '%s')
    """
        .formatted(rule);
  }

  /** Visits that were given or moved against a rule. */
  private static String decidedIn(String what) {
    return """
    SELECT count(*) FROM rule_override o
    WHERE EXISTS (
      SELECT FROM event e
      WHERE e.subject = o.visit_id AND e.type = 'org.yizhan.visit.%s.v1'
        AND convert_from(e.body, 'UTF8')::jsonb -> 'data' ? 'overridden')
    """
        .formatted(what);
  }

  /** Enough bookings for everything else to be about. */
  static Stream<Act> beginning(int drill) {
    return numbers(Act.Kind.BOOK, drill).limit(BOOKINGS);
  }

  static Stream<Act> tries(Act.Kind kind, int drill) {
    return numbers(kind, kind.name().hashCode() + drill).limit(TRIES);
  }

  private static Stream<Act> numbers(Act.Kind kind, long seed) {
    var random = new SplittableRandom(seed);
    return Stream.generate(
        () -> new Act(kind, random.nextInt(MOST), random.nextInt(MOST), random.nextInt(MOST)));
  }

  /** Whether what it is there for came about. */
  static boolean tookEffect(Act.Kind kind, StationDatabase database) {
    var rows = EFFECTS.get(kind);
    return rows == null || database.number(rows) > 0;
  }
}
