package org.yizhan.station.tracking;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.yizhan.platform.db.Tx;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.licence.Licence;
import org.yizhan.station.licence.Licences;
import org.yizhan.station.tracking.Tracking.Incoming;
import org.yizhan.station.visit.Visit;

/**
 * Nobody sets out without a licence for the visit (S04): judged once more when they say they do.
 */
final class DepartureGate {
  private final Catalog catalog;
  private final Licences licences;

  DepartureGate(Catalog catalog, Licences licences) {
    this.catalog = catalog;
    this.licences = licences;
  }

  /** A question on its way. */
  interface Asked {
    /** Waits for the answer. */
    Departures answered();
  }

  /** Asks what decides about the departures of the batch, whose workers are locked. */
  Asked ask(Tx tx, Collection<Incoming> batch) {
    var departing = batch.stream().filter(DepartureGate::departs).toList();
    if (departing.isEmpty()) {
      return () -> new Departures(Map.of(), Map.of());
    }
    var workers = departing.stream().map(incoming -> incoming.device().worker()).distinct();
    var held = licences.sendFor(tx, workers.toArray(UUID[]::new));
    var overridden =
        licences.sendForOverrides(tx, departing.stream().map(Incoming::visit).toList());
    return () -> new Departures(held.await(), overridden.await());
  }

  private static boolean departs(Incoming incoming) {
    return incoming.report().type() == ReportType.DEPARTED;
  }

  /** The licences of those who set out, and the rules that a manager decided against. */
  final class Departures {
    private final Map<UUID, Licence> held;
    private final Map<Licences.Assignment, Set<String>> overridden;

    Departures(Map<UUID, Licence> held, Map<Licences.Assignment, Set<String>> overridden) {
      this.held = held;
      this.overridden = overridden;
    }

    boolean allow(Incoming incoming, Visit visit) {
      if (!departs(incoming)) {
        return true;
      }
      var assignment = new Licences.Assignment(visit.id(), visit.assignment());
      return held.getOrDefault(incoming.device().worker(), licences.none())
          .unmet(
              catalog.service(visit.service()).category(),
              visit.start(),
              overridden.getOrDefault(assignment, Set.of()))
          .isEmpty();
    }
  }
}
