package org.yizhan.station.catalog;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.ids.Ids;

/**
 * What each service is shown by to whoever does not read. The contract says which drawings there
 * are, the pages hold them.
 */
public final class ServicePictograms {
  private final Db db;
  private final EventLog events;
  private final Catalog catalog;
  private final InstantSource clock;
  private final CatalogStore store;

  /** Works on {@code db} and tells {@code catalog}. */
  public ServicePictograms(Db db, EventLog events, Catalog catalog, InstantSource clock) {
    this.db = db;
    this.events = events;
    this.catalog = catalog;
    this.clock = clock;
    this.store = new CatalogStore(db);
  }

  /**
   * Shows a service by another drawing.
   *
   * @param pictogram a name of the contract; absent for that of its category
   * @throws org.yizhan.platform.http.ProblemException 404 without such a service
   */
  void choose(UUID service, @Nullable String pictogram, Principal caller) {
    catalog.service(service);
    var shown = pictogram == null ? "category" : pictogram;
    db.inTransaction(tx -> {
      tx.lock(List.of(service));
      store.choosePictogram(tx, service, pictogram);
      events.append(
          tx,
          Event.of(
              clock.instant(),
              caller.actor(),
              "org.yizhan.service.pictogram-chosen.v1",
              Ids.next(),
              1,
              Map.of("service", service, "pictogram", shown)));
      return service;
    });
    catalog.reload();
  }
}
