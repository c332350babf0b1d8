package org.yizhan.station.booking;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.ids.Ids;

/** What residents asked for and could not get (S25): every time they are told so, an event. */
record UnmetDemand(Db db, EventLog events, InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(UnmetDemand.class);

  /** A start that is never offered, or a wrong input, is no demand. */
  private static final Set<String> REASONS =
      Set.of("slot-taken", "building-suspended", "nobody-soon", "soonest-lost", "series-taken");

  /**
   * Notes that {@code service} was refused because of {@code problem}, when that is demand. Whoever
   * confirms a hold names no service, and was told when it was held. A note that fails is logged:
   * the answer with its alternatives matters more.
   */
  void note(Problem problem, @Nullable UUID service, Principal caller) {
    var reason = problem.type().substring(Problem.BASE.length());
    if (service == null || !REASONS.contains(reason)) {
      return;
    }
    var data = Map.of("service", service, "reason", reason);
    var type = "org.yizhan.demand.unmet.v1";
    var event = Event.of(clock.instant(), caller.actor(), type, Ids.next(), 1, data);
    try {
      db.inTransaction(tx -> {
        events.append(tx, event);
        return event;
      });
    } catch (RuntimeException e) {
      LOG.atWarn().addKeyValue("cause", e.toString()).log("Unmet demand could not be noted");
    }
  }
}
