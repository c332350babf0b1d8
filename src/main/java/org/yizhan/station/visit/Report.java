package org.yizhan.station.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message about a visit, by a worker's device or by staff for the worker.
 *
 * @param source {@code device}, or {@code call} or {@code counter} when staff entered it
 * @param deviceTime what the device's clock said, or when it happened by the word of staff
 * @param skew how far the device's clock is ahead, by its latest reports: the least that explains
 *     them, because no report arrives before it is sent; shown, never trusted for order
 * @param refused why it did not fit; absent when it was applied
 * @param remark what was said beside it
 */
public record Report(
    String id,
    String type,
    UUID device,
    String source,
    Instant deviceTime,
    Instant receivedAt,
    Duration skew,
    @Nullable Refusal refused,
    Remark remark) {}
