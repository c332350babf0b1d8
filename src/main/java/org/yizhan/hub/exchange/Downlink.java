package org.yizhan.hub.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.yizhan.hub.news.News;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;

/**
 * What the hub tells one station: items numbered from 1, sent again until the station says it
 * applied them.
 */
public final class Downlink {
  private static final int AT_ONCE = 100;

  private final Db db;
  private final DownlinkStore store = new DownlinkStore();

  /**
   * Keeps items in {@code db}; what is told wakes the station's call, at whichever node it waits.
   */
  Downlink(Db db) {
    this.db = db;
  }

  /** An item as it is sent. */
  record Item(long number, String type, Map<String, Object> data) {}

  /**
   * Tells {@code station} something as soon as it asks.
   *
   * @param data no personal data
   */
  public void tell(UUID station, String type, Map<String, Object> data, Instant now) {
    db.inTransaction(tx -> {
      tell(tx, List.of(station), type, data, now);
      return station;
    });
  }

  /**
   * Tells many stations the same, together with whatever else the transaction does.
   *
   * @param data no personal data
   */
  public void tell(Tx tx, List<UUID> stations, String type, Map<String, Object> data, Instant now) {
    store.append(tx, stations, type, data, now);
    News.ofDownlink(tx, stations);
  }

  /** What the station has not applied yet, oldest first; the answer is still to come. */
  Supplier<List<Item>> after(Tx tx, UUID station, long applied) {
    return store.after(tx, station, applied, AT_ONCE);
  }
}
