package org.yizhan.station.licence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All versions of all rules. */
public final class Rulebook {
  private static final Comparator<DispatchRule> LATER =
      Comparator.comparing(DispatchRule::from).thenComparingInt(DispatchRule::version);

  /** Days that are remembered; a plan asks about the same one a hundred thousand times. */
  private static final int DAYS = 1_000;

  private final List<DispatchRule> versions;
  private final Map<LocalDate, List<DispatchRule>> byDay = new ConcurrentHashMap<>();

  private volatile @Nullable At last;

  /** The day that a moment belongs to. */
  private record At(Instant moment, ZoneId zone, LocalDate day) {}

  /** Holds {@code versions}, given in any order. */
  public Rulebook(List<DispatchRule> versions) {
    this.versions = versions.stream().sorted(LATER).toList();
  }

  /** The rules in force on {@code day}: of each the latest version that has begun. */
  public List<DispatchRule> on(LocalDate day) {
    if (byDay.size() > DAYS) {
      byDay.clear();
    }
    return byDay.computeIfAbsent(
        day, asked -> latest(asked).filter(DispatchRule::inForce).toList());
  }

  /** The day of the moment; the last answer is kept, as everybody is asked about one visit. */
  LocalDate dayOf(Instant moment, ZoneId zone) {
    var known = last;
    if (known == null || !known.moment().equals(moment) || !known.zone().equals(zone)) {
      known = new At(moment, zone, LocalDate.ofInstant(moment, zone));
      last = known;
    }
    return known.day();
  }

  /** What is written for {@code day}, rules out of force included. */
  List<DispatchRule> written(LocalDate day) {
    return latest(day).sorted(Comparator.comparing(DispatchRule::code)).toList();
  }

  /** Versions that begin after {@code day}, soonest first. */
  List<DispatchRule> after(LocalDate day) {
    return versions.stream().filter(rule -> rule.from().isAfter(day)).toList();
  }

  /** The number that the next version of the rule gets. */
  int nextVersion(String code) {
    return 1
        + versions.stream()
            .filter(rule -> rule.code().equals(code))
            .mapToInt(DispatchRule::version)
            .max()
            .orElse(0);
  }

  /** The rules with one version more. */
  Rulebook with(DispatchRule version) {
    var all = new ArrayList<>(versions);
    all.add(version);
    return new Rulebook(all);
  }

  private Stream<DispatchRule> latest(LocalDate day) {
    var latest = new LinkedHashMap<String, DispatchRule>();
    versions.stream()
        .filter(rule -> !rule.from().isAfter(day))
        .forEach(rule -> latest.put(rule.code(), rule));
    return latest.values().stream();
  }
}
