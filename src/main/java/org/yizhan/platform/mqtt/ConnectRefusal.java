package org.yizhan.platform.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;

/** Why a CONNECT is refused, in the codes of both versions. */
enum ConnectRefusal {
  BAD_CREDENTIAL(
      MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD,
      MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD),
  BAD_CLIENT_ID(
      MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID,
      MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED),
  BAD_METHOD(
      MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD,
      MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED),
  NOT_AUTHORIZED(
      MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5,
      MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED),
  QOS(
      MqttConnectReturnCode.CONNECTION_REFUSED_QOS_NOT_SUPPORTED,
      MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED),
  UNAVAILABLE(
      MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5,
      MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);

  private final MqttConnectReturnCode five;
  private final MqttConnectReturnCode three;

  ConnectRefusal(MqttConnectReturnCode five, MqttConnectReturnCode three) {
    this.five = five;
    this.three = three;
  }

  MqttConnectReturnCode code(boolean mqtt5) {
    return mqtt5 ? five : three;
  }
}
