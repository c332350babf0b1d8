package org.yizhan.hub.overview;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;

/**
 * A station and what was received from it in all.
 *
 * @param lastWord when it was last heard
 * @param events how many events it sent
 * @param forks how many of its sequences came with two hashes
 * @param lastEvent the newest event of its current epoch
 */
record KnownStation(
    UUID id,
    Text name,
    @Nullable Instant lastWord,
    long events,
    long forks,
    @Nullable LastEvent lastEvent) {
  /** The event that was received last. */
  record LastEvent(long seq, Instant at, String type, UUID subject) {}

  /**
   * An event as it was received.
   *
   * @param body its canonical JSON
   */
  record EventRow(long seq, Instant at, String type, UUID subject, byte[] body) {}
}
