package org.yizhan.hub.exchange;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a station sent in one call.
 *
 * @param parent what the epoch continues, when a restore began it
 * @param previousHash hash before the first event
 * @param applied number of the last downlink item the station applied
 */
record Batch(
    UUID epoch,
    @Nullable Parent parent,
    byte[] previousHash,
    List<ReceivedEvent> events,
    long applied) {
  /** The epoch that a restore continued, and the last sequence it kept. */
  record Parent(UUID epoch, long seq) {}

  /** Sequence of the first event. */
  long first() {
    return events.getFirst().seq();
  }

  /** Sequence of the last event. */
  long last() {
    return events.getLast().seq();
  }
}
