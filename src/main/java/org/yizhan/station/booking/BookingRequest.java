package org.yizhan.station.booking;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.household.Address;
import org.yizhan.station.household.People;

/**
 * Body of {@code POST bookings}: a hold, or a service at a time or as soon as possible.
 *
 * @param urgent as soon as possible
 * @param notAfter the latest start that will do when it is urgent
 * @param toPlan book it even when nobody is free then, for a plan of the day to make room
 * @param repeat how the visit comes back; absent for once
 * @param address where; absent for that of the earlier booking in {@code household}
 * @param people for whom; absent for those of the earlier booking
 * @param household that was served before; absent for people who come for the first time
 * @param takenAt when staff took it down on paper, during a power cut (S34)
 * @param sameGender only a worker of the gender of whoever is served may come
 */
public record BookingRequest(
    @Nullable UUID hold,
    @Nullable UUID service,
    @Nullable String start,
    @Nullable UUID worker,
    @Nullable Boolean urgent,
    @Nullable String notAfter,
    @Nullable Boolean toPlan,
    @Nullable Repeat repeat,
    @Nullable Address address,
    @Nullable People people,
    @Nullable Earlier household,
    @Nullable Boolean sameGender,
    @Nullable String takenAt,
    Consent consent) {
  /** Where the visit is, once {@link Households#completed} has seen to it. */
  Address home() {
    return Objects.requireNonNull(address);
  }

  /** Who has to do with it, once {@link Households#completed} has seen to it. */
  People cast() {
    return Objects.requireNonNull(people);
  }

  /** The same with what was left out. */
  BookingRequest completed(Address home, People cast) {
    return new BookingRequest(
        hold,
        service,
        start,
        worker,
        urgent,
        notAfter,
        toPlan,
        repeat,
        Objects.requireNonNullElse(address, home),
        Objects.requireNonNullElse(people, cast),
        household,
        sameGender,
        takenAt,
        consent);
  }

  boolean isUrgent() {
    return Boolean.TRUE.equals(urgent);
  }

  boolean isToPlan() {
    return Boolean.TRUE.equals(toPlan);
  }

  /**
   * An earlier booking that tells which household this is.
   *
   * @param code of its ticket; staff need none
   */
  public record Earlier(UUID booking, @Nullable String code) {}

  /** The consent text that was shown. */
  public record Consent(String version) {}
}
