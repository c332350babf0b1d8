package org.yizhan.station.licence;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document about a worker or a company, as rules ask about it.
 *
 * @param covers categories of service it names; none when it is a general one
 * @param level of skill, 1 is the highest (国家职业技能等级)
 * @param validUntil the last day it is valid; absent when the document names none
 * @param revokedOn from this day on it counts no more
 */
public record Credential(
    UUID id,
    Holder holder,
    UUID holderId,
    CredentialKind kind,
    Set<String> covers,
    @Nullable Integer level,
    @Nullable Integer hours,
    @Nullable String issuer,
    LocalDate issuedOn,
    @Nullable LocalDate validUntil,
    @Nullable LocalDate revokedOn) {
  /** How a credential stands on a day. */
  public enum Standing {
    COMING,
    VALID,
    EXPIRED,
    REVOKED
  }

  /** The same, revoked on the day on which the other one was. */
  Credential revokedAs(Credential other) {
    return new Credential(
        id,
        holder,
        holderId,
        kind,
        covers,
        level,
        hours,
        issuer,
        issuedOn,
        validUntil,
        other.revokedOn);
  }

  /** How it stands on {@code day} by what is written in it. */
  public Standing on(LocalDate day) {
    if (revokedOn != null && !day.isBefore(revokedOn)) {
      return Standing.REVOKED;
    }
    if (day.isBefore(issuedOn)) {
      return Standing.COMING;
    }
    return validUntil != null && day.isAfter(validUntil) ? Standing.EXPIRED : Standing.VALID;
  }
}
