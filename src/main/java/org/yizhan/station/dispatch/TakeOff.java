package org.yizhan.station.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;

/** Takes a worker off visits that nobody set out for, so that staff give them to somebody else. */
public final class TakeOff {
  private final Schedule schedule;
  private final Visits visits;
  private final DispatchStore store = new DispatchStore();

  /** Frees the time in {@code schedule}. */
  public TakeOff(Schedule schedule, Visits visits) {
    this.schedule = schedule;
    this.visits = visits;
  }

  /**
   * Takes the worker, locked before, off those of the visits that are still open and theirs.
   *
   * @param why what the event says more; no personal data
   * @return the visits as they are now, without a worker
   */
  public List<Visit> all(
      Tx tx, List<UUID> ids, UUID worker, Map<String, ?> why, Instant now, String actor) {
    visits.lock(tx, ids);
    return visits.all(tx, ids).stream()
        .filter(visit -> visit.state().open() && worker.equals(visit.worker()))
        .map(visit -> one(tx, visit, worker, why, now, actor))
        .toList();
  }

  /** Takes the worker, locked before, off every visit ahead that nobody set out for. */
  public List<Visit> ahead(Tx tx, UUID worker, Map<String, ?> why, Instant now, String actor) {
    return all(tx, store.openAhead(tx, worker, now), worker, why, now, actor);
  }

  /** Takes the worker, locked before, off the visits ahead at one household. */
  public List<Visit> at(
      Tx tx, UUID household, UUID worker, Map<String, ?> why, Instant now, String actor) {
    return all(tx, store.openAt(tx, household, worker, now), worker, why, now, actor);
  }

  /** Takes the worker, locked before, off the visits that fall into a time. */
  public List<Visit> during(
      Tx tx, Window time, UUID worker, Map<String, ?> why, Instant now, String actor) {
    return all(tx, store.openDuring(tx, time, worker), worker, why, now, actor);
  }

  /**
   * Takes everybody, locked before, off the visits that fall into a time.
   *
   * @param building in which; everywhere if absent
   */
  public List<Visit> in(
      Tx tx, @Nullable UUID building, Window time, Map<String, ?> why, Instant now, String actor) {
    var ids = store.openIn(tx, building, time);
    visits.lock(tx, ids);
    return visits.all(tx, ids).stream()
        .filter(visit -> visit.state().open())
        .flatMap(visit ->
            Stream.ofNullable(visit.worker())
                .map(worker -> one(tx, visit, worker, why, now, actor)))
        .toList();
  }

  /** Takes the worker off a locked visit that is open and theirs. */
  Visit one(Tx tx, Visit visit, UUID worker, Map<String, ?> why, Instant now, String actor) {
    var more = new TreeMap<String, Object>(why);
    more.put("previous", worker);
    schedule.releaseVisit(tx, visit.id(), worker);
    var open = visit.takenOff(now);
    visits.save(tx, open, now, actor, "unassigned", more);
    return open;
  }
}
