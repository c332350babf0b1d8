package org.yizhan.station.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.queue.Standing.Called;
import org.yizhan.station.queue.Standing.Missed;
import org.yizhan.station.queue.Standing.Served;
import org.yizhan.station.queue.Standing.Waiting;

/**
 * Whose turn it is. Numbers are called in the order in which they were taken; whoever is handed
 * over to another desk comes first there, because they waited once already.
 */
final class QueueRules {
  private QueueRules() {}

  /** What comes of a wish. */
  sealed interface Outcome {
    /**
     * These change, and what is called or not called follows.
     *
     * @param changed every entry that changes, in its new standing
     * @param done what happened to the last of them, as the event names it
     */
    record Done(List<QueueEntry> changed, String done) implements Outcome {
      QueueEntry last() {
        return changed.getLast();
      }
    }

    /** Nobody waits for this desk. */
    record NobodyWaits() implements Outcome {}

    /** This cannot follow what was before. */
    record NotNow(String standing) implements Outcome {}
  }

  /** The next one goes to {@code desk}; whoever was there before has had their turn. */
  static Outcome next(List<QueueEntry> queue, int desk, Instant now) {
    var next = upNext(queue, desk);
    if (next.isEmpty()) {
      return new Outcome.NobodyWaits();
    }
    return calledTo(queue, next.get(), desk, now);
  }

  /** To a desk, where whoever was there before has had their turn. */
  private static Outcome calledTo(List<QueueEntry> queue, QueueEntry entry, int desk, Instant now) {
    var changed = new ArrayList<QueueEntry>();
    queue.stream()
        .filter(other -> other.isAt(desk))
        .forEach(other -> changed.add(other.in(new Served(desk, now))));
    changed.add(entry.in(new Called(desk, 1, now)));
    return new Outcome.Done(List.copyOf(changed), "called");
  }

  /** Who would be called to {@code desk}. */
  static Optional<QueueEntry> upNext(List<QueueEntry> queue, int desk) {
    return queue.stream().filter(entry -> waitsFor(entry, desk)).min(order());
  }

  private static boolean waitsFor(QueueEntry entry, int desk) {
    return entry.standing() instanceof Waiting(var only, var since)
        && (only == null || only == desk);
  }

  /** Those handed over first, then as the numbers were taken. */
  static Comparator<QueueEntry> order() {
    return Comparator.comparing((QueueEntry entry) -> !handedOver(entry))
        .thenComparing(QueueEntry::takenAt)
        .thenComparing(QueueEntry::id);
  }

  private static boolean handedOver(QueueEntry entry) {
    return entry.standing() instanceof Waiting waiting && waiting.desk() != null;
  }

  /**
   * Shows a ticket that waited before. A place that is still theirs stays; whoever missed their
   * turn keeps what they waited, and whoever was served waits anew.
   */
  static QueueEntry shownAgain(QueueEntry entry, Purpose purpose, Instant now) {
    return switch (entry.standing()) {
      case Waiting _, Called _ -> entry;
      case Missed _ -> entry.again(purpose, entry.takenAt(), now);
      case Served _ -> entry.again(purpose, now, now);
    };
  }

  /** Calls once more; whoever missed their turn and came after all is called again. */
  static Outcome recall(List<QueueEntry> queue, QueueEntry entry, int desk, Instant now) {
    return switch (entry.standing()) {
      case Called(var at, var times, var since) when at == desk ->
          done(entry, new Called(desk, times + 1, now), "called");
      case Missed missed -> calledTo(queue, entry, desk, now);
      case Called elsewhere -> new Outcome.NotNow(elsewhere.code());
      case Waiting waiting -> new Outcome.NotNow(waiting.code());
      case Served served -> new Outcome.NotNow(served.code());
    };
  }

  /** Was called and did not come. */
  static Outcome missed(QueueEntry entry, Instant now) {
    return entry.standing() instanceof Called(var desk, var times, var since)
        ? done(entry, new Missed(desk, now), "missed")
        : new Outcome.NotNow(entry.standing().code());
  }

  /** Has had their turn. */
  static Outcome finish(QueueEntry entry, Instant now) {
    return entry.standing() instanceof Called(var desk, var times, var since)
        ? done(entry, new Served(desk, now), "served")
        : new Outcome.NotNow(entry.standing().code());
  }

  /**
   * Waits again, without losing what they waited.
   *
   * @param desk the one they are handed to; any if absent
   */
  static Outcome handOver(QueueEntry entry, @Nullable Integer desk, Instant now) {
    return entry.standing() instanceof Called called && !Integer.valueOf(called.desk()).equals(desk)
        ? done(entry, new Waiting(desk, now), "handed-over")
        : new Outcome.NotNow(entry.standing().code());
  }

  private static Outcome done(QueueEntry entry, Standing standing, String done) {
    return new Outcome.Done(List.of(entry.in(standing)), done);
  }
}
