package org.yizhan.platform.mqtt;

import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.vertx.core.Future;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.mqtt.Session.Subscription;

/**
 * What is answered to one filter of a SUBSCRIBE.
 *
 * @param refused absent when it is granted
 */
record SubscribeAnswer(
    String filter, MqttSubscriptionOption wish, @Nullable MqttSubAckReasonCode refused) {
  /** Filters that a client may have, and that are looked at in one packet. */
  static final int MOST = 256;

  /** Decides; a failure of the service denies. */
  static <P> Future<SubscribeAnswer> of(
      MqttService<P> service, P who, MqttTopicSubscription asked, boolean identified) {
    var filter = asked.topicName();
    var plain = new SubscribeAnswer(filter, asked.subscriptionOption(), null);
    if (filter.startsWith("$share/")) {
      return Future.succeededFuture(
          plain.refused(MqttSubAckReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED));
    }
    if (identified) {
      return Future.succeededFuture(
          plain.refused(MqttSubAckReasonCode.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED));
    }
    if (!TopicFilter.wellFormed(filter)) {
      return Future.succeededFuture(plain.refused(MqttSubAckReasonCode.TOPIC_FILTER_INVALID));
    }
    return service
        .maySubscribe(who, filter)
        .map(verdict ->
            switch (verdict) {
              case ALLOWED -> plain;
              case FORBIDDEN -> plain.refused(MqttSubAckReasonCode.NOT_AUTHORIZED);
              case UNKNOWN -> plain.refused(MqttSubAckReasonCode.TOPIC_FILTER_INVALID);
            })
        .otherwise(plain.refused(MqttSubAckReasonCode.UNSPECIFIED_ERROR));
  }

  /** One filter too many, about which nobody is asked. */
  static SubscribeAnswer tooMany(MqttTopicSubscription asked) {
    return new SubscribeAnswer(
        asked.topicName(), asked.subscriptionOption(), MqttSubAckReasonCode.QUOTA_EXCEEDED);
  }

  private SubscribeAnswer refused(MqttSubAckReasonCode why) {
    return new SubscribeAnswer(filter, wish, why);
  }

  boolean granted() {
    return refused == null;
  }

  /** The same, refused when the client has subscribed to too much already. */
  SubscribeAnswer within(Map<String, Subscription> subscriptions) {
    return !granted() || subscriptions.containsKey(filter) || subscriptions.size() < MOST
        ? this
        : refused(MqttSubAckReasonCode.QUOTA_EXCEEDED);
  }

  /** QoS 2 is granted as QoS 1; MQTT 3.1.1 knows one code for every refusal. */
  MqttSubAckReasonCode code(boolean mqtt5) {
    if (refused != null) {
      return mqtt5 ? refused : MqttSubAckReasonCode.UNSPECIFIED_ERROR;
    }
    return acknowledged() ? MqttSubAckReasonCode.GRANTED_QOS1 : MqttSubAckReasonCode.GRANTED_QOS0;
  }

  Subscription subscription() {
    return new Subscription(acknowledged(), wish.isRetainAsPublished());
  }

  RetainedHandlingPolicy retained() {
    return wish.retainHandling();
  }

  private boolean acknowledged() {
    return wish.qos().value() > 0;
  }
}
