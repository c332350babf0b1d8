package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttPubAck;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** Eclipse Paho's client for MQTT 5. */
record Paho5Device(MqttAsyncClient client) implements ForeignDevice {
  private static final long PATIENCE_MS = 20_000;

  /** Connects to a URL such as {@code tcp://127.0.0.1:1883}. */
  static Paho5Device connected(Phone phone, String url) throws MqttException {
    var client = new MqttAsyncClient(url, phone.name(), new MemoryPersistence());
    client.setCallback(new Ear(phone));
    var options = new MqttConnectionOptions();
    options.setUserName(phone.name());
    options.setPassword(phone.token.getBytes(UTF_8));
    client.connect(options).waitForCompletion(PATIENCE_MS);
    return new Paho5Device(client);
  }

  @Override
  public void subscribe(String filter) throws MqttException {
    client.subscribe(filter, 1).waitForCompletion(PATIENCE_MS);
  }

  @Override
  public Receipt publish(String topic, String payload) throws MqttException {
    var token = client.publish(topic, payload.getBytes(UTF_8), 1, false);
    try {
      token.waitForCompletion(PATIENCE_MS);
    } catch (MqttException refused) {
      if (token.getResponse() == null) {
        throw refused;
      }
    }
    var ack = (MqttPubAck) token.getResponse();
    var properties = ack.getProperties();
    return new Receipt(
        Optional.ofNullable(ack.getReasonCodes()).map(codes -> codes[0]).orElse(0),
        Objects.requireNonNullElse(properties.getReasonString(), ""),
        properties.getUserProperties().stream()
            .collect(Collectors.toMap(UserProperty::getKey, UserProperty::getValue)));
  }

  @Override
  public void close() throws IOException {
    try {
      client.disconnect().waitForCompletion(PATIENCE_MS);
      client.close();
    } catch (MqttException e) {
      throw new IOException(e);
    }
  }

  private record Ear(Phone phone) implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      phone.hear(topic, message.getPayload());
    }

    @Override
    public void connectComplete(boolean again, String url) {}

    @Override
    public void disconnected(MqttDisconnectResponse why) {}

    @Override
    public void mqttErrorOccurred(MqttException failure) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}
  }
}
