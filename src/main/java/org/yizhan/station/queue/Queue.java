package org.yizhan.station.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.queue.QueueRules.Outcome;
import org.yizhan.station.visit.TicketNumber;

/**
 * The queue for the counter. Every change takes the queue's lock, so no two desks call one person.
 */
public final class Queue {
  private final Db db;
  private final EventLog events;
  private final InstantSource clock;
  private final ZoneId zone;
  private final IntPredicate issued;
  private final QueueStore store = new QueueStore();

  /**
   * Works on {@code db}; a day is one of {@code zone}.
   *
   * @param issued whether somebody has a ticket with that number
   */
  public Queue(Db db, EventLog events, InstantSource clock, ZoneId zone, IntPredicate issued) {
    this.db = db;
    this.events = events;
    this.clock = clock;
    this.zone = zone;
    this.issued = issued;
  }

  /** A number that was taken, and how many are before it. */
  record Taken(QueueEntry entry, int ahead) {}

  /**
   * Takes a place. Whoever holds a ticket of the day waits with its number; one that waits already
   * keeps its place.
   *
   * @param ticket its number as it is printed
   * @throws org.yizhan.platform.http.ProblemException 400 when it is no number of a ticket
   */
  Taken take(Purpose purpose, @Nullable String ticket, Principal caller) {
    var number = ticket == null ? null : number(ticket);
    var now = clock.instant();
    return db.inTransaction(tx -> {
      store.lock(tx);
      var queue = store.ofDay(tx, today(now));
      var known = queue.stream().filter(e -> number != null && e.number() == number).findFirst();
      var entry =
          known.isPresent()
              ? QueueRules.shownAgain(known.get(), purpose, now)
              : fresh(number == null ? store.nextNumber(tx) : number, purpose, now);
      if (known.isEmpty()) {
        store.insert(tx, entry);
      } else if (!entry.equals(known.get())) {
        store.update(tx, entry);
      }
      if (!known.equals(Optional.of(entry))) {
        happened(tx, entry, "taken", caller);
      }
      return new Taken(entry, ahead(queue, entry));
    });
  }

  private QueueEntry fresh(int number, Purpose purpose, Instant now) {
    var waiting = new Standing.Waiting(null, now);
    return new QueueEntry(Ids.next(), 1, today(now), number, purpose, now, waiting);
  }

  /** A number that nobody was given would be given to somebody else later. */
  private int number(String ticket) {
    return TicketNumber.parse(ticket)
        .filter(issued::test)
        .orElseThrow(() ->
            Problem.invalid("/ticket", "is no number of a ticket that was given out; read it again")
                .exception());
  }

  private static int ahead(List<QueueEntry> queue, QueueEntry entry) {
    return (int)
        queue.stream()
            .filter(other -> other.waits() && !other.id().equals(entry.id()))
            .filter(other -> QueueRules.order().compare(other, entry) < 0)
            .count();
  }

  /**
   * A place that somebody took today.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when nobody of today is meant
   */
  public Place place(UUID id) {
    var queue = today();
    var entry =
        queue.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(Queue::nobody);
    return new Place(
        TicketNumber.text(entry.number()), entry.purpose(), entry.takenAt(), ahead(queue, entry));
  }

  private static RuntimeException nobody() {
    return Problem.notFound("number in today's queue").exception();
  }

  /** Everybody of today, as they stand, in the order in which they would be called. */
  List<QueueEntry> today() {
    return store.ofDay(db, today(clock.instant())).stream().sorted(QueueRules.order()).toList();
  }

  /**
   * Calls the next one to a desk.
   *
   * @throws org.yizhan.platform.http.ProblemException 409 when nobody waits for it
   */
  QueueEntry next(int desk, Principal caller) {
    return db.inTransaction(tx -> {
      store.lock(tx);
      var now = clock.instant();
      return carriedOut(tx, QueueRules.next(store.ofDay(tx, today(now)), desk, now), caller);
    });
  }

  /** What comes of a wish about one of today's numbers. */
  interface Rule {
    Outcome of(List<QueueEntry> queue, QueueEntry entry, Instant now);
  }

  /**
   * Something happens to one who waits or was called.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when nobody of today is meant, 409 when
   *     it cannot follow what was before
   */
  QueueEntry change(UUID id, Rule rule, Principal caller) {
    return db.inTransaction(tx -> {
      store.lock(tx);
      var now = clock.instant();
      var queue = store.ofDay(tx, today(now));
      var entry =
          queue.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(Queue::nobody);
      return carriedOut(tx, rule.of(queue, entry, now), caller);
    });
  }

  private QueueEntry carriedOut(Tx tx, Outcome outcome, Principal caller) {
    return switch (outcome) {
      case Outcome.NobodyWaits() ->
          throw Problem.of(409, "nobody-waits", "Nobody waits for this desk").exception();
      case Outcome.NotNow(var standing) ->
          throw Problem.of(409, "not-now", "This does not go with how the number stands")
              .with("standing", standing)
              .exception();
      case Outcome.Done done -> {
        for (var entry : done.changed()) {
          store.update(tx, entry);
          happened(tx, entry, entry.equals(done.last()) ? done.done() : "served", caller);
        }
        if (done.last().standing() instanceof Standing.Called called) {
          store.call(tx, done.last(), called);
        }
        yield done.last();
      }
    };
  }

  private void happened(Tx tx, QueueEntry entry, String what, Principal caller) {
    var data = new TreeMap<String, Object>(Map.of("number", TicketNumber.text(entry.number())));
    if (entry.standing() instanceof Standing.Called called) {
      data.put("desk", called.desk());
    }
    var type = "org.yizhan.queue." + what + ".v1";
    events.append(
        tx, Event.of(clock.instant(), caller.actor(), type, entry.id(), entry.version(), data));
  }

  /**
   * Today's calls after one that a board has said, or the newest ones.
   *
   * @param after its {@code seq}
   */
  public List<Call> calls(@Nullable Long after, int limit) {
    var day = today(clock.instant());
    return after == null
        ? store.newestCalls(db, day, limit)
        : store.callsAfter(db, day, after, limit);
  }

  private LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, zone);
  }
}
