package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Eclipse Paho's client for MQTT 3.1.1. */
record PahoDevice(MqttClient client, Phone phone) implements ForeignDevice {
  private static final int QOS = 1;

  /** Connects to a URL such as {@code tcp://127.0.0.1:1883}. */
  static PahoDevice connected(Phone phone, String url) throws MqttException {
    var client = new MqttClient(url, phone.name(), new MemoryPersistence());
    var options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setUserName(phone.name());
    options.setPassword(phone.token.toCharArray());
    client.connect(options);
    return new PahoDevice(client, phone);
  }

  @Override
  public void subscribe(String filter) throws MqttException {
    client.subscribe(filter, QOS, (topic, message) -> phone.hear(topic, message.getPayload()));
  }

  @Override
  public Receipt publish(String topic, String payload) throws MqttException {
    client.publish(topic, payload.getBytes(UTF_8), QOS, false);
    return Receipt.PLAIN;
  }

  @Override
  public void close() throws IOException {
    try {
      client.disconnect();
      client.close();
    } catch (MqttException e) {
      throw new IOException(e);
    }
  }
}
