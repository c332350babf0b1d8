package org.yizhan.station.booking;

import java.time.Instant;
import java.util.UUID;

/**
 * A slot kept for somebody who is still choosing.
 *
 * @param chosen the resident chose this worker
 * @param price version of the price that was shown
 */
public record Hold(
    UUID id,
    UUID service,
    Instant start,
    UUID worker,
    boolean chosen,
    UUID price,
    Instant expiresAt) {}
