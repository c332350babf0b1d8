package org.yizhan.platform.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.impl.MqttEndpointImpl;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * The socket below an endpoint. vertx-mqtt 5.0 keeps it to itself, and without it no client can be
 * slowed down: one could only cut it off. Decision 0011.
 */
final class Tap {
  private static final VarHandle SOCKET = socket();

  private final NetSocketInternal socket;

  private Tap(NetSocketInternal socket) {
    this.socket = socket;
  }

  private static VarHandle socket() {
    try {
      return MethodHandles.privateLookupIn(MqttEndpointImpl.class, MethodHandles.lookup())
          .findVarHandle(MqttEndpointImpl.class, "conn", NetSocketInternal.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This version of vertx-mqtt is built differently", e);
    }
  }

  static Tap of(MqttEndpoint endpoint) {
    return new Tap((NetSocketInternal) SOCKET.get((MqttEndpointImpl) endpoint));
  }

  /** Reads on, or lets what the client sends wait in its own buffers and those of the network. */
  void open(boolean on) {
    if (on) {
      socket.resume();
    } else {
      socket.pause();
    }
  }

  /** Whether so much waits to be sent that the client seems not to read. */
  boolean backedUp() {
    return socket.writeQueueFull();
  }

  /**
   * Runs {@code action} for packets that only a server sends, which vertx-mqtt passes on to nobody.
   */
  void whenUnwanted(Consumer<Throwable> action) {
    socket
        .channelHandlerContext()
        .pipeline()
        .addLast(
            "unwanted",
            new ChannelInboundHandlerAdapter() {
              @Override
              public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
                action.accept(cause);
              }
            });
  }

  /** Runs {@code action} each time that the client has read enough. */
  void whenDrained(Runnable action) {
    socket.drainHandler(ignored -> action.run());
  }
}
