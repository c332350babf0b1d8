package org.yizhan.hub.indicator;

import java.util.UUID;
import org.yizhan.platform.db.Tx;

/**
 * What stations last said of their workforce. Whoever counts a station's events says what they say,
 * in their order.
 */
public final class Headcounts {
  private final HeadcountStore store = new HeadcountStore();

  /** The station says so now, whatever it said before. */
  public void save(Tx tx, UUID station, Headcount said) {
    store.save(tx, station, said);
  }

  /** The station has said nothing: its events are counted anew. */
  public void forget(Tx tx, UUID station) {
    store.forget(tx, station);
  }
}
