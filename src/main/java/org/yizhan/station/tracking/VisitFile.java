package org.yizhan.station.tracking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yizhan.station.tracking.TrackingStore.Stored;
import org.yizhan.station.visit.Refusal;
import org.yizhan.station.visit.Visit;
import org.yizhan.station.visit.VisitState;

/**
 * A locked visit and what was reported under its present assignment, while a transaction works on
 * it.
 */
final class VisitFile {
  /** Far more than a visit has steps, however often they are refused. */
  private static final int MOST_STEPS = 200;

  private Visit visit;
  private final Map<Reported, Stored> reports = new LinkedHashMap<>();
  private final List<Stored> before;

  VisitFile(Visit visit, List<Stored> all) {
    this.visit = visit;
    var own = all.stream().filter(stored -> stored.visit().equals(visit.id())).toList();
    this.before = own.stream().filter(stored -> stored.assignment() != visit.assignment()).toList();
    own.stream()
        .filter(stored -> stored.assignment() == visit.assignment())
        .forEach(stored -> reports.put(stored.report(), stored));
  }

  Visit visit() {
    return visit;
  }

  /**
   * How often the door code was wrong, under whatever assignment; what strangers guessed uses up
   * nobody's tries.
   */
  long wrongDoorCodes() {
    return Stream.concat(before.stream(), reports.values().stream())
        .filter(stored -> stored.report().doorCode() == DoorCode.WRONG)
        .filter(stored -> stored.refused() != Refusal.NOT_YOUR_VISIT)
        .count();
  }

  /**
   * Whether one more report of that kind is kept of the worker: a device gone mad must not fill the
   * database. Nobody who calls for help is sent away.
   */
  boolean takes(Reported next, int problems) {
    var same =
        Stream.concat(before.stream(), reports.values().stream())
            .map(Stored::report)
            .filter(report -> report.worker().equals(next.worker()))
            .toList();
    return switch (next.type()) {
      case SOS -> true;
      case PROBLEM ->
          same.stream().filter(report -> report.type() == ReportType.PROBLEM).count() < problems;
      default -> same.size() - problems < MOST_STEPS;
    };
  }

  /** To whom the visit was given: whoever has it, or gave it back. */
  @Nullable UUID worker() {
    if (visit.worker() != null) {
      return visit.worker();
    }
    return reports.values().stream()
        .filter(stored -> stored.report().type() == ReportType.DECLINED && stored.refused() == null)
        .map(stored -> stored.report().worker())
        .findFirst()
        .orElse(null);
  }

  /** The visit's life with one report more. */
  VisitLife with(Reported report) {
    var all = new ArrayList<>(reports.keySet());
    all.add(report);
    return VisitLife.of(beginning(), all);
  }

  private VisitLife.Beginning beginning() {
    if (visit.state() == VisitState.CANCELLED) {
      return new VisitLife.Beginning(VisitState.CANCELLED, null);
    }
    var worker = worker();
    return new VisitLife.Beginning(
        worker == null ? VisitState.UNASSIGNED : VisitState.ASSIGNED, worker);
  }

  /** The visit one version later, as its life makes it. */
  Visit next(VisitLife life) {
    var worker = life.state() == VisitState.UNASSIGNED ? null : worker();
    var since =
        life.state() == visit.state() || life.since() == null ? visit.since() : life.since();
    return visit.reported(life.state(), worker, life.presenceProven(), since);
  }

  /** What is stored of a report that was judged like this. */
  Stored judged(Reported report, @Nullable Refusal refused) {
    return new Stored(visit.id(), visit.assignment(), report, refused);
  }

  /** Reports stored before that are judged differently now. */
  List<Stored> changed(VisitLife life) {
    return reports.values().stream()
        .map(stored -> judged(stored.report(), life.outcome(stored.report()).refusal()))
        .filter(stored -> !stored.equals(reports.get(stored.report())))
        .toList();
  }

  /** Goes on with what was written. */
  void now(Visit next, List<Stored> written) {
    visit = next;
    written.forEach(stored -> reports.put(stored.report(), stored));
  }
}
