package org.yizhan.platform.mqtt;

import org.yizhan.platform.config.ConfigException;

/**
 * The MQTT endpoint.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param messageLimitBytes a client that sends a larger packet is disconnected
 * @param connectSeconds a connection that has not sent CONNECT by then is closed
 * @param keepAliveSeconds the longest keep-alive; one and a half times as much silence ends any
 *     connection
 * @param inflight publishes that may wait for their acknowledgement at once, in each direction
 * @param ratePerSecond packets a client may send a second on average, after a burst of {@code
 *     inflight}
 * @param sessionHours how long the subscriptions of a client that is away are kept at most
 * @param tls the same for devices that come from outside
 */
public record MqttConfig(
    String host,
    int port,
    int messageLimitBytes,
    int connectSeconds,
    int keepAliveSeconds,
    int inflight,
    int ratePerSecond,
    int sessionHours,
    MqttTls tls) {
  public MqttConfig {
    within("port", port, 0, 65_535);
    within("messageLimitBytes", messageLimitBytes, 1_024, 1_048_576);
    within("connectSeconds", connectSeconds, 1, 60);
    within("keepAliveSeconds", keepAliveSeconds, 10, 65_535);
    within("inflight", inflight, 1, 65_535);
    within("ratePerSecond", ratePerSecond, 1, 100_000);
    within("sessionHours", sessionHours, 1, 720);
  }

  private static void within(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ConfigException("mqtt." + key, "must be between %d and %d".formatted(least, most));
    }
  }
}
