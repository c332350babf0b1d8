package org.yizhan.platform.mqtt;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/**
 * The program behind the endpoint. Everything that is not allowed here is denied, and a failed
 * future denies too. All methods are called on the endpoint's event loop, so they must not wait.
 *
 * @param <P> who is connected
 */
public interface MqttService<P> {
  /**
   * Somebody who presented a credential.
   *
   * @param until when the credential ends, and with it the connection
   */
  record Authenticated<P>(P who, Instant until) {}

  /**
   * Who presents this credential; nobody when it is no good. The client id equals the user name.
   */
  Future<Optional<Authenticated<P>>> authenticate(String clientId, String password);

  /** Whether {@code who} may publish there. */
  MqttVerdict mayPublish(P who, String topic);

  /** Whether {@code who} may leave a will there. */
  MqttVerdict mayLeaveWill(P who, String topic);

  /**
   * Whether {@code who} may subscribe to a well-formed filter; asked again when a session is taken
   * up.
   */
  Future<MqttVerdict> maySubscribe(P who, String filter);

  /**
   * Takes what {@code who} published; the client is acknowledged when the future completes, a
   * failed one disconnects it.
   */
  Future<MqttAnswer> published(P who, String topic, byte[] payload);

  /** The filter is granted: whatever now holds under it is to be delivered as current. */
  void subscribed(P who, String filter);
}
