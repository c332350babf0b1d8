package org.yizhan.station.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;
import org.yizhan.station.schedule.Reason;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.schedule.Window;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;

/**
 * Takes a worker off visits that nobody set out for, so that staff give them to somebody else:
 * whom, and why, is written down for the alarm that asks them to.
 */
public final class TakeOff {
  private final Schedule schedule;
  private final Visits visits;
  private final DispatchStore store = new DispatchStore();
  private final FindingStore findings = new FindingStore();

  /**
   * Why somebody is taken off.
   *
   * @param told what the event says; no personal data
   * @param reasons in words for whoever looks for somebody else
   */
  public record Why(Map<String, ?> told, List<Text> reasons) {
    /** One reason, under the name by which the event tells it. */
    public static Why of(String told, Reason reason) {
      return new Why(Map.of("why", told), List.of(reason.text()));
    }
  }

  /** Frees the time in {@code schedule}. */
  public TakeOff(Schedule schedule, Visits visits) {
    this.schedule = schedule;
    this.visits = visits;
  }

  /**
   * Takes the worker, locked before, off those of the visits that are still open and theirs.
   *
   * @return the visits as they are now, without a worker
   */
  public List<Visit> all(Tx tx, List<UUID> ids, UUID worker, Why why, Instant now, String actor) {
    visits.lock(tx, ids);
    return visits.all(tx, ids).stream()
        .filter(visit -> visit.state().open() && worker.equals(visit.worker()))
        .map(visit -> one(tx, visit, worker, why, now, actor))
        .toList();
  }

  /** Takes the worker, locked before, off every visit ahead that nobody set out for. */
  public List<Visit> ahead(Tx tx, UUID worker, Why why, Instant now, String actor) {
    return all(tx, store.openAhead(tx, worker, now), worker, why, now, actor);
  }

  /** Takes the worker, locked before, off the visits ahead at one household. */
  public List<Visit> at(Tx tx, UUID household, UUID worker, Why why, Instant now, String actor) {
    return all(tx, store.openAt(tx, household, worker, now), worker, why, now, actor);
  }

  /** Takes the worker, locked before, off the visits that fall into a time. */
  public List<Visit> during(Tx tx, Window time, UUID worker, Why why, Instant now, String actor) {
    return all(tx, store.openDuring(tx, time, worker), worker, why, now, actor);
  }

  /**
   * Takes everybody, locked before, off the visits that fall into a time.
   *
   * @param building in which; everywhere if absent
   */
  public List<Visit> in(
      Tx tx, @Nullable UUID building, Window time, Why why, Instant now, String actor) {
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
  Visit one(Tx tx, Visit visit, UUID worker, Why why, Instant now, String actor) {
    var more = new TreeMap<String, Object>(why.told());
    more.put("previous", worker);
    schedule.releaseVisit(tx, visit.id(), worker);
    var open = visit.takenOff(now);
    visits.save(tx, open, now, actor, "unassigned", more);
    findings.save(tx, new Finding(open.id(), open.assignment(), worker, why.reasons()));
    return open;
  }
}
