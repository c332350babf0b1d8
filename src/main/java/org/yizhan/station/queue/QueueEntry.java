package org.yizhan.station.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody who took a number. Nothing says who it is.
 *
 * @param day in the station's zone; the queue begins anew with every day
 * @param number of the day's tickets, called as {@link
 *     org.yizhan.station.visit.TicketNumber#text(int)}
 */
record QueueEntry(
    UUID id,
    long version,
    LocalDate day,
    int number,
    Purpose purpose,
    Instant takenAt,
    Standing standing) {
  QueueEntry in(Standing next) {
    return new QueueEntry(id, version + 1, day, number, purpose, takenAt, next);
  }

  /** Waits once more, for {@code wanted}. */
  QueueEntry again(Purpose wanted, Instant from, Instant now) {
    return new QueueEntry(
        id, version + 1, day, number, wanted, from, new Standing.Waiting(null, now));
  }

  boolean waits() {
    return standing instanceof Standing.Waiting;
  }

  /** Whether they were called to {@code desk} and are not done. */
  boolean isAt(int desk) {
    return standing instanceof Standing.Called called && called.desk() == desk;
  }
}
