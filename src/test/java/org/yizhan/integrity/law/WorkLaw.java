package org.yizhan.integrity.law;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yizhan.station.StationDatabase;

/**
 * Judges everybody's hours anew. What is taken away from a worker breaks no limit, so each visit is
 * held against those of the present ones that were there before it: whoever came last must have
 * been decided on when a rule is broken that was in force by then. A rule without exceptions holds
 * for visits ahead, whenever it was made.
 */
record WorkLaw(List<Rule> rules, Set<DayOf> decided) {
  private static final String RULES =
      """
      SELECT code, version, amount, coalesce(after_minutes, 0), in_force, valid_from, overridable,
             (SELECT coalesce(max(e.pos), 0) FROM event e
              WHERE e.type = 'org.yizhan.work-rule.edited.v1' AND e.version = r.version
                AND convert_from(e.body, 'UTF8')::jsonb #>> '{data,rule}' = r.code)
      FROM work_rule r
      ORDER BY valid_from, version
      """;

  /** The days on which a manager once decided that a worker works in spite of the day of rest. */
  private static final String DECIDED =
      """
      SELECT data ->> 'worker', ((data ->> 'start')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
      FROM (SELECT convert_from(body, 'UTF8')::jsonb -> 'data' AS data FROM event
            WHERE type IN ('org.yizhan.visit.assigned.v1', 'org.yizhan.visit.rescheduled.v1')) e
      WHERE data -> 'overridden' ? 'week-days'
      """;

  private record DayOf(UUID worker, LocalDate day) {}

  /**
   * @param since the place of the event of its edit
   */
  private record Rule(
      String code,
      int amount,
      int after,
      boolean inForce,
      LocalDate from,
      boolean overridable,
      long since) {}

  static WorkLaw of(StationDatabase database) {
    return new WorkLaw(
        database.rows(RULES).stream()
            .map(row ->
                new Rule(
                    Booked.text(row, 0),
                    Integer.parseInt(Booked.text(row, 2)),
                    Integer.parseInt(Booked.text(row, 3)),
                    Booked.text(row, 4).equals("t"),
                    LocalDate.parse(Booked.text(row, 5)),
                    Booked.text(row, 6).equals("t"),
                    Long.parseLong(Booked.text(row, 7))))
            .toList(),
        database.rows(DECIDED).stream()
            .map(row ->
                new DayOf(
                    UUID.fromString(Booked.text(row, 0)), LocalDate.parse(Booked.text(row, 1))))
            .collect(Collectors.toSet()));
  }

  /** What is broken although nobody decided so. */
  List<String> broken(List<Booked> all, Instant now) {
    var broken = new ArrayList<String>();
    for (var visit : all) {
      var beside =
          all.stream().filter(b -> b.worker().equals(visit.worker()) && !b.equals(visit)).toList();
      beside.stream()
          .filter(b -> b.start().isBefore(visit.end()) && visit.start().isBefore(b.end()))
          .forEach(b -> broken.add(visit + " overlaps " + b));
      var before = beside.stream().filter(b -> b.since() < visit.since()).toList();
      inForce(visit.day(), visit.since())
          .filter(rule -> !visit.overridden().contains(rule.code()))
          .filter(rule -> isBroken(rule, visit, before))
          .forEach(rule -> broken.add(rule + " is broken by " + visit + " after " + before));
      if (visit.open() && visit.door().isAfter(now)) {
        inForce(visit.day(), Long.MAX_VALUE)
            .filter(rule -> !rule.overridable() && !visit.overridden().contains(rule.code()))
            .filter(rule -> isBroken(rule, visit, earlier(visit, beside, rule)))
            .forEach(rule -> broken.add(rule + " stands against " + visit + " of " + beside));
      }
    }
    return broken;
  }

  /** What the worker has before a visit, but for what a manager decided on. */
  private static List<Booked> earlier(Booked visit, List<Booked> beside, Rule rule) {
    return beside.stream()
        .filter(b -> b.start().isBefore(visit.start()) && !b.overridden().contains(rule.code()))
        .toList();
  }

  /** The rules for a day as they were before that place. */
  private Stream<Rule> inForce(LocalDate day, long pos) {
    var latest = new HashMap<String, Rule>();
    rules.stream()
        .filter(rule -> !rule.from().isAfter(day) && rule.since() < pos)
        .forEach(rule -> latest.put(rule.code(), rule));
    latest.values().removeIf(rule -> !rule.inForce());
    return latest.values().stream();
  }

  private boolean isBroken(Rule rule, Booked visit, List<Booked> before) {
    return switch (rule.code()) {
      case "day-longest" ->
          minutes(visit, before.stream().filter(b -> b.day().equals(visit.day()))) > rule.amount();
      case "week-longest" ->
          minutes(visit, before.stream().filter(b -> b.week() == visit.week())) > rule.amount();
      case "week-days" -> days(visit, before) > rule.amount();
      case "night-rest" ->
          before.stream().anyMatch(b -> tooLittleRest(visit, b, Duration.ofMinutes(rule.amount())));
      case "break" -> stretch(visit, before, rule) > rule.after();
      default -> false;
    };
  }

  private static long minutes(Booked visit, Stream<Booked> others) {
    return visit.minutes() + others.mapToLong(Booked::minutes).sum();
  }

  /**
   * Days with work of the week that nobody decided on. More work on a day that has some takes no
   * rest away, so a decision is about the day and outlives the visit it was made for.
   */
  private int days(Booked visit, List<Booked> before) {
    return (int)
        Stream.concat(Stream.of(visit), before.stream())
            .filter(b -> b.week() == visit.week())
            .map(b -> new DayOf(b.worker(), b.day()))
            .distinct()
            .filter(day -> !decided.contains(day))
            .count();
  }

  private static boolean tooLittleRest(Booked visit, Booked other, Duration rest) {
    var nextDay =
        visit.day().plusDays(1).equals(other.day())
            && visit.end().plus(rest).isAfter(other.start());
    var dayBefore =
        other.day().plusDays(1).equals(visit.day())
            && other.end().plus(rest).isAfter(visit.start());
    return nextDay || dayBefore;
  }

  /**
   * Minutes from the first to the last of the visits around this one that follow without a break.
   */
  private static long stretch(Booked visit, List<Booked> before, Rule rule) {
    var pause = Duration.ofMinutes(rule.amount());
    var day = new ArrayList<>(before.stream().filter(b -> b.day().equals(visit.day())).toList());
    day.add(visit);
    day.sort(Comparator.comparing(Booked::start));
    var first = visit.start();
    var last = visit.end();
    Instant end = null;
    Instant begin = null;
    var held = false;
    var members = 0;
    for (var work : day) {
      if (end == null || !work.start().isBefore(end.plus(pause))) {
        if (held) {
          break;
        }
        begin = work.start();
        members = 0;
      }
      end = end == null || work.end().isAfter(end) ? work.end() : end;
      members++;
      held |= work.equals(visit);
      first = begin;
      last = end;
    }
    return members > 1 ? Duration.between(first, last).toMinutes() : 0;
  }
}
