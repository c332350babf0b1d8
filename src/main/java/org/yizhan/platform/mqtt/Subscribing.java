package org.yizhan.platform.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.core.Future;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yizhan.platform.mqtt.Session.Subscription;

/** What a client wants to hear of. */
final class Subscribing<P> {
  private final Connection<P> line;
  private final MqttEndpoint endpoint;
  private final MqttService<P> service;
  private final P who;
  private final Map<String, Subscription> subscriptions;

  Subscribing(
      Connection<P> line,
      MqttEndpoint endpoint,
      MqttService<P> service,
      P who,
      Map<String, Subscription> subscriptions) {
    this.line = line;
    this.endpoint = endpoint;
    this.service = service;
    this.who = who;
    this.subscriptions = subscriptions;
  }

  /** Goes on with a session: what was allowed once is asked again, and told anew. */
  void takeUp() {
    for (var filter : List.copyOf(subscriptions.keySet())) {
      line.after(
          service.maySubscribe(who, filter),
          (verdict, failure) -> {
            if (verdict == MqttVerdict.ALLOWED) {
              service.subscribed(who, filter);
            } else {
              subscriptions.remove(filter);
            }
          });
    }
  }

  void subscribe(MqttSubscribeMessage message) {
    if (message.topicSubscriptions().isEmpty()) {
      line.disconnect(MqttDisconnectReasonCode.PROTOCOL_ERROR);
      return;
    }
    var identified =
        message.properties().getProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER) != null;
    var wishes = message.topicSubscriptions();
    var asked = new ArrayList<Future<SubscribeAnswer>>(wishes.size());
    for (int i = 0; i < wishes.size(); i++) {
      asked.add(
          i < SubscribeAnswer.MOST
              ? SubscribeAnswer.of(service, who, wishes.get(i), identified)
              : Future.succeededFuture(SubscribeAnswer.tooMany(wishes.get(i))));
    }
    line.after(
        Future.all(asked),
        (all, failure) -> {
          if (all != null) {
            grant(message.messageId(), all.<SubscribeAnswer>list());
          }
        });
  }

  private void grant(int id, List<SubscribeAnswer> decided) {
    var codes = new ArrayList<MqttSubAckReasonCode>(decided.size());
    var toTell = new ArrayList<String>();
    for (var one : decided) {
      var answer = one.within(subscriptions);
      codes.add(answer.code(line.mqtt5()));
      if (answer.granted() && begin(answer)) {
        toTell.add(answer.filter());
      }
    }
    endpoint.subscribeAcknowledge(id, codes, MqttProperties.NO_PROPERTIES);
    toTell.forEach(filter -> service.subscribed(who, filter));
  }

  /** Whether what holds now is to be told. */
  private boolean begin(SubscribeAnswer answer) {
    var before = subscriptions.put(answer.filter(), answer.subscription());
    return switch (answer.retained()) {
      case SEND_AT_SUBSCRIBE -> true;
      case SEND_AT_SUBSCRIBE_IF_NOT_YET_EXISTS -> before == null;
      case DONT_SEND_AT_SUBSCRIBE -> false;
    };
  }

  void unsubscribe(MqttUnsubscribeMessage message) {
    if (message.topics().isEmpty()) {
      line.disconnect(MqttDisconnectReasonCode.PROTOCOL_ERROR);
      return;
    }
    var codes = new ArrayList<MqttUnsubAckReasonCode>();
    for (var filter : message.topics()) {
      var known = subscriptions.remove(filter) != null;
      codes.add(
          known ? MqttUnsubAckReasonCode.SUCCESS : MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED);
    }
    endpoint.unsubscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
  }
}
