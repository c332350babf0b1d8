package org.yizhan.station.report;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.text.Text;

/** The hub's two operations for stations, as a station meets them. */
public interface Uplink {
  /** What the hub answers to an exchange. */
  record Answer(long ack, List<Item> downlink) {}

  /** Something the hub says to this station. */
  record Item(long number, String type, Map<String, Object> data) {}

  /**
   * Leaves the station's public key at the hub.
   *
   * @throws HubRefused when the code is no good
   */
  void enrol(Text name);

  /**
   * Sends events of one epoch; the future fails with {@link HubRefused} when the hub does not take
   * them.
   *
   * @param previousHash hash before the first event
   * @param missing how many events the hub has not acknowledged, with these
   * @param applied number of the last downlink item applied
   * @param waitSeconds how long the hub may wait when there is nothing new
   */
  Future<Answer> exchange(
      Leg leg,
      byte[] previousHash,
      List<SealedEvent> events,
      long missing,
      long applied,
      int waitSeconds);

  /** Ends the calls under way. */
  void close();
}
