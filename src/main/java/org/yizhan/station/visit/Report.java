package org.yizhan.station.visit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a worker's device about a visit.
 *
 * @param deviceTime what the device's clock said
 * @param refused why it did not fit; absent when it was applied
 */
public record Report(
    String id, String type, Instant deviceTime, Instant receivedAt, @Nullable Refusal refused) {}
