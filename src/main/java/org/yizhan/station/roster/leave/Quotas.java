package org.yizhan.station.roster.leave;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.ProblemException;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.text.Text;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.workforce.Worker;

/** How many may be away at once, in days such as those around the Spring Festival (S34). */
public final class Quotas {
  private final Db db;
  private final EventLog events;
  private final InstantSource clock;
  private final ZoneId zone;
  private final QuotaStore store = new QuotaStore();

  /** Works on {@code db}. */
  public Quotas(Db db, EventLog events, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.events = events;
    this.clock = clock;
    this.zone = zone;
  }

  List<Quota> all() {
    return store.all(db);
  }

  /**
   * Makes a quota. What was approved before stays approved.
   *
   * @throws org.yizhan.platform.http.ProblemException 400 naming the field, 409 when there is one
   *     for some of the days
   */
  Quota add(Text name, LocalDate from, LocalDate until, int perCompany, Principal caller) {
    if (until.isBefore(from) || until.isAfter(from.plusDays(92))) {
      throw Problem.invalid("/until", "must be the first day or later, by 92 days at most")
          .exception();
    }
    var quota = new Quota(Ids.next(), name, from, until, perCompany);
    try {
      return db.inTransaction(tx -> {
        store.insert(tx, quota);
        append(tx, "added", quota.id(), caller);
        return quota;
      });
    } catch (RuntimeException failure) {
      if (Db.violates(failure, QuotaStore.ONCE)) {
        throw Problem.of(409, "quota-overlaps", "There is a quota for some of these days")
            .exception();
      }
      throw failure;
    }
  }

  /**
   * Removes it.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is none
   */
  void remove(UUID id, Principal caller) {
    db.inTransaction(tx -> {
      if (!store.delete(tx, id)) {
        throw Problem.notFound("quota").exception();
      }
      append(tx, "removed", id, caller);
      return id;
    });
  }

  /** Holds everybody else of the companies back who wants to be away, until the commit. */
  void lock(Tx tx, List<Worker> workers) {
    tx.lock(workers.stream().map(Worker::companyId).distinct().toList());
  }

  /** The quotas that do not hold when these are away, too; nobody's illness waits for one. */
  List<UsedUp> usedUp(Tx tx, List<Worker> workers, TimeOff.Kind kind, Window during) {
    return kind == TimeOff.Kind.SICK
        ? List.of()
        : workers.stream().collect(Collectors.groupingBy(Worker::companyId)).values().stream()
            .flatMap(its -> store.usedUp(tx, its, during, zone).stream())
            .toList();
  }

  /**
   * @throws ProblemException 409 when a quota does not hold
   */
  static void require(List<UsedUp> usedUp) {
    if (!usedUp.isEmpty()) {
      throw exceeded(usedUp.getFirst());
    }
  }

  private static ProblemException exceeded(UsedUp used) {
    return Problem.of(409, "quota-used-up", "Too many of the company are away already")
        .withDetail(
            used.name().en() + ": " + used.perCompany() + " at once, reached on " + used.day())
        .with("quota", used.name())
        .with("day", used.day())
        .with("perCompany", used.perCompany())
        .exception();
  }

  private void append(Tx tx, String what, UUID quota, Principal caller) {
    var type = "org.yizhan.leave-quota." + what + ".v1";
    var version = what.equals("added") ? 1 : 2;
    events.append(
        tx,
        Event.of(clock.instant(), caller.actor(), type, quota, version, Map.of("quota", quota)));
  }
}
