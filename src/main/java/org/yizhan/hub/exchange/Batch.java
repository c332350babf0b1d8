package org.yizhan.hub.exchange;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.log.ReceivedEvent;

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

  /** The hash of its event with that sequence; none when it has no such event. */
  byte @Nullable [] hashAt(long seq) {
    return events.isEmpty() || seq < first() || seq - first() >= events.size()
        ? null
        : events.get((int) (seq - first())).hash();
  }

  /** Sequence of the first event. */
  long first() {
    return events.getFirst().seq();
  }

  /** Sequence of the last event. */
  long last() {
    return events.getLast().seq();
  }
}
