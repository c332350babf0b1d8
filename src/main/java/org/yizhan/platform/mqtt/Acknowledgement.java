package org.yizhan.platform.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperty;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;

/** How an answer is put into a PUBACK of MQTT 5. */
final class Acknowledgement {
  private Acknowledgement() {}

  static MqttPubAckReasonCode code(MqttAnswer answer) {
    return switch (answer) {
      case MqttAnswer.Stored stored -> MqttPubAckReasonCode.SUCCESS;
      case MqttAnswer.NotYours notYours -> MqttPubAckReasonCode.NOT_AUTHORIZED;
      case MqttAnswer.NotAuthorized notAuthorized -> MqttPubAckReasonCode.NOT_AUTHORIZED;
      case MqttAnswer.TooMany tooMany -> MqttPubAckReasonCode.QUOTA_EXCEEDED;
      case MqttAnswer.Malformed malformed -> MqttPubAckReasonCode.PAYLOAD_FORMAT_INVALID;
    };
  }

  static MqttProperties properties(MqttAnswer answer) {
    var properties = new MqttProperties();
    switch (answer) {
      case MqttAnswer.Stored(var notes) ->
          notes.forEach((name, value) -> note(properties, name, value));
      case MqttAnswer.NotYours(var why) -> reason(properties, why);
      case MqttAnswer.NotAuthorized(var why) -> reason(properties, why);
      case MqttAnswer.TooMany(var why) -> reason(properties, why);
      case MqttAnswer.Malformed(var field, var why) -> {
        reason(properties, field + ": " + why);
        note(properties, "field", field);
      }
    }
    return properties;
  }

  private static void reason(MqttProperties properties, String why) {
    properties.add(new StringProperty(MqttProperties.REASON_STRING, why));
  }

  private static void note(MqttProperties properties, String name, String value) {
    properties.add(new UserProperty(name, value));
  }
}
