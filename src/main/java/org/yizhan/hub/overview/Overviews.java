package org.yizhan.hub.overview;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.hub.log.EventLog;
import org.yizhan.hub.log.LogAway;
import org.yizhan.hub.log.ReceivedEvent;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Problem;

/**
 * What officials see: which stations live, and their figures, computed from the events as they were
 * received.
 */
public final class Overviews {
  private final Db db;
  private final EventLog log;
  private final OverviewStore store;
  private final MapStore map;
  private final LivenessConfig config;
  private final InstantSource clock;

  /** Reads {@code db}, and the events themselves from {@code log}. */
  public Overviews(Db db, EventLog log, LivenessConfig config, InstantSource clock) {
    this.db = db;
    this.log = log;
    this.store = new OverviewStore(db);
    this.map = new MapStore(db);
    this.config = config;
    this.clock = clock;
  }

  /** A station as it stands, with the figures of one day. */
  record Standing(KnownStation station, Liveness liveness, Figures figures) {}

  /**
   * All stations that are seen, together.
   *
   * @param care how many of them somebody should look after
   * @param first those to be looked at first
   */
  record City(
      int all, long live, long care, long openAlarms, Figures figures, List<Standing> first) {}

  /**
   * @param limit how many stations are named
   */
  City city(Scope scope, LocalDate date, int limit) {
    var now = clock.instant();
    var glances = store.glances(scope, now, config);
    var first = glances.stream().sorted(Glance.BY_ATTENTION).limit(limit).map(Glance::id).toList();
    return new City(
        glances.size(),
        glances.stream().filter(glance -> glance.liveness() == Liveness.LIVE).count(),
        glances.stream().filter(Glance::needsCare).count(),
        glances.stream().mapToLong(Glance::openAlarms).sum(),
        store.together(scope, date),
        inOrder(first, standings(scope, first, date, now)));
  }

  private static List<Standing> inOrder(List<UUID> ids, List<Standing> standings) {
    var byId = new HashMap<UUID, Standing>();
    standings.forEach(standing -> byId.put(standing.station().id(), standing));
    return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  /** All stations that are seen, in the order in which they enrolled. */
  List<Standing> all(Scope scope, LocalDate date) {
    return standings(scope, null, date, clock.instant());
  }

  /**
   * One station.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such station to see
   */
  Standing one(Scope scope, UUID id, LocalDate date) {
    return standings(scope, List.of(id), date, clock.instant()).stream()
        .findFirst()
        .orElseThrow(() -> unknown());
  }

  private List<Standing> standings(
      Scope scope, @Nullable List<UUID> only, LocalDate date, Instant now) {
    var figures = store.figures(scope, only, date);
    return store.stations(scope, only).stream()
        .map(station ->
            new Standing(
                station,
                Liveness.of(station.revokedAt(), station.lastWord(), now, config),
                figures.getOrDefault(station.id(), Figures.NONE)))
        .toList();
  }

  /** Where the stations that are seen stand. */
  List<MapStore.Spot> map(Scope scope) {
    return map.spots(scope, clock.instant(), config);
  }

  /** Which of the stations are seen. */
  List<UUID> seen(Scope scope, Collection<UUID> stations) {
    return store.seen(scope, stations);
  }

  /**
   * Events of the station's current epoch after {@code seq}, oldest first.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such station to see, 503
   *     when the log is away
   */
  List<ReceivedEvent> events(Scope scope, UUID station, long seq, int limit) {
    if (store.seen(scope, List.of(station)).isEmpty()) {
      throw unknown();
    }
    try {
      return db.inTransaction(tx ->
          store
              .epoch(tx, station)
              .map(epoch -> log.read(tx, station, epoch, seq, Long.MAX_VALUE, limit))
              .orElse(List.of()));
    } catch (LogAway e) {
      throw Problem.of(503, "log-away", "The hub cannot read events now").exception();
    }
  }

  private static RuntimeException unknown() {
    return Problem.notFound("station").exception();
  }
}
