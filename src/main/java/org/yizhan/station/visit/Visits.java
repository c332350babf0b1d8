package org.yizhan.station.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;

/**
 * Visits as they stand. Whoever changes one locks it, decides, and saves it together with its
 * event.
 */
public final class Visits {
  private final Db db;
  private final EventLog events;
  private final ZoneId zone;
  private final VisitStore store;

  /** Works on {@code db}; days are those of {@code zone}. */
  public Visits(Db db, EventLog events, ColumnCipher cipher, ZoneId zone) {
    this.store = new VisitStore(cipher);
    this.db = db;
    this.events = events;
    this.zone = zone;
  }

  /**
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such visit
   */
  public Visit get(UUID id) {
    return store.find(db, id).orElseThrow(() -> Problem.notFound("visit").exception());
  }

  /**
   * The visit that {@code field} of a request names.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when there is no such visit
   */
  public Visit require(String field, UUID id) {
    return store
        .find(db, id)
        .orElseThrow(() -> Problem.invalid(field, "is no visit of this station").exception());
  }

  /** The visits that start on {@code date}. */
  public List<Visit> on(LocalDate date) {
    return store.between(db, startOf(date), startOf(date.plusDays(1)));
  }

  /** The worker's visits from the beginning of {@code date} for {@code days} days. */
  public List<Visit> ofWorker(UUID worker, LocalDate date, int days) {
    return store.ofWorker(db, worker, startOf(date), startOf(date.plusDays(days)));
  }

  /** The visits of a booking. */
  public List<Visit> ofBooking(UUID booking) {
    return store.ofBooking(db, booking);
  }

  /** Whom to ring about each of the visits; those for which nobody gave a number are left out. */
  public Map<UUID, String> phones(Collection<Visit> visits) {
    return visits.isEmpty() ? Map.of() : store.phones(db, visits.stream().map(Visit::id).toList());
  }

  /** What devices reported about the visit, in order of arrival. */
  public List<Report> reports(UUID visit) {
    return store.reports(db, visit);
  }

  /** The workers to whom the way and the time are owed although they did not work. */
  List<UUID> owed(UUID visit) {
    return store.owed(db, visit);
  }

  /** What happened to the visit last, by events. */
  Optional<LastChange> lastChange(UUID visit) {
    return store.lastChange(db, visit, zone);
  }

  /** Locks the visits' rows in one order for all; to be read after this. */
  public void lock(Tx tx, List<UUID> visits) {
    store.lockRows(tx, visits);
  }

  /**
   * The visit as it is under the lock.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such visit
   */
  public Visit locked(Tx tx, UUID id) {
    lock(tx, List.of(id));
    return store.find(tx, id).orElseThrow(() -> Problem.notFound("visit").exception());
  }

  /** The visits, locked before; those that do not exist are left out. */
  public List<Visit> all(Tx tx, Collection<UUID> ids) {
    return store.all(tx, ids);
  }

  /** The visits as they stand; those that do not exist are left out. */
  public List<Visit> all(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : store.all(db, ids);
  }

  /** The visits of a locked booking. */
  public List<Visit> ofBooking(Tx tx, UUID booking) {
    return store.ofBooking(tx, booking);
  }

  /** Saves the visit and says what happened to it: {@code org.yizhan.visit.<what>.v1}. */
  public void save(Tx tx, Visit visit, Instant at, String actor, String what, Map<String, ?> more) {
    store.save(tx, visit);
    events.append(tx, event(visit, at, actor, what, more));
  }

  /** Saves visits as they are in the end, and tells all that happened to them. */
  public void save(Tx tx, Collection<Visit> visits, List<Event> happened) {
    store.save(tx, visits);
    if (!happened.isEmpty()) {
      events.append(tx, happened.toArray(Event[]::new));
    }
  }

  /** The event of a visit that did not exist before. */
  public static Event event(Visit visit, Instant at, String actor, String what) {
    return event(visit, at, actor, what, Map.of());
  }

  /** What every event of a visit says: ids, times and states only. */
  public static Event event(
      Visit visit, Instant at, String actor, String what, Map<String, ?> more) {
    var data = new TreeMap<String, Object>(more);
    data.put("visit", visit.id());
    data.put("booking", visit.booking());
    data.put("state", visit.state().code());
    data.put("start", visit.start().toString());
    data.put("end", visit.end().toString());
    data.put("since", visit.since().toString());
    data.put("service", visit.service());
    data.put("household", visit.household());
    if (visit.worker() != null) {
      data.put("worker", visit.worker());
    }
    var type = "org.yizhan.visit." + what + ".v1";
    return Event.of(at, actor, type, visit.id(), visit.version(), data);
  }

  private Instant startOf(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }
}
