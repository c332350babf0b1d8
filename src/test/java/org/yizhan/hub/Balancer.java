package org.yizhan.hub;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands each new connection to one of the nodes that take connections, in turn. */
final class Balancer implements AutoCloseable {
  private static final String HERE = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final List<Integer> nodes = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final int port;

  Balancer() {
    var server = vertx.createNetServer().connectHandler(this::accept);
    this.port =
        server.listen(0, HERE).toCompletionStage().toCompletableFuture().join().actualPort();
  }

  int port() {
    return port;
  }

  /** A node listens there from now on. */
  void join(int node) {
    nodes.add(node);
  }

  /** A node is known to be gone; one that is not known to be gone is found out. */
  void leave(int node) {
    nodes.removeIf(port -> port == node);
  }

  private void accept(NetSocket caller) {
    caller.pause();
    forward(caller, nodes.size());
  }

  private void forward(NetSocket caller, int tries) {
    if (tries == 0) {
      caller.close();
      return;
    }
    var all = List.copyOf(nodes);
    if (all.isEmpty()) {
      caller.close();
      return;
    }
    client
        .connect(all.get(Math.floorMod(turn.getAndIncrement(), all.size())), HERE)
        .onSuccess(node -> {
          var _ = caller.pipeTo(node);
          var _ = node.pipeTo(caller);
        })
        .onFailure(refused -> forward(caller, tries - 1));
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
