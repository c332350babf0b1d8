package org.yizhan.station.licence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;

/**
 * One version of a rule about credentials. Rules are data with a source, versioned and dated: what
 * a city decides is entered, not programmed.
 *
 * @param code names the rule through all its versions
 * @param source the paper it comes from
 * @param categories of service it is about; none means all
 * @param kinds any of these credentials is meant
 * @param explicit the credential must name the category; else it may be a general one or for other
 *     work
 * @param level the lowest skill level that will do, 1 is the highest
 * @param withinMonths how long after its issue a credential counts, whatever it says itself
 * @param overridable a manager may decide otherwise, with a reason
 * @param inForce a version that is not puts the rule out of force
 * @param from the first day of this version
 */
public record DispatchRule(
    String code,
    int version,
    Text name,
    String source,
    Set<String> categories,
    Holder holder,
    Effect effect,
    Set<CredentialKind> kinds,
    boolean explicit,
    @Nullable Integer level,
    @Nullable Integer withinMonths,
    boolean overridable,
    boolean inForce,
    LocalDate from) {
  public DispatchRule {
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
  }

  /** What the rule makes of such a credential. */
  public enum Effect {
    /** No dispatch without one. */
    REQUIRES,
    /** No dispatch with one. */
    FORBIDS;

    /** As contract and tables write it. */
    @JsonValue
    public String code() {
      return Codes.of(this);
    }

    /** From its code. */
    @JsonCreator
    static Effect of(String code) {
      return Codes.parse(Effect.class, code);
    }
  }

  boolean concerns(String category) {
    return categories.isEmpty() || categories.contains(category);
  }

  /** Whether the credential is of the sort that the rule asks about. */
  boolean asksAbout(Credential credential, String category) {
    return credential.holder() == holder
        && kinds.contains(credential.kind())
        && (!explicit || credential.covers().contains(category))
        && (level == null || (credential.level() != null && credential.level() <= level));
  }

  /** The last day on which the credential counts for this rule; absent when it has no end. */
  @Nullable LocalDate lastDay(Credential credential) {
    var stated = credential.validUntil();
    if (credential.revokedOn() != null) {
      stated = earlier(stated, credential.revokedOn().minusDays(1));
    }
    return withinMonths == null
        ? stated
        : earlier(stated, credential.issuedOn().plusMonths(withinMonths).minusDays(1));
  }

  /** Whether the credential counts on {@code day}. */
  boolean counts(Credential credential, LocalDate day) {
    var until = credential.validUntil();
    var revoked = credential.revokedOn();
    return !day.isBefore(credential.issuedOn())
        && (until == null || !day.isAfter(until))
        && (revoked == null || day.isBefore(revoked))
        && (withinMonths == null || isWithin(withinMonths, credential.issuedOn(), day));
  }

  /** Months are counted first: a list of candidates asks thousands of times, a date is costly. */
  private static boolean isWithin(int months, LocalDate issued, LocalDate day) {
    var gone =
        (day.getYear() - issued.getYear()) * 12 + day.getMonthValue() - issued.getMonthValue();
    return gone < months || (gone == months && day.isBefore(issued.plusMonths(months)));
  }

  private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
    return one == null || other.isBefore(one) ? other : one;
  }
}
