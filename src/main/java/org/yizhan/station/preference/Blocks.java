package org.yizhan.station.preference;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.dispatch.TakeOff;
import org.yizhan.station.schedule.Obstacle;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitState;
import org.yizhan.station.visit.Visits;

/**
 * 'Never this person': whoever made it so, the schedule brings the two together no more, and visits
 * ahead of the pair go to somebody else. Events name the pair, never the side or the reason.
 */
public final class Blocks {
  private final Db db;
  private final EventLog events;
  private final Visits visits;
  private final Schedule schedule;
  private final TakeOff takeOff;
  private final InstantSource clock;
  private final BlockStore store;

  /** Works on {@code db}. */
  public Blocks(
      Db db,
      EventLog events,
      ColumnCipher cipher,
      Visits visits,
      Schedule schedule,
      TakeOff takeOff,
      InstantSource clock) {
    this.db = db;
    this.events = events;
    this.visits = visits;
    this.schedule = schedule;
    this.takeOff = takeOff;
    this.clock = clock;
    this.store = new BlockStore(cipher);
  }

  /** The standing blocks of a household. */
  List<Block> of(UUID household) {
    return store.of(db, household);
  }

  /**
   * Keeps the worker and the people of the visit apart from now on.
   *
   * @throws org.yizhan.platform.http.ProblemException 409 when that side said so before
   */
  Block add(
      Visit visit, UUID worker, Block.WishOf wishOf, @Nullable String reason, Principal caller) {
    var now = clock.instant();
    var block =
        new Block(Ids.next(), visit.household(), worker, wishOf, reason, now, caller.actor());
    return db.inTransaction(tx -> {
      schedule.lock(tx, Set.of(worker));
      if (!store.insert(tx, block)) {
        throw Problem.of(409, "blocked-already", "This is so already").exception();
      }
      // Residents hear of the visit: the words must fit whoever wanted it so.
      var why = TakeOff.Why.of("not-sent-there", Obstacle.BLOCKED);
      takeOff.at(tx, block.household(), worker, why, now, caller.actor());
      changed(tx, block, "made", caller);
      return block;
    });
  }

  /**
   * A resident, who holds the ticket, does not want to see that visit's worker again; saying it
   * twice changes nothing.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 when it is no visit of the booking, 409
   *     before it is finished
   */
  void neverAgain(UUID booking, UUID visitId, @Nullable String reason, Principal caller) {
    var visit =
        visits.ofBooking(booking).stream()
            .filter(found -> found.id().equals(visitId))
            .findFirst()
            .orElseThrow(
                () -> Problem.invalid("/visit", "is no visit of this booking").exception());
    var worker = visit.worker();
    if (visit.state() != VisitState.FINISHED || worker == null) {
      throw Problem.of(409, "visit-not-finished", "This can be said after the visit")
          .withDetail("Ask the staff of the station for somebody else now.")
          .exception();
    }
    addOnce(visit, worker, Block.WishOf.HOUSEHOLD, reason, caller);
  }

  /**
   * A worker does not want to go to the household of one of their visits again; saying it twice
   * changes nothing.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when it is not their visit
   */
  void neverThere(UUID visitId, UUID worker, @Nullable String reason, Principal caller) {
    var visit =
        visits.all(List.of(visitId)).stream()
            .filter(found -> worker.equals(found.worker()))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("visit").exception());
    addOnce(visit, worker, Block.WishOf.WORKER, reason, caller);
  }

  private void addOnce(
      Visit visit, UUID worker, Block.WishOf wishOf, @Nullable String reason, Principal caller) {
    var saidBefore =
        of(visit.household()).stream()
            .anyMatch(block -> block.worker().equals(worker) && block.wishOf() == wishOf);
    if (!saidBefore) {
      add(visit, worker, wishOf, reason, caller);
    }
  }

  /**
   * Lets the two meet again.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when no such block stands
   */
  void lift(UUID id, Principal caller) {
    var block = store.standing(db, id).orElseThrow(Blocks::missing);
    db.inTransaction(tx -> {
      schedule.lock(tx, Set.of(block.worker()));
      if (!store.lift(tx, id, clock.instant(), caller.actor())) {
        throw missing();
      }
      changed(tx, block, "lifted", caller);
      return block;
    });
  }

  private static RuntimeException missing() {
    return Problem.notFound("block").exception();
  }

  private void changed(Tx tx, Block block, String what, Principal caller) {
    var type = "org.yizhan.block." + what + ".v1";
    var data = Map.of("household", block.household(), "worker", block.worker());
    var version = what.equals("made") ? 1 : 2;
    events.append(tx, Event.of(clock.instant(), caller.actor(), type, block.id(), version, data));
    schedule.changed(tx, Set.of(block.worker()));
  }
}
