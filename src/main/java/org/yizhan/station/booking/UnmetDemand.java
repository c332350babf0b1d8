package org.yizhan.station.booking;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;

/** What residents asked for and could not get (S25): every time they are told so, an event. */
record UnmetDemand(Db db, EventLog events, InstantSource clock) {
  /** A start that is never offered, or a wrong input, is no demand. */
  private static final Set<String> REASONS =
      Set.of("slot-taken", "building-suspended", "nobody-soon", "soonest-lost");

  /** Notes that {@code service} was refused because of {@code problem}, when that is demand. */
  void note(Problem problem, UUID service, Principal caller) {
    var reason = problem.type().substring(Problem.BASE.length());
    if (!REASONS.contains(reason)) {
      return;
    }
    var data = Map.of("service", service, "reason", reason);
    var type = "org.yizhan.demand.unmet.v1";
    var event = Event.of(clock.instant(), caller.actor(), type, Ids.next(), 1, data);
    db.inTransaction(tx -> {
      events.append(tx, event);
      return event;
    });
  }
}
