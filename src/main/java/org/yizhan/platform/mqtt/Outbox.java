package org.yizhan.platform.mqtt;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What waits for one connection: at most one message for each topic, the newest, because only the
 * present state matters. So it cannot grow beyond the topics the client may see, however slow the
 * client is.
 */
final class Outbox {
  private static final int HIGHEST_ID = 65_535;

  /** A message on its way. */
  record Message(String topic, byte[] payload, boolean acknowledged, boolean retain) {}

  /** Puts a message on the wire. */
  interface Wire {
    void send(int id, Message message);
  }

  private final int limit;
  private final Wire wire;
  private final Map<String, Message> waiting = new LinkedHashMap<>();
  private final Set<Integer> underWay = new HashSet<>();
  private int lastId;

  Outbox(int limit, Wire wire) {
    this.limit = limit;
    this.wire = wire;
  }

  void add(Message message) {
    waiting.remove(message.topic());
    waiting.put(message.topic(), message);
    flush();
  }

  /**
   * The message with that id arrived, so the next may go.
   *
   * @return whether there was one
   */
  boolean arrived(int id) {
    var known = underWay.remove(id);
    if (known) {
      flush();
    }
    return known;
  }

  private void flush() {
    Iterator<Message> next = waiting.values().iterator();
    while (underWay.size() < limit && next.hasNext()) {
      var message = next.next();
      next.remove();
      var id = freeId();
      underWay.add(id);
      wire.send(id, message);
    }
  }

  private int freeId() {
    do {
      lastId = lastId % HIGHEST_ID + 1;
    } while (underWay.contains(lastId));
    return lastId;
  }
}
