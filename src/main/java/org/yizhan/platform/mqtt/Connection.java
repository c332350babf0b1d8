package org.yizhan.platform.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttDisconnectMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.mqtt.MqttService.Authenticated;
import org.yizhan.platform.mqtt.Session.Subscription;

/** One client that is connected, or wants to be. */
final class Connection<P> {
  /** How much silence is allowed, in keep-alives: MQTT 5.0, §3.1.2.10. */
  private static final double GRACE = 1.5;

  private static final long SECOND = 1_000_000_000;

  private final MqttEndpoint endpoint;
  private final MqttConfig config;
  private final MqttService<P> service;
  private final Context context;
  private final ConnectOptions options;
  private final Outbox outbox;
  private final Tap tap;
  private final Flow flow;
  private @Nullable Admitted<P> admitted;
  private boolean closed;
  private boolean saidGoodbye;
  private long heardAt = System.nanoTime();

  private record Admitted<P>(P who, Instant until, Session<P> session, Runnable left) {}

  Connection(MqttEndpoint endpoint, MqttConfig config, MqttService<P> service, Context context) {
    this.endpoint = endpoint;
    this.config = config;
    this.service = service;
    this.context = context;
    this.options = ConnectOptions.of(endpoint, config);
    this.outbox = new Outbox(Math.min(config.inflight(), options.receiveMaximum()), this::send);
    var burst = Math.max(config.inflight(), config.ratePerSecond());
    this.tap = Tap.of(endpoint);
    this.flow =
        new Flow(context.owner(), tap, new Allowance(burst, config.ratePerSecond(), heardAt));
  }

  /** Watches the line; what comes before {@link #accept} ends it. */
  void watch() {
    endpoint.closeHandler(ignored -> ended());
    endpoint.exceptionHandler(failure -> disconnect(ConnectOptions.reasonOf(failure)));
    tap.whenUnwanted(failure -> disconnect(MqttDisconnectReasonCode.PROTOCOL_ERROR));
  }

  boolean closed() {
    return closed;
  }

  boolean mqtt5() {
    return options.mqtt5();
  }

  boolean cleanStart() {
    return endpoint.isCleanSession();
  }

  /** Why the CONNECT is refused before anybody is asked about the credential. */
  @Nullable ConnectRefusal atSight() {
    var login = endpoint.auth();
    if (endpoint.connectProperties().getProperty(MqttProperties.AUTHENTICATION_METHOD) != null) {
      return ConnectRefusal.BAD_METHOD;
    }
    if (login == null || login.getUsername() == null || login.getPassword() == null) {
      return ConnectRefusal.BAD_CREDENTIAL;
    }
    if (!login.getUsername().equals(endpoint.clientIdentifier())) {
      return ConnectRefusal.BAD_CLIENT_ID;
    }
    var twice = endpoint.will().isWillFlag() && endpoint.will().getWillQos() > 1;
    return twice ? ConnectRefusal.QOS : null;
  }

  boolean mayLeaveWill(P who) {
    var will = endpoint.will();
    return !will.isWillFlag()
        || service.mayLeaveWill(who, will.getWillTopic()) == MqttVerdict.ALLOWED;
  }

  void refuse(ConnectRefusal why) {
    if (!closed) {
      endpoint.reject(why.code(options.mqtt5()));
    }
  }

  /** Lets the client in; {@code left} runs when it is gone. */
  void accept(Authenticated<P> client, Session<P> session, boolean present, Runnable left) {
    var who = client.who();
    admitted = new Admitted<>(who, client.until(), session, left);
    session.attach(this, options.expirySeconds());
    var publishing = new Publishing<>(this, endpoint, service, who, flow, config.inflight());
    var subscribing = new Subscribing<>(this, endpoint, service, who, session.subscriptions());
    endpoint
        .publishHandler(ifAllowed(publishing::take))
        .subscribeHandler(ifAllowed(subscribing::subscribe))
        .unsubscribeHandler(ifAllowed(subscribing::unsubscribe))
        .publishAcknowledgeHandler(this::arrived)
        .pingHandler(ifAllowed(ignored -> endpoint.pong()))
        .autoKeepAlive(false)
        .authenticationExchangeHandler(
            ignored -> disconnect(MqttDisconnectReasonCode.PROTOCOL_ERROR))
        .disconnectMessageHandler(this::goodbye)
        .publishAutoAck(false);
    endpoint.accept(present, options.answer(config));
    subscribing.takeUp();
  }

  // From the client
  // ---------------------------------------------------------------------------------------------------

  /** Handles a packet, unless the client is far ahead of its rate. */
  private <T> Handler<T> ifAllowed(Handler<T> handler) {
    return packet -> {
      heardAt = System.nanoTime();
      if (closed) {
        return;
      }
      if (flow.exceeds(heardAt)) {
        disconnect(MqttDisconnectReasonCode.MESSAGE_RATE_TOO_HIGH);
      } else {
        handler.handle(packet);
      }
    };
  }

  // To the client
  // -----------------------------------------------------------------------------------------------------

  /** Queues a state, where a subscription covers its topic. */
  void deliver(String topic, byte[] payload, boolean current) {
    var to = admitted;
    if (to == null || closed || topic.length() + payload.length > options.packetLimit()) {
      return;
    }
    var covering =
        to.session().subscriptions().entrySet().stream()
            .filter(entry -> TopicFilter.matches(entry.getKey(), topic))
            .map(Map.Entry::getValue)
            .toList();
    if (!covering.isEmpty()) {
      var acknowledged = covering.stream().anyMatch(Subscription::acknowledged);
      var retain = current || covering.stream().anyMatch(Subscription::retainAsPublished);
      outbox.add(new Outbox.Message(topic, payload, acknowledged, retain));
    }
  }

  private void send(int id, Outbox.Message message) {
    var qos = message.acknowledged() ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE;
    var written =
        endpoint.publish(
            message.topic(), Buffer.buffer(message.payload()), qos, false, message.retain(), id);
    if (!message.acknowledged()) {
      after(written, (done, failure) -> outbox.arrived(id));
    }
  }

  /** What was sent and arrived is no burden; acknowledging what never was sent is. */
  private void arrived(int id) {
    heardAt = System.nanoTime();
    if (!outbox.arrived(id) && flow.exceeds(heardAt)) {
      disconnect(MqttDisconnectReasonCode.MESSAGE_RATE_TOO_HIGH);
    }
  }

  // The end
  // -----------------------------------------------------------------------------------------------------------

  void takenOver() {
    disconnect(MqttDisconnectReasonCode.SESSION_TAKEN_OVER);
  }

  void revoked() {
    disconnect(MqttDisconnectReasonCode.NOT_AUTHORIZED);
  }

  void serverStops() {
    disconnect(MqttDisconnectReasonCode.SERVER_SHUTTING_DOWN);
  }

  /**
   * Ends a line on which nothing has come for longer than was agreed, or whose credential is no
   * longer good.
   */
  void endIfDue(long nanos, Instant now) {
    var client = admitted;
    if (client != null && !client.until().isAfter(now)) {
      disconnect(MqttDisconnectReasonCode.MAXIMUM_CONNECT_TIME);
    } else if (nanos - heardAt > GRACE * options.keepAliveSeconds() * SECOND) {
      disconnect(MqttDisconnectReasonCode.KEEP_ALIVE_TIMEOUT);
    }
  }

  private void goodbye(MqttDisconnectMessage message) {
    saidGoodbye = message.code() == MqttDisconnectReasonCode.NORMAL;
    var from = admitted;
    if (from != null && options.mqtt5() && options.expirySeconds() > 0) {
      var longest = options.expirySeconds();
      var wanted =
          ConnectOptions.number(
              message.properties(), MqttProperties.SESSION_EXPIRY_INTERVAL, longest);
      from.session().expireAfter(Math.min(wanted, longest));
    }
  }

  void disconnect(MqttDisconnectReasonCode why) {
    if (!closed) {
      if (endpoint.isConnected()) {
        endpoint.disconnect(why, MqttProperties.NO_PROPERTIES);
      }
      ended();
    }
  }

  private void ended() {
    if (closed) {
      return;
    }
    closed = true;
    var gone = admitted;
    if (gone != null) {
      var will = endpoint.will();
      if (will.isWillFlag() && !saidGoodbye) {
        service.published(gone.who(), will.getWillTopic(), will.getWillMessage().getBytes());
      }
      gone.left().run();
    }
  }

  /**
   * What follows once {@code future} is done, on the event loop and only while the client is there.
   */
  <T> void after(Future<T> future, BiConsumer<@Nullable T, @Nullable Throwable> then) {
    future.onComplete(done ->
        context.runOnContext(ignored -> {
          if (!closed) {
            then.accept(done.result(), done.cause());
          }
        }));
  }
}
