package org.yizhan.hub.exchange;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a station says of itself; stations of an older version say nothing.
 *
 * @param now what its clock shows
 * @param missing how many events it has that the hub has not acknowledged, with those of this call
 */
record OwnWord(@Nullable Instant now, @Nullable Long missing) {
  /** How far its clock is ahead of the hub's, milliseconds; the time on the way makes it less. */
  @Nullable Long aheadMillis(Instant hubNow) {
    return now == null ? null : Duration.between(hubNow, now).toMillis();
  }
}
