package org.yizhan.station.booking;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.catalog.Price;
import org.yizhan.station.dispatch.FreeWorkers;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Verdict;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.Workforce;

/** Keeps slots for those who are still choosing: one hold for each resident's turn at the kiosk. */
public final class Holds {
  private static final Duration KEEP_EXPIRED = Duration.ofDays(1);

  private final Db db;
  private final Catalog catalog;
  private final Workforce workforce;
  private final Schedule schedule;
  private final Availability availability;
  private final FreeWorkers freeWorkers;
  private final Conflicts conflicts;
  private final BookingConfig config;
  private final InstantSource clock;
  private final HoldStore store = new HoldStore();

  /** Works on {@code parts}. */
  public Holds(BookingParts parts) {
    this.db = parts.db();
    this.catalog = parts.catalog();
    this.workforce = parts.workforce();
    this.schedule = parts.schedule();
    this.availability = parts.availability();
    this.freeWorkers = parts.freeWorkers();
    this.conflicts = parts.conflicts();
    this.config = parts.config();
    this.clock = parts.clock();
  }

  /**
   * Keeps the slot; an earlier hold of the same session is let go with the same commit.
   *
   * @throws org.yizhan.platform.http.ProblemException 409 with alternatives when nobody is free
   */
  Hold create(HoldRequest request, Instant start, Principal caller) {
    var service = catalog.require("/service", request.service());
    var price = catalog.currentPrice(service.id(), clock.instant());
    var wish = Wish.of(service, start, null);
    if (!availability.offered(service, start)) {
      throw conflicts.notOffered(wish);
    }
    var session = owner(caller) + "/" + (request.session() == null ? "" : request.session());
    for (var worker : candidates(request.worker(), wish)) {
      var held = tryHold(wish, worker, request.worker() != null, price, session);
      if (held.isPresent()) {
        return held.get();
      }
    }
    throw conflicts.slotTaken(wish, request.worker(), "Somebody else was faster.");
  }

  private List<UUID> candidates(@Nullable UUID named, Wish wish) {
    return named == null
        ? freeWorkers.ranked(wish).stream().map(Worker::id).toList()
        : List.of(workforce.require("/worker", named).id());
  }

  private Optional<Hold> tryHold(
      Wish wish, UUID worker, boolean chosen, Price price, String session) {
    var now = clock.instant();
    var expires = now.plus(config.hold());
    var hold =
        new Hold(
            Ids.next(),
            wish.service().id(),
            wish.visit().start(),
            worker,
            chosen,
            price.id(),
            expires);
    return db.inTransaction(tx -> {
      var earlier = lockedSession(tx, session);
      var own = earlier.stream().map(Hold::id).collect(Collectors.toSet());
      var workers =
          earlier.stream().map(Hold::worker).collect(Collectors.toCollection(HashSet::new));
      workers.add(worker);
      schedule.lock(tx, workers);
      if (schedule.judge(tx, worker, wish, own, now).await() instanceof Verdict.Impossible) {
        return Optional.empty();
      }
      earlier.forEach(old -> release(tx, old));
      store.insert(tx, hold, session);
      schedule.hold(tx, worker, wish, hold.id(), expires);
      return Optional.of(hold);
    });
  }

  /**
   * The session's holds, under a lock that is taken before any worker's: two touches of one turn
   * keep one slot.
   */
  private List<Hold> lockedSession(Tx tx, String session) {
    tx.lock(List.of(UUID.nameUUIDFromBytes(session.getBytes(StandardCharsets.UTF_8))));
    return store.ofSession(tx, session);
  }

  private void release(Tx tx, Hold hold) {
    schedule.releaseHold(tx, hold.id(), hold.worker());
    store.delete(tx, hold.id());
  }

  /**
   * Lets the hold go.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when it expired or is somebody else's
   */
  void delete(UUID id, Principal caller) {
    db.inTransaction(tx -> {
      schedule.lockHoldersOf(tx, Set.of(id));
      release(tx, live(tx, id, caller).orElseThrow(() -> Problem.notFound("hold").exception()));
      return id;
    });
  }

  /** The caller's hold while it lasts. */
  Optional<Hold> live(Tx tx, UUID id, Principal caller) {
    return store.live(tx, id, owner(caller), clock.instant());
  }

  /** Forgets the hold once it became a booking. */
  void confirmed(Tx tx, UUID id) {
    store.delete(tx, id);
  }

  /** Frees what expired. */
  public void sweep() {
    schedule.sweep();
    store.deleteOlderThan(db, clock.instant().minus(KEEP_EXPIRED));
  }

  private static String owner(Principal caller) {
    return caller.actor();
  }
}
