package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult.Mqtt5Qos1Result;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAck;
import java.util.HashMap;

/** The HiveMQ client in both versions. */
final class HiveMqDevice {
  private HiveMqDevice() {}

  /** MQTT 5. */
  record Five(Mqtt5BlockingClient client) implements ForeignDevice {
    static Five connected(Mqtt5BlockingClient client) {
      client.connectWith().cleanStart(true).send();
      return new Five(client);
    }

    @Override
    public void subscribe(String filter) {
      client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
    }

    @Override
    public Receipt publish(String topic, String payload) {
      try {
        var result =
            client
                .publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(UTF_8))
                .send();
        return receipt(((Mqtt5Qos1Result) result).getPubAck());
      } catch (Mqtt5PubAckException refused) {
        return receipt(refused.getMqttMessage());
      }
    }

    private static Receipt receipt(Mqtt5PubAck ack) {
      var notes = new HashMap<String, String>();
      ack.getUserProperties()
          .asList()
          .forEach(note -> notes.put(note.getName().toString(), note.getValue().toString()));
      return new Receipt(
          ack.getReasonCode().getCode(),
          ack.getReasonString().map(Object::toString).orElse(""),
          notes);
    }

    @Override
    public void close() {
      client.disconnect();
    }
  }

  /** MQTT 3.1.1. */
  record Three(Mqtt3BlockingClient client) implements ForeignDevice {
    static Three connected(Mqtt3BlockingClient client) {
      client.connect();
      return new Three(client);
    }

    @Override
    public void subscribe(String filter) {
      client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
    }

    @Override
    public Receipt publish(String topic, String payload) {
      client
          .publishWith()
          .topic(topic)
          .qos(MqttQos.AT_LEAST_ONCE)
          .payload(payload.getBytes(UTF_8))
          .send();
      return Receipt.PLAIN;
    }

    @Override
    public void close() {
      client.disconnect();
    }
  }
}
