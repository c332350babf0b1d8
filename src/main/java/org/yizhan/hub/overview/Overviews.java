package org.yizhan.hub.overview;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.yizhan.hub.access.Scope;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.http.Problem;

/**
 * What officials see: which stations live, and their figures, computed from the events as they were
 * received.
 */
public final class Overviews {
  private final OverviewStore store;
  private final LivenessConfig config;
  private final InstantSource clock;

  /** Reads {@code db}. */
  public Overviews(Db db, LivenessConfig config, InstantSource clock) {
    this.store = new OverviewStore(db);
    this.config = config;
    this.clock = clock;
  }

  /** A station as it stands, with the figures of one day. */
  record Standing(KnownStation station, Liveness liveness, Figures figures) {}

  /** The stations that are seen, in the order in which they enrolled. */
  List<Standing> on(Scope scope, LocalDate date) {
    var figures = store.figures(scope, null, date);
    return store.stations(scope, null).stream()
        .map(station -> standing(station, figures.getOrDefault(station.id(), Figures.NONE)))
        .toList();
  }

  /**
   * One station.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such station to see
   */
  Standing one(Scope scope, UUID id, LocalDate date) {
    var station = store.stations(scope, id).stream().findFirst().orElseThrow(() -> unknown());
    return standing(station, store.figures(scope, id, date).getOrDefault(id, Figures.NONE));
  }

  private Standing standing(KnownStation station, Figures figures) {
    return new Standing(station, Liveness.of(station.lastWord(), clock.instant(), config), figures);
  }

  /** Which of the stations are seen. */
  List<UUID> seen(Scope scope, Collection<UUID> stations) {
    return store.seen(scope, stations);
  }

  /**
   * Events of the station's current epoch after {@code seq}, oldest first.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such station to see
   */
  List<KnownStation.EventRow> events(Scope scope, UUID station, long seq, int limit) {
    if (store.seen(scope, List.of(station)).isEmpty()) {
      throw unknown();
    }
    return store.events(station, seq, limit);
  }

  private static RuntimeException unknown() {
    return Problem.notFound("station").exception();
  }
}
