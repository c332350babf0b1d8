package org.yizhan.station.dispatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Db;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.licence.Licence;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.Visits;

/**
 * Looks at the visits ahead: whoever loses the licence for one between booking and visit is taken
 * off it, so that staff give it to somebody else in time (S04). Runs by the hour and after every
 * change of a rule or credential.
 */
public final class LicenceWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LicenceWatch.class);

  private final Db db;
  private final Visits visits;
  private final Schedule schedule;
  private final Licences licences;
  private final Catalog catalog;
  private final TakeOff takeOff;
  private final InstantSource clock;
  private final DispatchStore store = new DispatchStore();

  /** Watches the visits of {@code db}. */
  public LicenceWatch(
      Db db,
      Visits visits,
      Schedule schedule,
      Licences licences,
      Catalog catalog,
      TakeOff takeOff,
      InstantSource clock) {
    this.db = db;
    this.visits = visits;
    this.schedule = schedule;
    this.licences = licences;
    this.catalog = catalog;
    this.takeOff = takeOff;
    this.clock = clock;
  }

  /** Runs; a failure is logged, because the next hour tries again. */
  public void soon() {
    try {
      run();
    } catch (Exception e) {
      LOG.atWarn().addKeyValue("cause", e.toString()).log("Licences ahead were not all judged");
    }
  }

  /** Takes off whoever may not go; the visits that need somebody else now. */
  public List<Visit> run() {
    licences.reload();
    var now = clock.instant();
    var ahead = visits.all(store.openAhead(db, now));
    var workers = ahead.stream().map(Visit::worker).distinct().toArray(UUID[]::new);
    var held = licences.of(workers);
    var taken =
        ahead.stream()
            .filter(visit -> !refused(visit, held, Map.of()).isEmpty())
            .flatMap(visit -> takeOff(visit, now).stream())
            .toList();
    if (!taken.isEmpty()) {
      LOG.atInfo()
          .addKeyValue("visits", taken.size())
          .log("Visits need another worker: the licence does not cover them any more");
    }
    return taken;
  }

  private List<Visit> takeOff(Visit seen, Instant now) {
    var worker = seen.worker();
    if (worker == null) {
      return List.of();
    }
    return db.inTransaction(tx -> {
      schedule.lock(tx, Set.of(worker));
      var visit = visits.locked(tx, seen.id());
      var held = licences.sendFor(tx, new UUID[] {worker});
      var overridden = licences.sendForOverrides(tx, List.of(visit.id()));
      var rules = refused(visit, held.await(), overridden.await());
      if (!visit.state().open() || !worker.equals(visit.worker()) || rules.isEmpty()) {
        return List.of();
      }
      return List.of(takeOff.one(tx, visit, worker, Map.of("rules", rules), now, "station"));
    });
  }

  /** The rules not met that no manager decided against. */
  private Set<String> refused(
      Visit visit, Map<UUID, Licence> held, Map<Licences.Assignment, Set<String>> overridden) {
    var assignment = new Licences.Assignment(visit.id(), visit.assignment());
    return held.getOrDefault(visit.worker(), licences.none())
        .unmet(
            catalog.service(visit.service()).category(),
            visit.start(),
            overridden.getOrDefault(assignment, Set.of()));
  }
}
