package org.yizhan.platform.mqtt;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;

/**
 * What a client asked for in CONNECT, cut down to what it gets.
 *
 * @param receiveMaximum how many messages it takes before it acknowledges one
 * @param packetLimit bytes of the largest packet it takes
 * @param keepAliveSeconds after one and a half times as much silence it is gone
 * @param expirySeconds how long its session is kept
 */
record ConnectOptions(
    boolean mqtt5, int receiveMaximum, long packetLimit, int keepAliveSeconds, long expirySeconds) {
  private static final long SECONDS_PER_HOUR = 3_600;
  private static final int UNLIMITED = 65_535;

  static ConnectOptions of(MqttEndpoint endpoint, MqttConfig config) {
    var mqtt5 = endpoint.protocolVersion() >= MqttVersion.MQTT_5.protocolLevel();
    var asked = endpoint.connectProperties();
    var longest = config.sessionHours() * SECONDS_PER_HOUR;
    var expiry = endpoint.isCleanSession() ? 0 : longest;
    var wanted = endpoint.keepAliveTimeSeconds();
    return new ConnectOptions(
        mqtt5,
        (int) number(asked, MqttProperties.RECEIVE_MAXIMUM, UNLIMITED),
        number(asked, MqttProperties.MAXIMUM_PACKET_SIZE, Integer.MAX_VALUE),
        wanted == 0 ? config.keepAliveSeconds() : Math.min(wanted, config.keepAliveSeconds()),
        mqtt5
            ? Math.min(number(asked, MqttProperties.SESSION_EXPIRY_INTERVAL, 0), longest)
            : expiry);
  }

  /** The number that a property holds; four-byte ones are unsigned. */
  static long number(MqttProperties properties, int property, long absent) {
    MqttProperty<?> found = properties.getProperty(property);
    return found != null && found.value() instanceof Integer value
        ? Integer.toUnsignedLong(value)
        : absent;
  }

  /** What an MQTT 5 client is told about this endpoint. */
  MqttProperties answer(MqttConfig config) {
    if (!mqtt5) {
      return MqttProperties.NO_PROPERTIES;
    }
    var answer = new MqttProperties();
    answer.add(new IntegerProperty(MqttProperties.SESSION_EXPIRY_INTERVAL, (int) expirySeconds));
    answer.add(new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, config.inflight()));
    answer.add(new IntegerProperty(MqttProperties.MAXIMUM_QOS, 1));
    answer.add(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, config.messageLimitBytes()));
    answer.add(new IntegerProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0));
    answer.add(new IntegerProperty(MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0));
    answer.add(new IntegerProperty(MqttProperties.SERVER_KEEP_ALIVE, keepAliveSeconds));
    return answer;
  }

  /** How a client is told that what it sent cannot be read. */
  static MqttDisconnectReasonCode reasonOf(Throwable failure) {
    return failure instanceof TooLongFrameException
        ? MqttDisconnectReasonCode.PACKET_TOO_LARGE
        : MqttDisconnectReasonCode.MALFORMED_PACKET;
  }
}
