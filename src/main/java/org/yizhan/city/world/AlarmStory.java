package org.yizhan.city.world;

import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.yizhan.platform.events.Event;

/** Somebody had to look after a visit. */
record AlarmStory(UUID id, UUID visit, Instant raised) {
  Event told() {
    return event("raised", raised, 1);
  }

  Event closed(Instant at) {
    return event("closed", at, 2);
  }

  private Event event(String what, Instant at, long version) {
    var data = new TreeMap<String, Object>();
    data.put("visit", visit);
    data.put("kind", "no-show");
    data.put("level", 2);
    if (version > 1) {
      data.put("how", "by-itself");
    }
    return Event.of(at, "station", "org.yizhan.alarm." + what + ".v1", id, version, data);
  }
}
