package org.yizhan.hub.overview;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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

  /** All stations, in the order in which they enrolled. */
  List<Standing> on(LocalDate date) {
    var figures = store.figures(date);
    var now = clock.instant();
    return store.stations().stream()
        .map(station ->
            new Standing(
                station,
                Liveness.of(station.lastWord(), now, config),
                figures.getOrDefault(station.id(), Figures.NONE)))
        .toList();
  }

  /**
   * Events of the station's current epoch after {@code seq}, oldest first.
   *
   * @throws org.yizhan.platform.http.ProblemException 404 when there is no such station
   */
  List<KnownStation.EventRow> events(UUID station, long seq, int limit) {
    if (!store.knows(station)) {
      throw Problem.notFound("station").exception();
    }
    return store.events(station, seq, limit);
  }
}
