package org.yizhan.city.world;

import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is going to happen, the next first. */
final class Agenda {
  private static final int NOBODY = -1;

  private final PriorityQueue<Due> due;
  private long order;

  Agenda() {
    this(new PriorityQueue<>(), 0);
  }

  private Agenda(PriorityQueue<Due> due, long order) {
    this.due = due;
    this.order = order;
  }

  Agenda copy() {
    return new Agenda(new PriorityQueue<>(due), order);
  }

  /** Something at the station. */
  void add(Instant at, Due.Kind kind) {
    add(at, kind, NOBODY, 0, at);
  }

  /** Something with a booking or an alarm. */
  void add(Instant at, Due.Kind kind, int target) {
    add(at, kind, target, 0, at);
  }

  /** Something with a visit, as long as it is not given anew. */
  void add(Instant at, Due.Kind kind, int target, int assignment, Instant since) {
    due.add(new Due(at, order++, kind, target, assignment, since));
  }

  /** The next before {@code until}, taken away; nothing when there is none. */
  @Nullable Due next(Instant until) {
    var first = due.peek();
    return first != null && first.at().isBefore(until) ? due.poll() : null;
  }
}
