package org.yizhan.station.licence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * All versions of all rules.
 *
 * @param versions in any order
 */
public record Rulebook(List<DispatchRule> versions) {
  private static final Comparator<DispatchRule> LATER =
      Comparator.comparing(DispatchRule::from).thenComparingInt(DispatchRule::version);

  public Rulebook {
    versions = versions.stream().sorted(LATER).toList();
  }

  /** The rules in force on {@code day}: of each the latest version that has begun. */
  public List<DispatchRule> on(LocalDate day) {
    return latest(day).filter(DispatchRule::inForce).toList();
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
