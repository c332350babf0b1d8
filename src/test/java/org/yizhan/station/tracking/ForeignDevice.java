package org.yizhan.station.tracking;

import java.io.IOException;
import java.util.Map;

/** A worker's device that speaks through somebody else's MQTT client. */
interface ForeignDevice extends AutoCloseable {
  /** Subscribes with QoS 1 and waits until that is granted. */
  void subscribe(String filter) throws Exception;

  /** Publishes with QoS 1 and waits for the acknowledgement. */
  Receipt publish(String topic, String payload) throws Exception;

  @Override
  void close() throws IOException;

  /**
   * What the client makes of a PUBACK.
   *
   * @param reason its reason code; 0 under MQTT 3.1.1, which has none
   * @param why its reason string; empty where there is none or the client shows none
   * @param notes its user properties; empty where there are none or the client shows none
   */
  record Receipt(int reason, String why, Map<String, String> notes) {
    /** An acknowledgement of MQTT 3.1.1, or of MQTT 5 with nothing to add. */
    static final Receipt PLAIN = new Receipt(0, "", Map.of());
  }
}
