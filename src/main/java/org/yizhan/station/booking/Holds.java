package org.yizhan.station.booking;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.catalog.Price;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.dispatch.FreeWorkers;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.schedule.Availability;
import org.yizhan.station.schedule.Demand;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Seat;
import org.yizhan.station.schedule.Wish;
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
  private final AddressBook addressBook;
  private final UrgentStart urgentStart;
  private final Conflicts conflicts;
  private final UnmetDemand unmet;
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
    this.addressBook = parts.addressBook();
    this.urgentStart = parts.urgentStart();
    this.conflicts = parts.conflicts();
    this.unmet = new UnmetDemand(parts.db(), parts.events(), parts.clock());
    this.config = parts.config();
    this.clock = parts.clock();
  }

  /**
   * Keeps a slot; an earlier hold of the same session is let go with the same commit.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 with alternatives
   *     when nobody is free
   */
  Hold create(HoldRequest request, Principal caller) {
    var service = catalog.require("/service", request.service());
    var price = catalog.currentPrice(service.id(), clock.instant());
    BookingRules.refuse(request.isUrgent(), request.start(), request.worker(), request.notAfter())
        .ifPresent(error -> {
          throw Problem.invalid(error.field(), error.message()).exception();
        });
    if (request.gender() != null && !service.personalCare()) {
      throw Problem.invalid("/gender", "goes with services of personal care only").exception();
    }
    try {
      return find(request, service, price, caller);
    } catch (ProblemException refused) {
      unmet.note(refused.problem(), service.id(), caller);
      throw refused;
    }
  }

  private Hold find(HoldRequest request, Service service, Price price, Principal caller) {
    var session = owner(caller) + "/" + (request.session() == null ? "" : request.session());
    if (request.isUrgent()) {
      var anybody = new Demand(service, request.whom(), null);
      return soonest(request, new Wanted(anybody, clock.instant(), price, true, session));
    }
    if (request.start() == null) {
      throw Problem.invalid("/start", "is missing; or send urgent").exception();
    }
    var start = Request.instant("/start", request.start());
    var chosen =
        request.worker() == null ? null : workforce.require("/worker", request.worker()).id();
    var demand = new Demand(service, request.whom(), chosen);
    return at(new Wanted(demand, start, price, false, session));
  }

  private Hold at(Wanted wanted) {
    var demand = wanted.demand();
    var start = wanted.start();
    if (!availability.offered(demand.service(), start)) {
      throw conflicts.notOffered(demand, start);
    }
    return Attempt.first(
            availability,
            () -> freeWorkers.teams(wanted.parts(), demand.worker(), List.of()),
            team -> tryHold(wanted, team))
        .orElseThrow(() ->
            availability.closed(demand, start)
                ? conflicts.buildingSuspended(demand, start)
                : conflicts.slotTaken(demand, start, "Somebody else was faster."));
  }

  private Hold soonest(HoldRequest request, Wanted wanted) {
    var place =
        request.building() == null
            ? null
            : addressBook.requireBuilding("/building", request.building()).place();
    var notAfter =
        request.notAfter() == null ? null : Request.instant("/notAfter", request.notAfter());
    return urgentStart.first(
        new UrgentStart.Urgent(wanted.demand(), place, notAfter),
        (start, team) -> tryHold(wanted.at(start), team));
  }

  /** What is to be kept for whose turn. */
  private record Wanted(Demand demand, Instant start, Price price, boolean urgent, String session) {
    Wanted at(Instant other) {
      return new Wanted(demand, other, price, urgent, session);
    }

    List<Wish> parts() {
      return Wish.parts(demand.service(), start, null, demand.whom());
    }

    Hold by(List<UUID> team, Instant expires) {
      var service = demand.service().id();
      var chosen = demand.worker();
      return new Hold(Ids.next(), service, start, team, chosen, urgent, price.id(), expires);
    }
  }

  private Attempt<Hold> tryHold(Wanted wanted, List<UUID> team) {
    var now = clock.instant();
    var hold = wanted.by(team, now.plus(config.hold()));
    var seats = Seat.of(wanted.parts(), team);
    return db.inTransaction(tx -> {
      var earlier = lockedSession(tx, wanted.session());
      var own = earlier.stream().map(Hold::id).collect(Collectors.toSet());
      schedule.lock(
          tx,
          Stream.concat(team.stream(), earlier.stream().flatMap(old -> old.workers().stream()))
              .collect(Collectors.toSet()));
      var taken = Attempt.impossible(seats, schedule.judge(tx, seats, own, now).await());
      conflicts.requireOpen(wanted.demand(), wanted.start());
      if (!taken.isEmpty()) {
        return Attempt.lost(taken);
      }
      earlier.forEach(old -> release(tx, old));
      store.insert(tx, hold, wanted.session());
      schedule.hold(tx, seats, hold.id(), hold.expiresAt());
      return Attempt.done(hold);
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
    schedule.releaseHold(tx, hold.id(), hold.workers());
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

  /** The same without a transaction. */
  Optional<Hold> live(Db db, UUID id, Principal caller) {
    return store.live(db, id, owner(caller), clock.instant());
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
