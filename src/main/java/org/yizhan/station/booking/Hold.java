package org.yizhan.station.booking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A slot kept for somebody who is still choosing.
 *
 * @param workers whose time is kept, in the order of the crew's members; one where there is no crew
 * @param chosen whom of them the resident chose; absent when whoever is free will do
 * @param urgent as soon as possible
 * @param price version of the price that was shown
 */
public record Hold(
    UUID id,
    UUID service,
    Instant start,
    List<UUID> workers,
    @Nullable UUID chosen,
    boolean urgent,
    UUID price,
    Instant expiresAt) {}
