package org.yizhan.platform.mqtt;

import java.util.Map;

/** What became of a publish. */
public sealed interface MqttAnswer {
  /**
   * It is stored and acknowledged as a success.
   *
   * @param notes sent to MQTT 5 clients as user properties
   */
  record Stored(Map<String, String> notes) implements MqttAnswer {}

  /**
   * It is not for this client to say, but sending it again would not help: MQTT 5 clients get the
   * reason code, older ones, which have none, a plain acknowledgement.
   */
  record NotYours(String why) implements MqttAnswer {}

  /**
   * It must not be said at all: MQTT 5 clients get the reason code, older ones are disconnected.
   */
  record NotAuthorized(String why) implements MqttAnswer {}

  /**
   * It is one too many and not kept, and sending it again would not help: MQTT 5 clients get the
   * reason code, older ones a plain acknowledgement.
   */
  record TooMany(String why) implements MqttAnswer {}

  /**
   * The payload cannot be read: MQTT 5 clients get the reason code, older ones a plain
   * acknowledgement.
   *
   * @param field what is wrong with it, as a JSON pointer
   */
  record Malformed(String field, String why) implements MqttAnswer {}
}
