package org.yizhan.station.device;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device as staff see it.
 *
 * @param name what the worker calls it
 * @param ownKey signs in with a key of its own, not with a token that was handed over
 * @param lastReport when it last reported anything
 * @param skewSeconds how far its clock is ahead by its latest reports; never trusted for order
 */
record Enrolled(
    UUID id,
    UUID worker,
    @Nullable String name,
    boolean ownKey,
    Instant enrolled,
    @Nullable Instant revoked,
    @Nullable Instant lastReport,
    @Nullable Long skewSeconds) {}
