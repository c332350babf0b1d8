package org.yizhan.hub.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.hub.log.ReceivedEvent;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.SealedEvent;

/** A station's sealed log, made up. */
final class StationLog {
  private static final Instant THEN = Instant.parse("2026-11-22T01:00:00Z");

  private final UUID epoch;
  private final List<ReceivedEvent> events = new ArrayList<>();

  StationLog(int length) {
    this(UUID.randomUUID(), List.of());
    seal(length);
  }

  private StationLog(UUID epoch, List<ReceivedEvent> past) {
    this.epoch = epoch;
    this.events.addAll(past);
  }

  private void seal(int count) {
    for (int i = 0; i < count; i++) {
      var event =
          Event.of(THEN, "staff:1", "org.yizhan.visit.assigned.v1", UUID.randomUUID(), 1, Map.of());
      var body = event.body();
      var hash = SealedEvent.chain(hashAt(events.size()), body);
      events.add(ReceivedEvent.of(events.size() + 1, hash, body));
    }
  }

  /** The same epoch told differently after {@code seq}. */
  StationLog branchedAfter(int seq) {
    var other = new StationLog(epoch, events.subList(0, seq));
    other.seal(events.size() - seq);
    return other;
  }

  int length() {
    return events.size();
  }

  byte[] hashAt(long seq) {
    return seq == 0 ? SealedEvent.genesis() : events.get((int) seq - 1).hash().clone();
  }

  Map<Long, byte[]> hashesUpTo(long seq) {
    var hashes = new HashMap<Long, byte[]>();
    for (long i = 1; i <= seq; i++) {
      hashes.put(i, hashAt(i));
    }
    return hashes;
  }

  List<ReceivedEvent> events(int first, int last) {
    return List.copyOf(events.subList(first - 1, last));
  }

  Batch batch(int first, int last) {
    return new Batch(epoch, null, hashAt(first - 1L), events(first, last), 0);
  }

  static byte flipped(byte value) {
    return (byte) (value ^ 1);
  }
}
