package org.yizhan.station.roster.leave;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.roster.Planned;
import org.yizhan.station.roster.PlannedStore;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.workforce.Worker;

/**
 * One time off for many workers, as half a company goes home for the Spring Festival (S34): looked
 * at first, then approved for all of them or for nobody.
 */
public final class MassLeave {
  private final Db db;
  private final Schedule schedule;
  private final Leaves leaves;
  private final Quotas quotas;
  private final InstantSource clock;
  private final LeaveStore store;
  private final PlannedStore planned = new PlannedStore();

  /** Approves as {@code leaves} does. */
  public MassLeave(
      Db db,
      Schedule schedule,
      Leaves leaves,
      Quotas quotas,
      ColumnCipher cipher,
      InstantSource clock) {
    this.db = db;
    this.schedule = schedule;
    this.leaves = leaves;
    this.quotas = quotas;
    this.store = new LeaveStore(cipher);
    this.clock = clock;
  }

  /** Who is to be away, when and why. */
  record Wanted(List<Worker> workers, TimeOff.Kind kind, Window during, @Nullable String reason) {
    Set<UUID> ids() {
      return workers.stream().map(Worker::id).collect(Collectors.toSet());
    }
  }

  /**
   * What it would take.
   *
   * @param visits that they would lose
   * @param taken who has time off then already, or asked for it
   * @param usedUp quotas that would not hold, one for each company at most
   */
  record Outlook(List<UUID> visits, List<TimeOff> taken, List<UsedUp> usedUp) {}

  /** Looks, and changes nothing. */
  Outlook look(Wanted wanted) {
    var ids = wanted.ids();
    var visits = planned.ahead(db, ids, wanted.during(), clock.instant());
    var taken =
        store.touching(db, wanted.during()).stream()
            .filter(off -> off.state().counts() && ids.contains(off.worker()))
            .toList();
    return new Outlook(
        visits.stream().map(Planned::visit).toList(),
        taken,
        db.inTransaction(tx -> usedUp(tx, wanted)));
  }

  /** Time off, and the visits that need somebody else because of it. */
  record Given(List<TimeOff> off, List<UUID> visits) {}

  /**
   * Approves it for all of them.
   *
   * @throws org.yizhan.platform.http.ProblemException 409 when one of them has time off then
   *     already or a quota would not hold
   */
  Given approve(Wanted wanted, Principal caller) {
    var off = wanted.workers().stream().map(worker -> timeOff(wanted, worker.id())).toList();
    return Leaves.once(() ->
        db.inTransaction(tx -> {
          quotas.lock(tx, wanted.workers());
          schedule.lock(tx, wanted.ids());
          off.forEach(one -> store.insert(tx, one, clock.instant(), caller.actor()));
          Quotas.require(usedUp(tx, wanted));
          var visits = off.stream().flatMap(one -> leaves.begin(tx, one, caller).stream()).toList();
          return new Given(off, visits);
        }));
  }

  private List<UsedUp> usedUp(Tx tx, Wanted wanted) {
    return quotas.usedUp(tx, wanted.workers(), wanted.kind(), wanted.during());
  }

  private static TimeOff timeOff(Wanted wanted, UUID worker) {
    return new TimeOff(
        Ids.next(),
        1,
        worker,
        wanted.during(),
        wanted.kind(),
        TimeOff.State.APPROVED,
        wanted.reason());
  }
}
