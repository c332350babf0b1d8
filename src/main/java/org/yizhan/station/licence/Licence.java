package org.yizhan.station.licence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a worker may be sent to: their own and their company's credentials under the rules.
 *
 * @param zone in which days begin
 */
public record Licence(Rulebook rules, List<Credential> credentials, ZoneId zone) {
  /** The rules not met for work of {@code category} at the time of the visit. */
  public List<Unlicensed> refusals(String category, Instant visit) {
    return refusals(category, LocalDate.ofInstant(visit, zone));
  }

  /** The rules not met for work of {@code category} on {@code day}. */
  public List<Unlicensed> refusals(String category, LocalDate day) {
    return LicenceRules.refusals(rules, credentials, category, day);
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
    return refusals(category, day).isEmpty();
  }
}
