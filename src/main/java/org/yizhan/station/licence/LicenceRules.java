package org.yizhan.station.licence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what credentials cover. The one engine for S07, S08, S21, S26 and companies' licences.
 */
public final class LicenceRules {
  private LicenceRules() {}

  /**
   * The rules that the credentials of a worker and their company do not meet for work of {@code
   * category} on {@code day}, the day of the visit; none when the worker may go.
   */
  public static List<Unlicensed> refusals(
      Rulebook rules, Collection<Credential> credentials, String category, LocalDate day) {
    var refusals = new ArrayList<Unlicensed>();
    for (var rule : rules.on(day)) {
      if (rule.concerns(category)) {
        var found = counts(rule, credentials, category, day);
        if (found == (rule.effect() == DispatchRule.Effect.FORBIDS)) {
          var asked = credentials.stream().filter(c -> rule.asksAbout(c, category)).toList();
          refusals.add(new Unlicensed(rule, found ? null : ended(rule, asked, day)));
        }
      }
    }
    return refusals;
  }

  private static boolean counts(
      DispatchRule rule, Collection<Credential> credentials, String category, LocalDate day) {
    for (var credential : credentials) {
      if (rule.asksAbout(credential, category) && rule.counts(credential, day)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The credentials that required rules of {@code day} count on, each with the last day on which it
   * does; one that a later one takes the place of is left out.
   */
  static Map<Credential, LocalDate> lastDays(
      Rulebook rules, Collection<Credential> credentials, LocalDate day) {
    var ends = new HashMap<Credential, LocalDate>();
    for (var rule : rules.on(day)) {
      if (rule.effect() == DispatchRule.Effect.REQUIRES) {
        var categories = rule.categories().isEmpty() ? Set.of("") : rule.categories();
        for (var category : categories) {
          var asked = credentials.stream().filter(c -> rule.asksAbout(c, category)).toList();
          if (asked.stream().noneMatch(c -> rule.counts(c, day) && rule.lastDay(c) == null)) {
            asked.stream()
                .filter(c -> rule.counts(c, day))
                .max(Comparator.comparing(c -> Objects.requireNonNull(rule.lastDay(c))))
                .ifPresent(c ->
                    ends.merge(
                        c,
                        Objects.requireNonNull(rule.lastDay(c)),
                        (one, other) -> one.isBefore(other) ? one : other));
          }
        }
      }
    }
    return ends;
  }

  private static @Nullable LocalDate ended(
      DispatchRule rule, List<Credential> asked, LocalDate day) {
    return asked.stream()
        .filter(credential -> !credential.issuedOn().isAfter(day))
        .filter(credential -> rule.counts(credential, credential.issuedOn()))
        .map(rule::lastDay)
        .filter(Objects::nonNull)
        .filter(last -> last.isBefore(day))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
