package org.yizhan.platform.mqtt;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.config.ConfigException;
import org.yizhan.platform.mqtt.MqttService.Authenticated;

/**
 * An MQTT endpoint (3.1.1 and 5), no broker: clients speak with the service behind it, never with
 * each other. It keeps state, not queues. Everything in here happens on one event loop.
 *
 * @param <P> who is connected
 */
public final class MqttGate<P> {
  private static final Logger LOG = LoggerFactory.getLogger(MqttGate.class);
  private static final int CLIENT_ID_LIMIT = 64;
  private static final long SWEEP_MS = 2_000;

  private final MqttConfig config;
  private final InstantSource clock;
  private final Map<String, Session<P>> sessions = new HashMap<>();
  private final Map<String, P> connected = new ConcurrentHashMap<>();
  private final Set<String> shutOut = ConcurrentHashMap.newKeySet();
  private @Nullable Opened<P> opened;

  private record Opened<P>(
      Vertx vertx,
      Context context,
      MqttService<P> service,
      String deployment,
      int port,
      int tlsPort) {}

  /** An endpoint that is not open yet; {@code clock} tells when a credential has ended. */
  public MqttGate(MqttConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * Listens, and waits until it does; called on a virtual thread.
   *
   * @return the port
   */
  public int open(Vertx vertx, MqttService<P> service) {
    var listener = new Listener(service);
    var deployment = vertx.deployVerticle(listener).await();
    var now =
        new Opened<>(
            vertx, listener.context(), service, deployment, listener.port(), listener.tlsPort());
    opened = now;
    return now.port();
  }

  /** The port with TLS; 0 where there is none. */
  public int tlsPort() {
    return opened == null ? 0 : opened.tlsPort();
  }

  /**
   * Disconnects everybody and stops listening. Does nothing when Vert.x did so before, as it does
   * when it is closed.
   */
  public void close() {
    var current = opened;
    if (current != null && current.vertx().deploymentIDs().contains(current.deployment())) {
      current.vertx().undeploy(current.deployment()).await();
    }
  }

  /** Who is connected now. May be called from any thread. */
  public Collection<P> connected() {
    return List.copyOf(connected.values());
  }

  /**
   * Ends the client's session and lets it begin no other while this program runs; for a credential
   * that was revoked, of which no later connection may make use. May be called from any thread.
   */
  public void shutOut(String clientId) {
    shutOut.add(clientId);
    var open = opened;
    if (open != null) {
      open.context()
          .runOnContext(ignored -> {
            var session = sessions.remove(clientId);
            if (session != null && session.connection() != null) {
              session.connection().revoked();
            }
          });
    }
  }

  /**
   * Sends a state to a client where it has subscribed to it; it replaces what was not sent yet
   * under the same topic. May be called from any thread; calls from one thread keep their order.
   *
   * @param current whether it is told anew what holds already, rather than what has just changed
   */
  public void deliver(String clientId, String topic, byte[] payload, boolean current) {
    var open = opened;
    if (open != null) {
      open.context()
          .runOnContext(ignored -> {
            var session = sessions.get(clientId);
            if (session != null && session.connection() != null) {
              session.connection().deliver(topic, payload, current);
            }
          });
    }
  }

  private final class Listener extends AbstractVerticle {
    private final MqttService<P> service;
    private @Nullable MqttServer server;
    private @Nullable MqttServer tlsServer;

    private Listener(MqttService<P> service) {
      this.service = service;
    }

    int port() {
      return server == null ? 0 : server.actualPort();
    }

    int tlsPort() {
      return tlsServer == null ? 0 : tlsServer.actualPort();
    }

    Context context() {
      return context;
    }

    @Override
    public void start(Promise<Void> started) {
      context.exceptionHandler(failure ->
          LOG.atDebug()
              .addKeyValue("cause", failure.toString())
              .log("A client broke the protocol"));
      server = MqttServer.create(vertx, options(config.port()));
      var listening = listen(server, "mqtt.port", config.port());
      if (config.tls().wanted()) {
        var options = options(config.tls().port());
        options.setSsl(true).setKeyCertOptions(KeyCertOptions.wrap(config.tls().identity()));
        tlsServer = MqttServer.create(vertx, options);
        listening = Future.all(listening, listen(tlsServer, "mqtt.tls.port", config.tls().port()));
      }
      listening.<Void>mapEmpty().onComplete(started);
      vertx.setPeriodic(SWEEP_MS, timer -> sweep());
    }

    private MqttServerOptions options(int port) {
      var options =
          new MqttServerOptions()
              .setMaxMessageSize(config.messageLimitBytes())
              .setTimeoutOnConnect(config.connectSeconds())
              .setMaxClientIdLength(CLIENT_ID_LIMIT)
              .setAutoClientId(false);
      options.setHost(config.host()).setPort(port);
      return options;
    }

    private Future<?> listen(MqttServer on, String key, int port) {
      return on.exceptionHandler(
              failure -> LOG.atDebug().addKeyValue("cause", failure.toString()).log("Refused"))
          .endpointHandler(this::connecting)
          .listen()
          .recover(failure ->
              Future.failedFuture(ConfigException.port(key, config.host(), port, failure)));
    }

    @Override
    public void stop(Promise<Void> stopped) {
      sessions.values().stream()
          .map(Session::connection)
          .filter(Objects::nonNull)
          .toList()
          .forEach(Connection::serverStops);
      var closing =
          Stream.of(server, tlsServer).filter(Objects::nonNull).map(MqttServer::close).toList();
      Future.join(closing).<Void>mapEmpty().onComplete(stopped);
    }

    private void connecting(MqttEndpoint endpoint) {
      var connection = new Connection<>(endpoint, config, service, context);
      connection.watch();
      var refusal = connection.atSight();
      if (refusal != null) {
        connection.refuse(refusal);
        return;
      }
      var clientId = endpoint.clientIdentifier();
      service
          .authenticate(clientId, endpoint.auth().getPassword())
          .onComplete(
              answer -> context.runOnContext(ignored -> known(connection, clientId, answer)));
    }

    private void known(
        Connection<P> connection, String clientId, AsyncResult<Optional<Authenticated<P>>> answer) {
      if (answer.failed()) {
        connection.refuse(ConnectRefusal.UNAVAILABLE);
      } else if (answer.result().isEmpty() || shutOut.contains(clientId)) {
        connection.refuse(ConnectRefusal.BAD_CREDENTIAL);
      } else if (!connection.mayLeaveWill(answer.result().get().who())) {
        connection.refuse(ConnectRefusal.NOT_AUTHORIZED);
      } else if (!connection.closed()) {
        admit(connection, clientId, answer.result().get());
      }
    }

    private void admit(Connection<P> connection, String clientId, Authenticated<P> client) {
      var before = sessions.get(clientId);
      if (before != null && before.connection() != null) {
        before.connection().takenOver();
      }
      var lost = before == null || connection.cleanStart() || before.expired(System.nanoTime());
      var kept = lost ? null : before;
      var session = kept == null ? new Session<P>() : kept;
      sessions.put(clientId, session);
      connected.put(clientId, client.who());
      connection.accept(client, session, kept != null, () -> left(clientId, connection, session));
    }

    private void left(String clientId, Connection<P> connection, Session<P> session) {
      if (session.connection() == connection) {
        session.detach(System.nanoTime());
        connected.remove(clientId);
        if (session.expired(System.nanoTime())) {
          sessions.remove(clientId, session);
        }
      }
    }

    private void sweep() {
      var nanos = System.nanoTime();
      var now = clock.instant();
      sessions.values().removeIf(session -> session.expired(nanos));
      sessions.values().stream()
          .map(Session::connection)
          .filter(Objects::nonNull)
          .toList()
          .forEach(connection -> connection.endIfDue(nanos, now));
    }
  }
}
