package org.yizhan.platform.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes of one connection that wait for their acknowledgement, which go back in the order in
 * which they came.
 */
final class Inbox {
  /** A publish that waits. */
  static final class Slot {
    private final int id;
    private @Nullable MqttAnswer answer;

    private Slot(int id) {
      this.id = id;
    }
  }

  private final int limit;
  private final BiConsumer<Integer, MqttAnswer> acknowledge;
  private final Deque<Slot> waiting = new ArrayDeque<>();

  Inbox(int limit, BiConsumer<Integer, MqttAnswer> acknowledge) {
    this.limit = limit;
    this.acknowledge = acknowledge;
  }

  boolean full() {
    return waiting.size() >= limit;
  }

  Slot add(int packetId) {
    var slot = new Slot(packetId);
    waiting.add(slot);
    return slot;
  }

  void answer(Slot slot, MqttAnswer answer) {
    slot.answer = answer;
    for (var first = waiting.peek();
        first != null && first.answer != null;
        first = waiting.peek()) {
      waiting.remove();
      acknowledge.accept(first.id, first.answer);
    }
  }
}
