package org.yizhan.station.dispatch;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.yizhan.platform.db.Db;

/**
 * Reads how the work is shared, and keeps what it read last for those who must not wait: whoever
 * books for 'whoever is free'. What lies ahead of a worker they know better than this does.
 */
public final class Sharing {
  private final Db db;
  private final int days;
  private final InstantSource clock;
  private final ZoneId zone;
  private final DispatchStore store = new DispatchStore();
  private volatile Shares latest;

  /**
   * Reads once.
   *
   * @param days past ones that count
   */
  public Sharing(Db db, int days, InstantSource clock, ZoneId zone) {
    this.db = db;
    this.days = days;
    this.clock = clock;
    this.zone = zone;
    this.latest = read(Set.of());
  }

  /** What was read last. */
  public Shares latest() {
    return latest;
  }

  /** Reads again. */
  public void refresh() {
    latest = read(Set.of());
  }

  /**
   * As it is now.
   *
   * @param without visits that are not counted, because it is asked who should have them
   */
  Shares read(Set<UUID> without) {
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var since = today.minusDays(days).atStartOfDay(zone).toInstant();
    return Shares.of(store.worked(db, since, today.atStartOfDay(zone).toInstant(), without));
  }
}
