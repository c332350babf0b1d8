package org.yizhan.hub.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.hub.access.Scope;
import org.yizhan.hub.exchange.Downlink;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.http.Problem;

/**
 * Sends things of one kind to the stations of the city or of a district, and remembers to which: a
 * station that comes later is sent what it lacks, and a station says that it has something by
 * applying it.
 */
public final class Receipts {
  private final Downlink downlink;
  private final ReceiptStore store;

  /**
   * Sends by {@code downlink}.
   *
   * @param kind after which the table of receipts is called
   */
  public Receipts(Downlink downlink, String kind) {
    this.downlink = downlink;
    this.store = new ReceiptStore(kind);
  }

  /**
   * Lets nobody else send anything, or say where stations belong, until the end of the transaction;
   * comes before it locks a station.
   */
  public static void hold(Tx tx) {
    ReceiptStore.hold(tx);
  }

  /** Whom something is for. */
  public static List<UUID> stations(Tx tx, @Nullable UUID district) {
    return ReceiptStore.stations(tx, district);
  }

  /**
   * @throws org.yizhan.platform.http.ProblemException 400 when there is no such district
   */
  public static void requireDistrict(Db db, @Nullable UUID district) {
    if (district != null && !ReceiptStore.knowsDistrict(db, district)) {
      throw Problem.invalid("/district", "is no district").exception();
    }
  }

  /**
   * Sends {@code sent} to stations, as an item of {@code type}.
   *
   * @param data no personal data
   */
  public void send(
      Tx tx, UUID sent, List<UUID> stations, String type, Map<String, Object> data, Instant now) {
    downlink.tell(tx, stations, type, data, now);
    store.went(tx, sent, stations);
  }

  /** Which of the stations that the official sees have it; those that have not first. */
  public List<Receipt> of(Db db, Scope scope, UUID sent) {
    return store.of(db, scope, sent);
  }
}
