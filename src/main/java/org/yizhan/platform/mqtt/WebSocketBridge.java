package org.yizhan.platform.mqtt;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.IntSupplier;

/**
 * MQTT over WebSocket on the HTTP port: {@code /mqtt} is upgraded and its bytes go to the MQTT port
 * over loopback and back. Each side waits for the other when it is slow, and both end together.
 * Limits of size, rate and silence are those of the endpoint.
 */
public final class WebSocketBridge {
  private static final int CONNECT_MS = 2_000;

  /**
   * More often than the HTTP server gives up on silent connections: an MQTT keep-alive may be
   * longer than that.
   */
  private static final long PING_MS = 15_000;

  private static final short UNACCEPTABLE_DATA = 1003;

  private final Vertx vertx;
  private final NetClient client;
  private final IntSupplier port;

  private WebSocketBridge(Vertx vertx, IntSupplier port) {
    this.vertx = vertx;
    this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_MS));
    this.port = port;
  }

  /** Serves {@code /mqtt}; {@code mqttPort} on loopback is asked for at each upgrade. */
  public static void mount(Router router, Vertx vertx, IntSupplier mqttPort) {
    router.get("/mqtt").handler(new WebSocketBridge(vertx, mqttPort)::bridge);
  }

  private void bridge(RoutingContext context) {
    var request = context.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
      context.response().setStatusCode(426).putHeader("Upgrade", "websocket").end();
      return;
    }
    request.pause();
    client
        .connect(port.getAsInt(), "127.0.0.1")
        .onSuccess(socket -> {
          socket.pause();
          read(request, false);
          request
              .toWebSocket()
              .onSuccess(webSocket -> join(webSocket, socket))
              .onFailure(refused -> socket.close())
              .onComplete(ended -> read(request, true));
        })
        .onFailure(away -> context.fail(503, away));
  }

  /**
   * On a virtual thread Vert.x 5.0 answers the upgrade before it listens for frames: what a quick
   * client sends in between would be dropped, and with it the CONNECT of MQTT. So nothing is read
   * until the WebSocket is joined.
   */
  private static void read(HttpServerRequest request, boolean on) {
    if (request.connection() instanceof ConnectionBase connection) {
      connection.channelHandlerContext().channel().config().setAutoRead(on);
    }
  }

  private void join(ServerWebSocket webSocket, NetSocket socket) {
    var ping = vertx.setPeriodic(PING_MS, timer -> webSocket.writePing(Buffer.buffer()));
    webSocket.frameHandler(frame -> {
      if (frame.isText()) {
        webSocket.close(UNACCEPTABLE_DATA);
      }
    });
    webSocket
        .pipeTo(socket)
        .onComplete(ended -> {
          vertx.cancelTimer(ping);
          socket.close();
        });
    socket.pipeTo(webSocket).onComplete(ended -> webSocket.close());
  }
}
