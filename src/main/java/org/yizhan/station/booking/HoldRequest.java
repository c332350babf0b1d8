package org.yizhan.station.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.schedule.Whom;

/**
 * Body of {@code POST holds}: a start, or as soon as possible.
 *
 * @param urgent as soon as possible
 * @param notAfter the latest start that will do when it is urgent
 * @param building where, as far as it is known when it is urgent
 * @param gender {@code f} or {@code m}: only such a worker
 * @param household that was recognised by an earlier ticket
 */
record HoldRequest(
    UUID service,
    @Nullable String start,
    @Nullable UUID worker,
    @Nullable String session,
    @Nullable Boolean urgent,
    @Nullable String notAfter,
    @Nullable UUID building,
    @Nullable String gender,
    @Nullable UUID household) {
  boolean isUrgent() {
    return Boolean.TRUE.equals(urgent);
  }

  /** For whom, as far as it is known; the booking is judged again when all is. */
  Whom whom() {
    return new Whom(household, building, gender);
  }
}
