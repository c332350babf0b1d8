package org.yizhan.hub.overview;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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
  private final LivenessConfig config;
  private final InstantSource clock;

  /** Reads {@code db}, and the events themselves from {@code log}. */
  public Overviews(Db db, EventLog log, LivenessConfig config, InstantSource clock) {
    this.db = db;
    this.log = log;
    this.store = new OverviewStore(db);
    this.config = config;
    this.clock = clock;
  }

  /** A station as it stands, with the figures of one day. */
  record Standing(KnownStation station, Liveness liveness, Figures figures) {}

  /** The stations that are seen, in the order in which they enrolled. */
  List<Standing> on(Scope scope, LocalDate date) {
    var figures = store.figures(scope, null, date);
    var now = clock.instant();
    return store.stations(scope, null).stream()
        .map(station -> standing(station, figures.getOrDefault(station.id(), Figures.NONE), now))
        .toList();
  }

  /**
   * One station.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such station to see
   */
  Standing one(Scope scope, UUID id, LocalDate date) {
    var station = store.stations(scope, id).stream().findFirst().orElseThrow(() -> unknown());
    var figures = store.figures(scope, id, date).getOrDefault(id, Figures.NONE);
    return standing(station, figures, clock.instant());
  }

  private Standing standing(KnownStation station, Figures figures, Instant now) {
    return new Standing(station, Liveness.of(station, now, config), figures);
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
