package org.yizhan.station.household;

import org.jspecify.annotations.Nullable;

/**
 * Who has to do with a booking. Whoever is not named is the booker.
 *
 * @param callAtStation nobody has a phone; the resident asks at the station
 */
public record People(
    Person booker,
    @Nullable Person recipient,
    @Nullable Person payer,
    @Nullable Person contact,
    @Nullable Boolean callAtStation) {
  /** Who is served. */
  public Person served() {
    return recipient == null ? booker : recipient;
  }

  /** Whether somebody can be told when plans change. */
  public boolean reachable() {
    return Boolean.TRUE.equals(callAtStation)
        || booker.phone() != null
        || (contact != null && contact.phone() != null);
  }
}
