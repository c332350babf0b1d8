package org.yizhan.platform.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;

/** What a client publishes: checked, handed over, and acknowledged once it is taken. */
final class Publishing<P> {
  private final Connection<P> line;
  private final MqttEndpoint endpoint;
  private final MqttService<P> service;
  private final P who;
  private final Flow flow;
  private final int inflight;
  private final Inbox inbox;
  private int unpromised;

  Publishing(
      Connection<P> line,
      MqttEndpoint endpoint,
      MqttService<P> service,
      P who,
      Flow flow,
      int inflight) {
    this.line = line;
    this.endpoint = endpoint;
    this.service = service;
    this.who = who;
    this.flow = flow;
    this.inflight = inflight;
    this.inbox = new Inbox(inflight, this::acknowledge);
  }

  void take(MqttPublishMessage message) {
    if (message.qosLevel() == MqttQoS.EXACTLY_ONCE) {
      line.disconnect(MqttDisconnectReasonCode.QOS_NOT_SUPPORTED);
    } else if (message.properties().getProperty(MqttProperties.TOPIC_ALIAS) != null) {
      line.disconnect(MqttDisconnectReasonCode.TOPIC_ALIAS_INVALID);
    } else {
      var verdict = service.mayPublish(who, message.topicName());
      if (message.qosLevel() == MqttQoS.AT_MOST_ONCE) {
        withoutPromise(message, verdict);
      } else if (inbox.full() && line.mqtt5()) {
        line.disconnect(MqttDisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED);
      } else {
        acknowledged(message, verdict);
      }
    }
  }

  /** Nothing was promised, so what would have to wait too long is dropped. */
  private void withoutPromise(MqttPublishMessage message, MqttVerdict verdict) {
    if (verdict != MqttVerdict.ALLOWED) {
      line.disconnect(MqttDisconnectReasonCode.NOT_AUTHORIZED);
    } else if (unpromised < inflight) {
      unpromised++;
      line.after(
          service.published(who, message.topicName(), message.payload().getBytes()),
          (answer, failure) -> unpromised--);
    }
  }

  /** MQTT 3.1.1 knows no Receive Maximum, so such a client is made to wait instead. */
  private void acknowledged(MqttPublishMessage message, MqttVerdict verdict) {
    var slot = inbox.add(message.messageId());
    flow.crowded(!line.mqtt5() && inbox.full());
    if (verdict != MqttVerdict.ALLOWED) {
      var why = verdict == MqttVerdict.UNKNOWN ? "no such topic" : "not your topic";
      inbox.answer(slot, new MqttAnswer.NotAuthorized(why));
      return;
    }
    line.after(
        service.published(who, message.topicName(), message.payload().getBytes()),
        (answer, failure) -> {
          if (answer == null) {
            line.disconnect(MqttDisconnectReasonCode.SERVER_BUSY);
          } else {
            inbox.answer(slot, answer);
          }
        });
  }

  private void acknowledge(int id, MqttAnswer answer) {
    if (line.closed()) {
      return;
    }
    flow.crowded(!line.mqtt5() && inbox.full());
    if (line.mqtt5()) {
      endpoint.publishAcknowledge(
          id, Acknowledgement.code(answer), Acknowledgement.properties(answer));
    } else if (answer instanceof MqttAnswer.NotAuthorized) {
      line.disconnect(MqttDisconnectReasonCode.NOT_AUTHORIZED);
    } else {
      endpoint.publishAcknowledge(id);
    }
  }
}
