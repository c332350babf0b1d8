package org.yizhan.station.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody has to look after.
 *
 * @param occasion what makes it one: an assignment of the visit, or a call for help; nothing is
 *     raised twice for one occasion
 * @param worker whom it is about; absent when the visit was nobody's
 * @param due when it was to be raised by the visit's own times
 * @param level how urgent, 1 to 3
 * @param closed how it ended; absent while it is open
 */
record Alarm(
    UUID id,
    UUID visit,
    AlarmKind kind,
    String occasion,
    @Nullable UUID worker,
    Instant due,
    Instant raised,
    int level,
    long version,
    @Nullable Closed closed) {
  /**
   * The end of an alarm.
   *
   * @param by who of the staff closed it, as events name an actor; absent when the facts did
   * @param note what they wrote
   */
  record Closed(Instant at, @Nullable String by, @Nullable String note) {
    /** {@code person} or {@code facts}. */
    String how() {
      return by == null ? "facts" : "person";
    }
  }

  boolean open() {
    return closed == null;
  }

  Alarm escalated(int to) {
    return new Alarm(id, visit, kind, occasion, worker, due, raised, to, version + 1, closed);
  }

  Alarm closed(Closed how) {
    return new Alarm(id, visit, kind, occasion, worker, due, raised, level, version + 1, how);
  }
}
