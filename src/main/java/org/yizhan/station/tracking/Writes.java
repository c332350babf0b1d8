package org.yizhan.station.tracking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.station.booking.BookingChanges.Completion;
import org.yizhan.station.tracking.Tracking.Incoming;
import org.yizhan.station.tracking.TrackingStore.Stored;
import org.yizhan.station.visit.Visit;

/**
 * What a transaction over many reports is to write, held back to be one statement for each table: a
 * hundred reports are a hundred rows, not three hundred statements.
 */
final class Writes {
  private final Tx tx;
  private final TrackingParts parts;
  private final TrackingStore store;
  private final Map<Reported, Fresh> fresh = new LinkedHashMap<>();
  private final Map<Reported, Stored> judgedAgain = new LinkedHashMap<>();
  private final Map<UUID, Visit> visits = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final Map<UUID, Completion> finished = new LinkedHashMap<>();

  /** A report that was not stored before. */
  record Fresh(Stored stored, Incoming incoming) {}

  Writes(Tx tx, TrackingParts parts, TrackingStore store) {
    this.tx = tx;
    this.parts = parts;
    this.store = store;
  }

  /** A report, the visit that it leaves, and what is told of it. */
  void add(Stored stored, Incoming incoming, Visit next, Event event) {
    fresh.put(stored.report(), new Fresh(stored, incoming));
    visits.put(next.id(), next);
    events.add(event);
  }

  /** Reports of before, or of this transaction, that are judged differently now. */
  void judgeAgain(List<Stored> changed) {
    for (var stored : changed) {
      var unwritten = fresh.get(stored.report());
      if (unwritten == null) {
        judgedAgain.put(stored.report(), stored);
      } else {
        fresh.put(stored.report(), new Fresh(stored, unwritten.incoming()));
      }
    }
  }

  /** Nothing more will happen at one visit of the booking. */
  void finished(UUID booking, Incoming incoming) {
    finished.put(booking, new Completion(incoming.receivedAt(), incoming.actor()));
  }

  /** Sends what has gathered, for whoever has to read it in the same transaction. */
  void send() {
    store.insert(tx, List.copyOf(fresh.values()));
    store.judgeAgain(tx, List.copyOf(judgedAgain.values()));
    parts.visits().save(tx, visits.values(), events);
    fresh.clear();
    judgedAgain.clear();
    visits.clear();
    events.clear();
  }

  /** Sends the rest, and completes the bookings at which nothing more will happen. */
  void finish() {
    send();
    if (!finished.isEmpty()) {
      parts.bookings().visitsFinished(tx, finished);
    }
  }
}
