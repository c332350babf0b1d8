package org.yizhan.station.licence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What a worker may be sent to: their own and their company's credentials under the rules. What was
 * judged once is remembered: everybody is asked about one visit after the other, mostly of the same
 * few days.
 */
public final class Licence {
  /** Answers that are remembered of one worker. */
  private static final int MOST = 32;

  private final Rulebook rules;
  private final List<Credential> credentials;
  private final ZoneId zone;
  private final Map<Asked, List<Unlicensed>> answers = new ConcurrentHashMap<>();

  private record Asked(String category, LocalDate day) {}

  /**
   * Judges {@code credentials} by {@code rules}.
   *
   * @param zone in which days begin
   */
  public Licence(Rulebook rules, List<Credential> credentials, ZoneId zone) {
    this.rules = rules;
    this.credentials = List.copyOf(credentials);
    this.zone = zone;
  }

  /** What the worker and their company hold. */
  public List<Credential> credentials() {
    return credentials;
  }

  /** The rules not met for work of {@code category} at the time of the visit. */
  public List<Unlicensed> refusals(String category, Instant visit) {
    return refusals(category, rules.dayOf(visit, zone));
  }

  /** The rules not met for work of {@code category} on {@code day}. */
  public List<Unlicensed> refusals(String category, LocalDate day) {
    var asked = new Asked(category, day);
    var known = answers.get(asked);
    if (known == null) {
      if (answers.size() >= MOST) {
        answers.clear();
      }
      known = LicenceRules.refusals(rules, credentials, category, day);
      answers.put(asked, known);
    }
    return known;
  }

  /** The codes of the rules not met that nobody decided against. */
  public Set<String> unmet(String category, Instant visit, Set<String> overridden) {
    return refusals(category, visit).stream()
        .map(refusal -> refusal.rule().code())
        .filter(rule -> !overridden.contains(rule))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same credentials under other rules. */
  Licence under(Rulebook others) {
    return new Licence(others, credentials, zone);
  }

  /** Whether every rule is met. */
  public boolean covers(String category, LocalDate day) {
    return LicenceRules.refusals(rules, credentials, category, day).isEmpty();
  }
}
