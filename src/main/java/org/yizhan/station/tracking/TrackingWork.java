package org.yizhan.station.tracking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.schedule.Seat;
import org.yizhan.station.schedule.Whom;
import org.yizhan.station.schedule.Wish;
import org.yizhan.station.tracking.Tracking.Incoming;
import org.yizhan.station.tracking.Tracking.Receipt;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitState;
import org.yizhan.station.visit.Visits;

/** One transaction over many reports: lock workers, then visits; load; decide; write. */
final class TrackingWork {
  private final TrackingParts parts;
  private final TrackingStore store;
  private final DepartureGate gate;

  TrackingWork(TrackingParts parts) {
    this.parts = parts;
    this.store = new TrackingStore(parts.cipher());
    this.gate = new DepartureGate(parts.catalog(), parts.licences());
  }

  /** A report as a device names it. */
  private record Key(UUID device, String id) {
    static Key of(Reported report) {
      return new Key(report.device(), report.id());
    }
  }

  /** What became of each of the reports. */
  Map<Incoming, Receipt> on(Tx tx, List<Incoming> batch) {
    var visitIds = batch.stream().map(Incoming::visit).collect(Collectors.toSet());
    parts
        .schedule()
        .lock(tx, batch.stream().map(i -> i.device().worker()).collect(Collectors.toSet()));
    parts.visits().lock(tx, List.copyOf(visitIds));
    var rows = store.sendForStored(tx, batch);
    var asked = gate.ask(tx, batch);
    var visits = parts.visits().all(tx, visitIds);
    var departures = asked.answered();
    var stored = TrackingStore.stored(rows.await());
    var known =
        stored.stream().map(s -> Key.of(s.report())).collect(Collectors.toCollection(HashSet::new));
    var files = new HashMap<UUID, VisitFile>();
    visits.forEach(visit -> files.put(visit.id(), new VisitFile(visit, stored)));
    var receipts = new HashMap<Incoming, Receipt>();
    var writes = new Writes(tx, parts, store);
    for (var incoming : batch) {
      var file = files.get(incoming.visit());
      receipts.put(incoming, take(tx, writes, incoming, file, known, departures));
    }
    writes.finish();
    return receipts;
  }

  private Receipt take(
      Tx tx,
      Writes writes,
      Incoming incoming,
      @Nullable VisitFile file,
      Set<Key> known,
      DepartureGate.Departures departures) {
    if (file == null) {
      return new Receipt.NoSuchVisit();
    }
    if (!known.add(Key.of(incoming.reported()))) {
      return new Receipt.Duplicate();
    }
    if (!file.takes(incoming.reported(), parts.config().problemReports())) {
      known.remove(Key.of(incoming.reported()));
      return new Receipt.TooMany();
    }
    var doorCode =
        DoorCode.check(
            incoming.report().doorCode(),
            file.visit().doorCode(),
            parts.config().doorTries() - file.wrongDoorCodes());
    return new Receipt.Kept(
        apply(
            tx,
            writes,
            file,
            incoming,
            incoming.reported(doorCode, departures.allow(incoming, file.visit()))));
  }

  private Outcome apply(Tx tx, Writes writes, VisitFile file, Incoming incoming, Reported report) {
    var life = file.with(report);
    if (life.outcome(report) instanceof Outcome.Refused(var why)) {
      return keep(writes, file, incoming, report, why);
    }
    var visit = file.visit();
    var revived = visit.state() == VisitState.UNASSIGNED && life.state() != VisitState.UNASSIGNED;
    if (revived && !takeBack(tx, writes, file)) {
      return keep(writes, file, incoming, report, Refusal.TIME_TAKEN);
    }
    if (life.state() == VisitState.UNASSIGNED && visit.worker() != null) {
      parts.schedule().releaseVisit(tx, visit.id(), visit.worker());
    }
    var changed = file.changed(life);
    writes.judgeAgain(changed);
    var next = file.next(life);
    file.now(visit, changed);
    write(writes, file, incoming, next, file.judged(report, null));
    if (next.state().over() && !visit.state().over()) {
      writes.finished(visit.booking(), incoming);
    }
    return life.outcome(report);
  }

  private boolean takeBack(Tx tx, Writes writes, VisitFile file) {
    writes.send();
    var worker = file.worker();
    if (worker == null) {
      return false;
    }
    var visit = file.visit();
    var assignment = new Licences.Assignment(visit.id(), visit.assignment());
    var decided = parts.licences().sendForOverrides(tx, List.of(visit.id())).await();
    return parts
        .schedule()
        .takeBack(
            tx,
            visit.id(),
            new Seat(worker, wish(visit)),
            decided.getOrDefault(assignment, Set.of()));
  }

  /** What the visit takes of whoever is on the way already. */
  private Wish wish(Visit visit) {
    var whom = new Whom(visit.household(), visit.address().building(), visit.carerGender());
    var part = parts.catalog().service(visit.service()).part(visit.shape().member());
    return Wish.of(part, visit.start(), null, whom).inCrew(visit.shape().crew());
  }

  /** Stores a report that changes nothing else. */
  private Outcome keep(
      Writes writes, VisitFile file, Incoming incoming, Reported report, Refusal why) {
    var visit = file.visit();
    var next = visit.reported(visit.state(), visit.worker(), visit.presenceProven(), visit.since());
    write(writes, file, incoming, next, file.judged(report, why));
    return new Outcome.Refused(why);
  }

  private static void write(
      Writes writes, VisitFile file, Incoming incoming, Visit next, TrackingStore.Stored stored) {
    var refused = stored.refused();
    var what = refused == null ? stored.report().type().code() : "report-refused";
    var details = details(next, stored, incoming);
    var event = Visits.event(next, incoming.receivedAt(), incoming.actor(), what, details);
    writes.add(stored, incoming, next, event);
    file.now(next, List.of(stored));
  }

  private static Map<String, ?> details(
      Visit next, TrackingStore.Stored stored, Incoming incoming) {
    var details = new TreeMap<String, Object>();
    details.put("source", incoming.origin().code());
    details.put("report", stored.report().type().code());
    details.put("enrolment", stored.report().enrolment());
    details.put("sequence", stored.report().sequence());
    details.put("licensed", stored.report().licensed());
    if (stored.refused() != null) {
      details.put("why", stored.refused().code());
    } else if (next.state().attendanceOwed()) {
      details.put("owed", "attendance");
    }
    return details;
  }
}
