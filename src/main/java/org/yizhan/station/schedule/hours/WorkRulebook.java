package org.yizhan.station.schedule.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All versions of all rules about work time, in a zone in which days begin. */
public final class WorkRulebook {
  private static final Comparator<WorkRule> LATER =
      Comparator.comparing(WorkRule::from).thenComparingInt(WorkRule::version);

  /** Days that are remembered; a plan asks about the same one a hundred thousand times. */
  private static final int DAYS = 1_000;

  private final List<WorkRule> versions;
  private final ZoneId zone;
  private final Map<LocalDate, WorkWeek> weeks = new ConcurrentHashMap<>();

  private volatile @Nullable At last;

  /** The week around a moment. */
  private record At(long second, WorkWeek week) {}

  /** Holds {@code versions}, given in any order. */
  public WorkRulebook(List<WorkRule> versions, ZoneId zone) {
    this.versions = versions.stream().sorted(LATER).toList();
    this.zone = zone;
  }

  /** In which days begin. */
  public ZoneId zone() {
    return zone;
  }

  /** The rules in force on {@code day}: of each the latest version that has begun. */
  public List<WorkRule> on(LocalDate day) {
    return written(day).stream().filter(WorkRule::inForce).toList();
  }

  /** The rule that measures this on {@code day}, if it is in force. */
  public Optional<WorkRule> on(LocalDate day, WorkRule.Measure measure) {
    return week(day).rules().stream().filter(rule -> rule.code() == measure).findFirst();
  }

  /** The rules that the worker who had {@code taken} would break with {@code wish}. */
  public List<WorkRule> broken(List<Stretch> taken, Stretch wish) {
    return WorkRules.broken(weekAt(wish.start()), taken, wish);
  }

  /** Whether the limits of day and week leave room for so much more work on the day. */
  public boolean hasRoom(List<Stretch> taken, LocalDate day, Duration length) {
    return WorkRules.leaveRoom(week(day), taken, length.toSeconds());
  }

  /** The time before and after the days of {@code taken} that must stay free for rest. */
  public List<Stretch> nights(List<Stretch> taken) {
    return WorkRules.nights(this, taken);
  }

  /** Everybody is asked about one visit after the other, so the last answer is kept. */
  private WorkWeek weekAt(long second) {
    var known = last;
    if (known == null || known.second() != second) {
      var day = LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
      known = new At(second, week(day));
      last = known;
    }
    return known.week();
  }

  WorkWeek week(LocalDate day) {
    if (weeks.size() > DAYS) {
      weeks.clear();
    }
    return weeks.computeIfAbsent(day, asked -> new WorkWeek(asked, on(asked), zone));
  }

  /** What is written for {@code day}, rules out of force included. */
  List<WorkRule> written(LocalDate day) {
    var latest = new EnumMap<WorkRule.Measure, WorkRule>(WorkRule.Measure.class);
    versions.stream()
        .filter(rule -> !rule.from().isAfter(day))
        .forEach(rule -> latest.put(rule.code(), rule));
    return List.copyOf(latest.values());
  }

  /** Versions that begin after {@code day}, soonest first. */
  List<WorkRule> after(LocalDate day) {
    return versions.stream().filter(rule -> rule.from().isAfter(day)).toList();
  }

  /** The number that the next version of the rule gets. */
  int nextVersion(WorkRule.Measure measure) {
    return 1
        + versions.stream()
            .filter(rule -> rule.code() == measure)
            .mapToInt(WorkRule::version)
            .max()
            .orElse(0);
  }

  /** The rules with one version more. */
  WorkRulebook with(WorkRule version) {
    var all = new ArrayList<>(versions);
    all.add(version);
    return new WorkRulebook(all, zone);
  }
}
