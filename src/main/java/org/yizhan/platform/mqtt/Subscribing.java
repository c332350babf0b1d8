package org.yizhan.platform.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.vertx.core.Future;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
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
    var identified =
        message.properties().getProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER) != null;
    var asked =
        message.topicSubscriptions().stream()
            .map(wish -> SubscribeAnswer.of(service, who, wish, identified))
            .toList();
    line.after(
        Future.all(asked),
        (all, failure) -> {
          if (all != null) {
            grant(message.messageId(), all.<SubscribeAnswer>list());
          }
        });
  }

  private void grant(int id, List<SubscribeAnswer> decided) {
    var answers = decided.stream().map(answer -> answer.within(subscriptions)).toList();
    var codes = answers.stream().map(answer -> answer.code(line.mqtt5())).toList();
    endpoint.subscribeAcknowledge(id, codes, MqttProperties.NO_PROPERTIES);
    answers.stream().filter(SubscribeAnswer::granted).forEach(this::begin);
  }

  private void begin(SubscribeAnswer answer) {
    var before = subscriptions.put(answer.filter(), answer.subscription());
    var handling = answer.retained();
    if (handling == RetainedHandlingPolicy.SEND_AT_SUBSCRIBE
        || (handling == RetainedHandlingPolicy.SEND_AT_SUBSCRIBE_IF_NOT_YET_EXISTS
            && before == null)) {
      service.subscribed(who, answer.filter());
    }
  }

  void unsubscribe(MqttUnsubscribeMessage message) {
    var codes = new ArrayList<MqttUnsubAckReasonCode>();
    for (var filter : message.topics()) {
      var known = subscriptions.remove(filter) != null;
      codes.add(
          known ? MqttUnsubAckReasonCode.SUCCESS : MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED);
    }
    endpoint.unsubscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
  }
}
