package org.yizhan.station.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST holds}: a start, or as soon as possible.
 *
 * @param urgent as soon as possible
 * @param notAfter the latest start that will do when it is urgent
 * @param building where, as far as it is known when it is urgent
 */
record HoldRequest(
    UUID service,
    @Nullable String start,
    @Nullable UUID worker,
    @Nullable String session,
    @Nullable Boolean urgent,
    @Nullable String notAfter,
    @Nullable UUID building) {
  boolean isUrgent() {
    return Boolean.TRUE.equals(urgent);
  }
}
