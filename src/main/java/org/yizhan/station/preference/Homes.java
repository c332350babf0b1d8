package org.yizhan.station.preference;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.http.Problem;
import org.yizhan.station.visit.Visit;

/** What is known of homes: staff say it, the worker sees it before accepting (S33). */
public final class Homes {
  private final Db db;
  private final EventLog events;
  private final InstantSource clock;
  private final HomeStore store;

  /** Works on {@code db}. */
  public Homes(Db db, EventLog events, ColumnCipher cipher, InstantSource clock) {
    this.db = db;
    this.events = events;
    this.clock = clock;
    this.store = new HomeStore(cipher);
  }

  /** The facts about the homes of the visits, by visit. */
  public Map<UUID, List<HomeFact>> factsOf(Collection<Visit> visits) {
    if (visits.isEmpty()) {
      return Map.of();
    }
    var homes = store.of(db, visits.stream().map(Visit::booking).distinct().toList());
    var facts = new HashMap<UUID, List<HomeFact>>();
    for (var visit : visits) {
      Optional.ofNullable(homes.get(visit.booking()))
          .ifPresent(home -> facts.put(visit.id(), List.copyOf(home.facts())));
    }
    return facts;
  }

  /** The home of a visit. */
  Home of(Visit visit) {
    return store.of(db, List.of(visit.booking())).values().iterator().next();
  }

  /**
   * Says what is so now. The event names the home's people and visits, never the facts.
   *
   * @throws org.yizhan.platform.http.ProblemException 412 when somebody changed it meanwhile
   */
  Home say(Visit visit, long version, Set<HomeFact> facts, Principal caller) {
    var now = clock.instant();
    return db.inTransaction(tx -> {
      var before = store.of(tx, visit.booking());
      var after = new Home(before.household(), before.dwelling(), version + 1, facts);
      if (before.version() != version || !store.save(tx, after, now, caller.actor())) {
        throw Problem.of(412, "stale-version", "Somebody changed it meanwhile")
            .withDetail("Read it again, look, and decide again.")
            .exception();
      }
      var type = "org.yizhan.household.facts-changed.v1";
      var data = Map.of("household", after.household(), "visits", store.openVisits(tx, after));
      events.append(
          tx, Event.of(now, caller.actor(), type, after.household(), after.version(), data));
      return after;
    });
  }
}
